"""Whoever writes: one method for each kind of message, in any chat, topic and answer."""

from collections.abc import Sequence
from typing import Any, TypedDict, Unpack

from bot.simulator.door import JSON, Door
from bot.simulator.group import Group
from bot.simulator.seen import Seen


class Where(TypedDict, total=False):
    """Where and how a person writes: left out, the private chat with the first bot; `topic` is a thread id.

    A `protected` message cannot be forwarded.
    """

    chat: Group
    topic: int | None
    bot: int
    reply_to: Seen
    protected: bool


class Writer:
    """One human being, as far as they send messages."""

    def __init__(self, door: Door, user: JSON) -> None:
        self._door = door
        self.user = user
        self.id: int = user["id"]

    async def _writes(self, kind: str, where: Where, **content: Any) -> Seen:
        answer = await self._door.post("send", kind=kind, **self._place(where), **content)
        return Seen.of(answer["message"])

    def _place(self, where: Where) -> JSON:
        reply = where.get("reply_to")
        chat = where.get("chat")
        return {
            "user_id": self.id,
            "chat_id": chat.id if chat else None,
            "bot_id": where.get("bot"),
            "thread_id": where.get("topic"),
            "reply_to": reply.message_id if reply else None,
            "protected": where.get("protected"),
        }

    async def sends(self, text: str, **where: Unpack[Where]) -> Seen:
        """Send a text; returns the message (the last part of a text over 4,096 units)."""
        return await self._writes("text", where, text=text)

    async def starts(self, payload: str = "", **where: Unpack[Where]) -> Seen:
        """Press Start, or open a link with a payload."""
        return await self.sends(f"/start {payload}".strip(), **where)

    async def sends_media(
        self,
        kind: str,
        data: bytes | None = None,
        *,
        caption: str = "",
        name: str = "",
        album: str | None = None,
        **where: Unpack[Where],
    ) -> Seen:
        """Send a photo, video, video_note, voice, audio, document, animation or sticker; a sample without `data`.

        `album` is the id of an album this is a late part of (`Seen.album` of its first part).
        """
        file = None if data is None else await self._door.upload(data, name or kind)
        return await self._writes(kind, where, file=file, text=caption, album=album)

    async def sends_photo(self, data: bytes | None = None, *, caption: str = "", **where: Unpack[Where]) -> Seen:
        """Send a photo."""
        return await self.sends_media("photo", data, caption=caption, **where)

    async def sends_video(self, data: bytes | None = None, *, caption: str = "", **where: Unpack[Where]) -> Seen:
        """Send a video."""
        return await self.sends_media("video", data, caption=caption, **where)

    async def sends_video_note(self, data: bytes | None = None, **where: Unpack[Where]) -> Seen:
        """Send a round video."""
        return await self.sends_media("video_note", data, **where)

    async def sends_voice(self, data: bytes | None = None, **where: Unpack[Where]) -> Seen:
        """Send a voice note."""
        return await self.sends_media("voice", data, **where)

    async def sends_document(
        self, data: bytes | None = None, *, name: str = "note.txt", caption: str = "", **where: Unpack[Where]
    ) -> Seen:
        """Send a document."""
        return await self.sends_media("document", data, name=name, caption=caption, **where)

    async def sends_sticker(self, emoji: str = "👍", **where: Unpack[Where]) -> Seen:
        """Send a sticker."""
        return await self._writes("sticker", where, emoji=emoji)

    async def sends_location(self, latitude: float, longitude: float, **where: Unpack[Where]) -> Seen:
        """Send a place on the map."""
        return await self._writes("location", where, latitude=latitude, longitude=longitude)

    async def sends_poll(
        self, question: str, options: Sequence[str], *, quiz: bool = False, **where: Unpack[Where]
    ) -> Seen:
        """Send a poll, or a quiz, which bots can forward but not copy."""
        return await self._writes("poll", where, question=question, options=list(options), quiz=quiz)

    async def sends_dice(self, emoji: str = "🎲", **where: Unpack[Where]) -> Seen:
        """Throw a die."""
        return await self._writes("dice", where, emoji=emoji)

    async def sends_unusual(self, kind: str, **where: Unpack[Where]) -> Seen:
        """Send a story, game, checklist, paid_media, giveaway (bots copy neither), or a hologram no Bot API knows."""
        return await self._writes(kind, where)

    async def sends_album(self, items: Sequence[JSON], *, spread_ms: int = 0, **where: Unpack[Where]) -> list[Seen]:
        """Send an album of items `{"kind": "photo", "text": caption, "file": id}`; returns its parts.

        The parts arrive `spread_ms` apart.
        """
        answer = await self._door.post(
            "send", kind="album", items=list(items), spread_ms=spread_ms, **self._place(where)
        )
        return [Seen.of(view) for view in answer["messages"]]

    async def shares_contact(self, of: "Writer | None" = None, **where: Unpack[Where]) -> Seen:
        """Share a contact: one's own, or somebody else's."""
        return await self._writes("contact", where, of=of.id if of else self.id)

    async def forwards(self, message: Seen, **where: Unpack[Where]) -> Seen:
        """Forward a message."""
        origin = {"chat_id": message.chat_id, "bot_id": message.bot_id, "message_id": message.message_id}
        return await self._writes("text", where, forward_of=origin)
