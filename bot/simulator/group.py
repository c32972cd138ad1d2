"""A group for the journeys: its members, topics and upgrades, over the people API."""

from typing import Any, Protocol

from bot.simulator.door import JSON, Door
from bot.simulator.seen import Seen


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
        chat: JSON = (await self._door.get(f"chats/{self.id}"))["chat"]
        return chat

    async def messages(self, topic: int | None = None) -> list[Seen]:
        """Return the messages of one topic (None: General, or a group without topics), oldest first."""
        return [Seen.of(one) for one in (await self.view())["messages"] if one["thread_id"] == topic]

    async def topics(self) -> dict[str, int]:
        """Return the thread ids by topic name."""
        return {topic["name"]: topic["thread_id"] for topic in (await self.view())["topics"]}

    async def sets(self, user_id: int, status: str, **more: Any) -> None:
        """Make somebody (or a bot) administrator, member, restricted, left or kicked; `more`: rights, by, anonymous."""
        await self._door.post("member", chat_id=self.id, user_id=user_id, status=status, **more)

    async def joins(self, person: Somebody) -> None:
        """Let somebody in."""
        await self.sets(person.id, "member")

    async def leaves(self, person: Somebody) -> None:
        """See somebody off."""
        await self.sets(person.id, "left")

    async def opens_topic(self, by: Somebody, name: str) -> int:
        """Create a topic; returns its thread id."""
        return int((await self._door.post("topics", chat_id=self.id, user_id=by.id, name=name))["topic"]["thread_id"])

    async def changes_topic(self, by: Somebody, topic: int, do: str, **more: str) -> None:
        """Do `close`, `reopen`, `delete` or `edit` (with name, icon) to a topic."""
        await self._door.post("topic", chat_id=self.id, thread_id=topic, user_id=by.id, do=do, **more)

    async def upgrades(self) -> int:
        """Turn a plain group into a supergroup; returns and takes the new id."""
        self.id = int((await self._door.post("migrate", chat_id=self.id))["chat"]["id"])
        return self.id
