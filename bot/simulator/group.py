"""A group for the journeys: its members, topics, pins and upgrades, over the people API."""

from typing import Any, Protocol

from bot.simulator.door import JSON, Door
from bot.simulator.seen import Seen, Topic

GENERAL = 1


class Somebody(Protocol):
    """Whoever has a user id."""

    id: int


class Group:
    """A group people and bots share; `id` changes when it is upgraded."""

    def __init__(self, door: Door, chat_id: int) -> None:
        self._door = door
        self.id = chat_id

    async def view(self) -> JSON:
        """Return the chat of the contract: members, topics, messages."""
        return await self._read()

    async def _read(self, **how: int) -> JSON:
        chat: JSON = (await self._door.get(f"chats/{self.id}", **how))["chat"]
        return chat

    async def messages(self, topic: int | None = None) -> list[Seen]:
        """Return the messages of one topic (None: General, or a group without topics), oldest first."""
        return [Seen.of(one) for one in (await self._read(thread_id=topic or GENERAL))["messages"]]

    async def last(self, topic: int | None = None) -> Seen:
        """Return the newest message of a topic; IndexError where there is none."""
        return (await self.messages(topic))[-1]

    async def pinned(self, topic: int | None = None) -> list[Seen]:
        """Return what is pinned in a topic, in the order of pinning."""
        chat = await self._read(thread_id=topic or GENERAL)
        here = {one["id"]: Seen.of(one) for one in chat["messages"]}
        return [here[message_id] for message_id in chat["pinned"] if message_id in here]

    async def topics(self) -> dict[str, int]:
        """Return the thread ids by topic name."""
        return {topic["name"]: topic["thread_id"] for topic in (await self._read(messages=0))["topics"]}

    async def topic(self, which: str | int, *, timeout: float = 5) -> Topic:  # noqa: ASYNC109
        """Wait for a topic with this in its name, or with this thread id, and return it as it is now."""

        async def look() -> Topic | None:
            known = [Topic(**one) for one in (await self._read(messages=0))["topics"]]
            return next((one for one in known if which == one.thread_id or str(which) in one.name), None)

        return await self._door.until(look, timeout=timeout)

    async def sets(self, user_id: int, status: str, **more: Any) -> None:
        """Make somebody (or a bot) administrator, member, restricted, left or kicked.

        `more`: rights, by, anonymous, title (an administrator's), is_member (false: restricted and outside).
        """
        await self._door.post("member", chat_id=self.id, user_id=user_id, status=status, **more)

    async def sets_bot(self, status: str, **more: Any) -> None:
        """Do to the bot what `sets` does to somebody: promote, demote, restrict, remove it, or let it back in."""
        await self._door.post("member", chat_id=self.id, status=status, **more)

    async def joins(self, person: Somebody) -> None:
        """Let somebody in."""
        await self.sets(person.id, "member")

    async def leaves(self, person: Somebody) -> None:
        """See somebody off."""
        await self.sets(person.id, "left")

    async def opens_topic(self, by: Somebody, name: str, icon: str = "") -> int:
        """Create a topic; returns its thread id."""
        made = await self._door.post("topics", chat_id=self.id, user_id=by.id, name=name, icon=icon)
        return int(made["topic"]["thread_id"])

    async def changes_topic(self, by: Somebody, topic: int, do: str, **more: str) -> None:
        """Do `close`, `reopen`, `delete` or `edit` (with name, icon) to a topic."""
        await self._door.post("topic", chat_id=self.id, thread_id=topic, user_id=by.id, do=do, **more)

    async def upgrades(self) -> int:
        """Turn a plain group into a supergroup; returns and takes the new id."""
        self.id = int((await self._door.post("migrate", chat_id=self.id))["chat"]["id"])
        return self.id

    async def turns_topics(self, *, on: bool = True) -> None:
        """Turn topics on or off; a plain group is upgraded first, as the apps do."""
        if (await self._read(messages=0))["type"] == "group":
            await self.upgrades()
        await self._door.post("forum", chat_id=self.id, on=on)
