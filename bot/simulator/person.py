"""One person with a Telegram app: writes, changes, taps, and sees what bots do."""

from collections.abc import Callable
from typing import Unpack

from bot.simulator.door import JSON
from bot.simulator.seen import Seen, Toast
from bot.simulator.writer import Where, Writer


class Person(Writer):
    """One human being with a Telegram app."""

    def _at(self, message: Seen) -> JSON:
        """Name a message from this person's side."""
        where = {"user_id": self.id, "chat_id": message.chat_id, "message_id": message.message_id}
        return {**where, "bot_id": message.bot_id}

    async def edits(self, message: Seen, text: str) -> Seen:
        """Change one's own text or caption; an empty caption goes."""
        return Seen.of((await self._door.post("edit", **self._at(message), text=text))["message"])

    async def edits_media(self, message: Seen, kind: str, data: bytes | None = None, *, name: str = "") -> Seen:
        """Put another file (a sample without `data`) in place of one's own; the caption stays."""
        file = None if data is None else await self._door.upload(data, name or kind)
        return Seen.of((await self._door.post("edit", **self._at(message), kind=kind, file=file))["message"])

    async def deletes(self, message: Seen) -> None:
        """Delete a message for everyone."""
        await self._door.post("delete", **self._at(message))

    async def reacts(self, message: Seen, *emoji: str) -> None:
        """Put reactions under a message, custom emoji by their id; none takes them back.

        Only Premium accounts may put several (three at most), or custom emoji.
        """
        await self._door.post("react", **self._at(message), emoji=list(emoji))

    async def pins(self, message: Seen, *, on: bool = True) -> None:
        """Pin a message, or unpin it."""
        await self._door.post("pin", **self._at(message), on=on)

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
        answer = await self._door.post("tap", **self._at(message), **how)
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
        """Wait for a bot's next message after `after` (a message, or an event's id), or with `edited` its next edit.

        With `chat` (and `topic`) it is awaited there, and `after` may stand in another chat.
        """
        event, chat, bot = (after, None, None) if isinstance(after, int) else (after.event, after.chat_id, after.bot_id)
        place = self._place(where)
        answer = await self._door.get(
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

    async def again(self, message: Seen) -> Seen | None:
        """Look at a message again, as it is now; None where it was deleted."""
        view = (await self._door.get("message", **self._at(message)))["message"]
        return Seen.of(view) if view else None

    async def watches(self, message: Seen, until: Callable[[Seen], bool], *, timeout: float = 5) -> Seen:  # noqa: ASYNC109
        """Look at a message until it is as `until` says (a reaction came, a button went); else TimeoutError."""

        async def look() -> Seen | None:
            now = await self.again(message)
            return now if now is not None and until(now) else None

        return await self._door.until(look, timeout=timeout)

    async def misses(self, message: Seen, *, timeout: float = 5) -> None:  # noqa: ASYNC109
        """Wait until a message is deleted."""

        async def look() -> bool:
            return await self.again(message) is None

        await self._door.until(look, timeout=timeout)

    async def chat(self, bot: int | None = None) -> list[Seen]:
        """Return all messages of the private chat, oldest first."""
        answer = await self._door.get(f"chats/{self.id}", bot_id=bot)
        return [Seen.of(view) for view in answer["chat"]["messages"]]

    async def blocks(self, bot: int | None = None) -> None:
        """Stop and block the bot."""
        await self._door.post("block", user_id=self.id, bot_id=bot)

    async def unblocks(self, bot: int | None = None) -> None:
        """Let the bot write again."""
        await self._door.post("unblock", user_id=self.id, bot_id=bot)
