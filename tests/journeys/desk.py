"""The staff of a town: their group, the owner and two colleagues, and what they see and do there."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.i18n.direction import strip_bidi
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
            return name in await self._named()

        await eventually(there)
        return (await self._named())[name]

    async def _named(self) -> dict[str, int]:
        """Return the topics by the customers' names, without the tickets' numbers."""
        topics = await self.group.topics()
        return {strip_bidi(title).split(" #")[0]: thread for title, thread in topics.items()}

    async def sees(self, topic: int | None, text: str, *, buttons: bool | None = None) -> Seen:
        """Wait for a message of the bot in a topic that has these words in it, the newest one."""

        def fits(one: Seen) -> bool:
            return text in one.text and (buttons is None or bool(one.buttons) == buttons)

        return await self.shows(topic, fits)

    async def shows(self, topic: int | None, fits: Callable[[Seen], bool]) -> Seen:
        """Wait for a message in a topic that is as it should be; returns the newest one."""
        return await found(lambda: self.group.messages(topic), fits)

    async def card(self, topic: int | None) -> Seen:
        """Wait for a customer's card, the message with the desk's buttons."""
        return await self.shows(topic, lambda one: any(data.startswith("dn:") for data in one.data.values()))

    async def copies(self, topic: int | None) -> list[Seen]:
        """Return what the bot has sent into a topic besides the card and its notes about it, oldest first."""
        return [one for one in await self.group.messages(topic) if is_the_bot_s(one)]


def is_the_bot_s(message: Seen) -> bool:
    """Tell whether a bot said it, and Telegram not just noted it."""
    return bool(message.view["from"]["is_bot"]) and message.kind != "service"


async def found(read: Callable[[], Awaitable[list[Seen]]], fits: Callable[[Seen], bool]) -> Seen:
    """Wait until one of the messages is as it should be; returns the newest such."""

    async def look() -> list[Seen]:
        return [one for one in await read() if fits(one)]

    await eventually(look)
    return (await look())[-1]


async def says(person: Person, text: str) -> Seen:
    """Wait until a bot has said exactly this in a person's own chat."""
    return await found(person.chat, lambda one: is_the_bot_s(one) and one.text == text)


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
    while f"it:{topic}" not in asked.data.values():  # a question for stars may have been on its way
        asked = await person.sees(after=asked)
    await person.taps(asked, data=f"it:{topic}")
    shown, confirms = await person.sends(text), town.says("ticket.add", person.user["language_code"])
    while confirms not in shown.text:  # something else may come in between, such as a question for stars
        shown = await person.sees(after=shown)
    return shown


def ticket_of(confirmation: Seen) -> int:
    """Return the ticket's number that a confirmation names."""
    found = re.search(r"#(\d+)", confirmation.text)
    assert found is not None
    return int(found[1])


async def talking(town: Town, name: str = "Emma", **more: object) -> tuple[StaffRoom, Person, int]:
    """Open a town where a customer has complained; returns the room, the customer and their topic."""
    room = await opened(town)
    person = await town.people.person(name, **more)
    await complains(town, person)
    topic = await room.topic_of(person)
    await room.sees(topic, "My cup was broken")
    return room, person, topic
