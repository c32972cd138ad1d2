"""Saying one relayed message in another chat: the best way that Telegram lets pass."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from telegram.error import BadRequest, TelegramError

from bot.courier.desk.origin import named, shows_by_forward
from bot.courier.desk.topics import is_lost
from bot.gateway.content import Call, Content, Where, album, editing, goes_in_album, sendings
from bot.gateway.content import parts as pieces_of
from bot.gateway.errors import Gone
from bot.gateway.sender import Lane, Sender
from bot.gateway.sender.permanent import NO_RIGHT, says
from bot.storage.unit import Row

NOT_THE_WAY = ("topic_closed", *NO_RIGHT)
"""Refusals that another way of saying the same would meet as well."""
AGAIN = ("copyMessage", "forwardMessage")
DELIVERED = [{"type": "emoji", "emoji": "👌"}]


class NotTogether(BadRequest):
    """These parts cannot stand in one album; each is to be sent by itself."""


async def say(
    sender: Sender, lane: Lane, parts: Sequence[Row], where: Where, *, origins: bool = False
) -> list[int | None]:
    """Send a message, or the parts of one album together; return the copies' message ids.

    `origins`: forwarded messages say whom they are from. Raises NotTogether for parts that are no album.
    """
    contents = [Content.loads(row.content or "{}") for row in parts]
    shown = [named(content) for content in contents] if origins else contents
    if len(parts) == 1:
        forward = origins and shows_by_forward(contents[0])
        return [await _say_one(sender, lane, parts[0], shown[0], where, forward=forward)]
    if not goes_in_album(shown):
        raise NotTogether("these messages do not go in one album")
    call = album(shown, where)
    ids = [_id_of(message) for message in await sender.call(lane, call.method, call.params)]
    for message_id, content in zip(ids, shown, strict=True):
        await _say_rest(sender, lane, content, where, message_id)
    return [*ids]


async def change(sender: Sender, lane: Lane, edit: Row, of: Row, keyboard: Any = None) -> bool:
    """Show an edited content in place of the copy of the message it changes; False for kinds that cannot be changed."""
    content = Content.loads(edit.content or "{}")
    call = editing(content, of.target_chat_id, of.target_message_id, keyboard)
    if call is None:
        return False
    await sender.call(lane, call.method, call.params)
    await _say_rest(sender, lane, content, Where(of.target_chat_id), of.target_message_id)
    return True


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


async def _say_one(sender: Sender, lane: Lane, row: Row, content: Content, where: Where, *, forward: bool) -> int:
    source = None if row.source_chat_id is None else (row.source_chat_id, row.source_message_id)
    ways = sendings(content, where, source)
    if forward:
        ways = tuple(sorted(ways, key=lambda way: way.method != "forwardMessage"))
    message_id, way = await _first_that_passes(sender, lane, ways)
    if way.method not in AGAIN:
        await _say_rest(sender, lane, content, where, message_id)
    return message_id


async def _say_rest(sender: Sender, lane: Lane, content: Content, where: Where, message_id: int) -> None:
    """Say what was too long for one message right below its beginning."""
    below = replace(where, reply_to=message_id, keyboard=None)
    for piece in pieces_of(content)[1:]:
        for call in sendings(piece, below):
            await sender.call(lane, call.method, call.params)


async def _first_that_passes(sender: Sender, lane: Lane, ways: Sequence[Call]) -> tuple[int, Call]:
    for way in ways[:-1]:
        try:
            return _id_of(await sender.call(lane, way.method, way.params)), way
        except (BadRequest, Gone) as refusal:
            if is_lost(refusal) or says(refusal.message, NOT_THE_WAY):
                raise
    return _id_of(await sender.call(lane, ways[-1].method, ways[-1].params)), ways[-1]


def _id_of(sent: Any) -> int:
    return int(sent["message_id"])
