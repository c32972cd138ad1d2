"""People for the journeys: a client of the people API over real HTTP (the contract stands in `people_api`).

async with People(sim.url) as people:
    anna = await people.person("Anna", language="hy")
    question = await anna.sends("Where are you?")
    reply = await anna.sees(after=question)
    await anna.taps(reply, "Yes")
    thanks = await anna.sees(after=reply, edited=True)
"""

from collections.abc import Sequence
from typing import Any, TypedDict, Unpack

from bot.simulator.door import JSON, Door, PeopleError
from bot.simulator.group import Group
from bot.simulator.seen import Figures, Seen, Toast

__all__ = ["Group", "People", "PeopleError", "Person", "Seen", "Toast"]


class Where(TypedDict, total=False):
    """Where a person acts: left out, the private chat with the first bot; `topic` is a thread id."""

    chat: Group
    topic: int | None
    bot: int
    reply_to: Seen


class People(Door):
    """Everybody who uses Telegram; use it as `async with People(sim.url) as people`."""

    async def person(self, first_name: str, *, language: str = "en", **more: Any) -> "Person":
        """Somebody new; `more` are the fields of `POST /people/users` (last_name, username, is_premium, phone, id)."""
        answer = await self.post("users", first_name=first_name, language_code=language, **more)
        return Person(self, answer["user"])

    async def group(
        self,
        title: str,
        *,
        owner: "Person",
        members: Sequence["Person"] = (),
        admins: Sequence["Person"] = (),
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
        """Make bot calls fail; see `POST /people/faults` for kinds and fields."""
        await self.post("faults", kind=kind, method=method, **more)

    async def network(self, *, cut: bool) -> None:
        """Cut the bot's network, or mend it."""
        await self.post("network", cut=cut)


class Person:
    """One human being with a Telegram app."""

    def __init__(self, people: People, user: JSON) -> None:
        self._people = people
        self.user = user
        self.id: int = user["id"]

    async def _writes(self, kind: str, where: Where, **content: Any) -> Seen:
        answer = await self._people.post("send", kind=kind, **self._place(where), **content)
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
        }

    def _at(self, message: Seen) -> JSON:
        """Name a message from this person's side."""
        where = {"user_id": self.id, "chat_id": message.chat_id, "message_id": message.message_id}
        return {**where, "bot_id": message.bot_id}

    async def sends(self, text: str, **where: Unpack[Where]) -> Seen:
        """Send a text; returns the message (the last part of a text over 4,096 units)."""
        return await self._writes("text", where, text=text)

    async def starts(self, payload: str = "", **where: Unpack[Where]) -> Seen:
        """Press Start, or open a link with a payload."""
        return await self.sends(f"/start {payload}".strip(), **where)

    async def sends_media(
        self, kind: str, data: bytes | None = None, *, caption: str = "", name: str = "", **where: Unpack[Where]
    ) -> Seen:
        """Send a photo, video, video_note, voice, audio, document, animation or sticker; a sample without `data`."""
        file = None if data is None else await self._people.upload(data, name or kind)
        return await self._writes(kind, where, file=file, text=caption)

    async def sends_photo(self, data: bytes | None = None, *, caption: str = "", **where: Unpack[Where]) -> Seen:
        """Send a photo."""
        return await self.sends_media("photo", data, caption=caption, **where)

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

    async def sends_poll(self, question: str, options: Sequence[str], **where: Unpack[Where]) -> Seen:
        """Send a poll."""
        return await self._writes("poll", where, question=question, options=list(options))

    async def sends_dice(self, emoji: str = "🎲", **where: Unpack[Where]) -> Seen:
        """Throw a die."""
        return await self._writes("dice", where, emoji=emoji)

    async def sends_album(self, items: Sequence[JSON], **where: Unpack[Where]) -> list[Seen]:
        """Send an album of items `{"kind": "photo", "text": caption, "file": id}`; returns its parts."""
        answer = await self._people.post("send", kind="album", items=list(items), **self._place(where))
        return [Seen.of(view) for view in answer["messages"]]

    async def shares_contact(self, of: "Person | None" = None, **where: Unpack[Where]) -> Seen:
        """Share a contact: one's own, or somebody else's."""
        return await self._writes("contact", where, of=of.id if of else self.id)

    async def forwards(self, message: Seen, **where: Unpack[Where]) -> Seen:
        """Forward a message."""
        origin = {"chat_id": message.chat_id, "bot_id": message.bot_id, "message_id": message.message_id}
        return await self._writes("text", where, forward_of=origin)

    async def edits(self, message: Seen, text: str) -> Seen:
        """Change one's own text or caption."""
        return Seen.of((await self._people.post("edit", **self._at(message), text=text))["message"])

    async def deletes(self, message: Seen) -> None:
        """Delete a message for everyone."""
        await self._people.post("delete", **self._at(message))

    async def reacts(self, message: Seen, *emoji: str) -> None:
        """Put reactions under a message; none takes them back."""
        await self._people.post("react", **self._at(message), emoji=list(emoji))

    async def taps(
        self, message: Seen, text: str | None = None, *, data: str | None = None, wait: float = 5
    ) -> str | None:
        """Press a button by its visible text or its data; returns the toast's text. `wait=0` does not wait."""
        return (await self.presses(message, text, data=data, wait=wait)).text

    async def presses(
        self, message: Seen, text: str | None = None, *, data: str | None = None, wait: float = 5, forged: bool = False
    ) -> Toast:
        """Press a button and see all of the answer; TimeoutError when the bot leaves the spinner turning."""
        how = {"text": text, "data": data, "wait": wait, "forged": forged}
        answer = await self._people.post("tap", **self._at(message), **how)
        if wait and not answer["answered"]:
            raise TimeoutError(f"the bot did not answer the tap on {text or data!r} within {wait} s")
        return Toast(text=answer["text"], alert=answer["alert"], url=answer["url"])

    async def sees(
        self,
        after: Seen | int,
        *,
        edited: bool = False,
        timeout: float = 5,  # noqa: ASYNC109 - the simulator waits, and says so when nothing came
        **where: Unpack[Where],
    ) -> Seen:
        """Wait for a bot's next message after `after` (a message, or an event's id), or with `edited` its next edit."""
        event, chat, bot = (after, None, None) if isinstance(after, int) else (after.event, after.chat_id, after.bot_id)
        place = self._place(where)
        answer = await self._people.get(
            "await",
            chat_id=place["chat_id"] or chat or self.id,
            bot_id=place["bot_id"] or bot,
            thread_id=place["thread_id"],
            after=event,
            edited=int(edited),
            timeout=timeout,
        )
        if answer["message"] is None:
            raise TimeoutError(f"no {'edit' if edited else 'message'} of a bot within {timeout} s after event {event}")
        return Seen.of(answer["message"])

    async def chat(self, bot: int | None = None) -> list[Seen]:
        """Return all messages of the private chat, oldest first."""
        answer = await self._people.get(f"chats/{self.id}", bot_id=bot)
        return [Seen.of(view) for view in answer["chat"]["messages"]]

    async def blocks(self, bot: int | None = None) -> None:
        """Stop and block the bot."""
        await self._people.post("block", user_id=self.id, bot_id=bot)

    async def unblocks(self, bot: int | None = None) -> None:
        """Let the bot write again."""
        await self._people.post("unblock", user_id=self.id, bot_id=bot)
