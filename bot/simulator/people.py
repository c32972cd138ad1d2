"""People for the journeys: a client of the people API over real HTTP (the contract stands in `people_api`).

async with People(sim.url) as people:
    anna = await people.person("Anna", language="hy")
    question = await anna.sends("Where are you?")
    reply = await anna.sees(after=question)
    await anna.taps(reply, "Yes")
    thanks = await anna.sees(after=reply, edited=True)
    desk = await people.group("Desk", owner=olga, admins=[nare], forum=True)
    topic = await desk.topic("Anna")
    copy = await nare.sees(after=question, chat=desk, topic=topic.thread_id)
"""

from collections.abc import Sequence
from typing import Any

from bot.simulator.door import Door, PeopleError
from bot.simulator.group import Group
from bot.simulator.person import Person
from bot.simulator.seen import Figures, Seen, Toast, Topic

__all__ = ["Group", "People", "PeopleError", "Person", "Seen", "Toast", "Topic"]


class People(Door):
    """Everybody who uses Telegram; use it as `async with People(sim.url) as people`."""

    async def person(self, first_name: str, *, language: str = "en", **more: Any) -> Person:
        """Somebody new; `more` are the fields of `POST /people/users` (last_name, username, is_premium, phone, id)."""
        answer = await self.post("users", first_name=first_name, language_code=language, **more)
        return Person(self, answer["user"])

    async def group(
        self,
        title: str,
        *,
        owner: Person,
        members: Sequence[Person] = (),
        admins: Sequence[Person] = (),
        forum: bool = False,
        **more: Any,
    ) -> Group:
        """Make a group; the bot comes in as an administrator unless `bot="member"` or `bot="absent"`."""
        people = {"members": [one.id for one in members], "admins": [one.id for one in admins]}
        answer = await self.post("groups", title=title, owner=owner.id, forum=forum, **people, **more)
        return Group(self, answer["chat"]["id"])

    async def load(self, texts: Sequence[str], *, users: int, rate: float | None = None) -> int:
        """Let `users` people send `texts`, all at once or `rate` a second; returns the load's number."""
        answer = await self.post("load", texts=list(texts), users=users, rate=rate)
        return int(answer["load"])

    async def answered(self, load: int, *, count: int | None = None, timeout: float = 30) -> Figures:  # noqa: ASYNC109
        """Wait until `count` (default all) texts of a load are answered, at most `timeout` seconds."""
        return Figures(**await self.get(f"load/{load}", count=count, timeout=timeout))

    async def fault(self, kind: str, method: str = "*", **more: Any) -> None:
        """Make bot calls fail, or updates come twice; see `POST /people/faults` for kinds and fields."""
        await self.post("faults", kind=kind, method=method, **more)

    async def network(self, *, cut: bool) -> None:
        """Cut the bot's network, or mend it."""
        await self.post("network", cut=cut)

    async def later(self, *, hours: float = 0, seconds: float = 0) -> None:
        """Turn this Telegram's clock forward; everything there is ages by it (the bot's own clock does not)."""
        await self.post("clock", advance_seconds=hours * 3600 + seconds)
