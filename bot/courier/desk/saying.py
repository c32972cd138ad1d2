"""Saying one relayed message in another chat: the best way that Telegram lets pass."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from telegram.error import BadRequest, TelegramError

from bot.gateway.content import Call, Content, Where, album, editing, goes_in_album, sendings
from bot.gateway.errors import Gone
from bot.gateway.sender import Lane, Sender
from bot.gateway.sender.permanent import NO_RIGHT, says
from bot.storage.unit import Row

NOT_THE_WAY = ("topic_closed", *NO_RIGHT)
"""Refusals that another way of saying the same would meet as well."""
DELIVERED = [{"type": "emoji", "emoji": "👌"}]


async def say(sender: Sender, lane: Lane, parts: Sequence[Row], where: Where) -> list[int | None]:
    """Send a message, or the parts of one album together; return the copies' message ids."""
    contents = [Content.loads(row.content or "{}") for row in parts]
    if len(parts) > 1 and goes_in_album(contents):
        call = album(contents, where)
        return [int(message["message_id"]) for message in await sender.call(lane, call.method, call.params)]
    ids: list[int | None] = []
    for row, content in zip(parts, contents, strict=True):
        calls = sendings(content, where, (row.source_chat_id, row.source_message_id))
        ids.append(await _first_that_passes(sender, lane, calls))
    return ids


async def change(sender: Sender, lane: Lane, edit: Row, of: Row, keyboard: Any = None) -> None:
    """Show an edited content in place of the copy of the message it changes."""
    content = Content.loads(edit.content or "{}")
    call = editing(content, of.target_chat_id, of.target_message_id, keyboard)
    if call is not None:
        await sender.call(lane, call.method, call.params)


async def confirm(sender: Sender, row: Row) -> None:
    """Put 👌 on the original once Telegram has confirmed its copy; where that may not be done, nothing is lost."""
    if row.what != "message" or row.source_chat_id is None:
        return
    where = {"chat_id": row.source_chat_id, "message_id": row.source_message_id, "reaction": DELIVERED}
    with suppress(TelegramError):
        await sender.call(Lane.STAFF, "setMessageReaction", where)


def standing_in(row: Row | None, chat_id: int) -> int | None:
    """Return the id under which a relayed message stands in this chat, as the original or as the copy."""
    if row is None:
        return None
    if row.source_chat_id == chat_id and row.source_message_id is not None:
        return int(row.source_message_id)
    return int(row.target_message_id) if row.target_chat_id == chat_id and row.target_message_id is not None else None


async def _first_that_passes(sender: Sender, lane: Lane, calls: Sequence[Call]) -> int:
    for call in calls[:-1]:
        try:
            return _id_of(await sender.call(lane, call.method, call.params))
        except BadRequest as refusal:
            if says(refusal.message, NOT_THE_WAY):
                raise
        except Gone as refusal:
            if "thread" in refusal.message:
                raise
    return _id_of(await sender.call(lane, calls[-1].method, calls[-1].params))


def _id_of(sent: Any) -> int:
    return int(sent["message_id"])
