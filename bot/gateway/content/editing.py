"""Changing a message that was sent, so that it holds something else."""

from collections.abc import Mapping
from typing import Any

from bot.gateway.content.content import Content
from bot.gateway.content.kinds import KINDS
from bot.gateway.content.media import input_media
from bot.gateway.content.parts import parts
from bot.gateway.content.sending import Call, keyed, worded


def editing(content: Content, chat_id: int, message_id: int, keyboard: Mapping[str, Any] | None = None) -> Call | None:
    """Return the call that makes a message of the bot hold this; None for kinds Telegram never lets a bot change.

    Those kinds are stickers, video notes, places, contacts, and all that is "other". A file is given together with its
    caption, whichever of the two was changed. Of a text too long for one message the first of its `parts` is said.
    Without a `keyboard` the message loses the one it had.
    """
    kind = KINDS.get(content.kind)
    if kind is None or kind.edit is None:
        return None
    said = worded(parts(content)[0])
    place = {"chat_id": chat_id, "message_id": message_id, **keyed(keyboard)}
    if kind.edit == "text":
        return Call("editMessageText", {**place, **content.details, **said})
    if kind.edit == "caption":
        return Call("editMessageCaption", {**place, **said})
    return Call("editMessageMedia", {**place, "media": input_media(content)})
