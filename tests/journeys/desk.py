"""The staff of a town: their group, the owner and two colleagues, and what they see and do there."""

import re
from dataclasses import dataclass

from bot.simulator.people import Group, Person, Seen
from tests.journeys.conftest import Town, eventually

OWNER_ID = 500_000_001


@dataclass
class StaffRoom:
    """The linked group; Nora owns the brand, Davit and Ani answer customers."""

    town: Town
    group: Group
    nora: Person
    davit: Person
    ani: Person

    async def topic_of(self, person: Person) -> int:
        """Wait until a customer has a topic; return its thread id."""
        name = person.user["first_name"]

        async def there() -> bool:
            return any(title.split(" #")[0] == name for title in await self.group.topics())

        await eventually(there)
        return next(thread for title, thread in (await self.group.topics()).items() if title.split(" #")[0] == name)

    async def sees(self, topic: int | None, text: str, *, buttons: bool | None = None) -> Seen:
        """Wait for a message of the bot in a topic that has these words in it, the newest one."""

        async def look() -> Seen | None:
            messages = [one for one in await self.group.messages(topic) if text in one.text]
            found = [one for one in messages if buttons is None or bool(one.buttons) == buttons]
            return found[-1] if found else None

        await eventually(look)
        found = await look()
        assert found is not None
        return found

    async def card(self, topic: int) -> Seen:
        """Wait for a customer's card, the message with the desk's buttons."""

        async def look() -> Seen | None:
            messages = await self.group.messages(topic)
            cards = [one for one in messages if any(data.startswith("dn:") for data in one.data.values())]
            return cards[-1] if cards else None

        await eventually(look)
        found = await look()
        assert found is not None
        return found


async def opened(town: Town, *, forum: bool = True, **group: object) -> StaffRoom:
    """Open a town's bot with its staff group linked by the settings."""
    nora = await town.people.person("Nora", id=OWNER_ID)
    davit, ani = await town.people.person("Davit", username="davit"), await town.people.person("Ani", username="ani")
    staff = await town.people.group("Sanoro staff", owner=nora, members=[davit, ani], forum=forum, **group)
    town.settings = town.settings.model_copy(update={"owner_ids": (OWNER_ID,), "staff_chat_id": staff.id})
    await town.open()
    await town.ask(nora, "/start")
    return StaffRoom(town, staff, nora, davit, ani)


async def complains(town: Town, person: Person, text: str = "My cup was broken", topic: str = "order") -> Seen:
    """Let a customer go through the intake; returns the confirmation with the ticket's number."""
    asked = await town.ask(person, "/complaint")
    await person.taps(asked, data=f"it:{topic}")
    return await person.sees(after=await person.sends(text))


def ticket_of(confirmation: Seen) -> int:
    """Return the ticket's number that a confirmation names."""
    found = re.search(r"#(\d+)", confirmation.text)
    assert found is not None
    return int(found[1])
