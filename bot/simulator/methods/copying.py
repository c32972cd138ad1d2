"""Copies and forwards, one or many; albums stay together."""

from collections import Counter
from itertools import pairwise
from typing import Any

from bot.simulator.methods.access import chat_of, message_of, target
from bot.simulator.methods.call import Call, Handler
from bot.simulator.methods.compose import caption_content, post
from bot.simulator.refusals import bad
from bot.simulator.state.chats import Chat
from bot.simulator.state.messages import CAPTIONED, Message
from bot.simulator.state.origins import origin_of
from bot.simulator.state.rendering import as_api

_MANY = 100
_NEVER_COPIED = frozenset({"service", "paid_media", "giveaway"})


def copy_message(call: Call) -> dict[str, int]:
    """Send a message again as the bot's own, with another caption if one is given."""
    source = chat_of(call, call.fields["from_chat_id"])
    message = message_of(call, source, call.fields["message_id"], "message to copy not found")
    content = _copied(call, message)
    if "caption" in call.fields and message.kind in CAPTIONED:
        content.pop("caption_entities", None)
        content |= caption_content(call, call.fields)
    return {"message_id": post(call, target(call), content).message_id}


def _copied(call: Call, message: Message) -> dict[str, Any]:
    if not _may_copy(call, message):
        raise bad("the message can't be copied")
    return dict(message.content)


def _may_copy(call: Call, message: Message) -> bool:
    """Bots may copy even what is protected from forwarding; not a quiz whose right answer they do not know."""
    if message.kind == "poll" and message.sender.id != call.bot.id:
        poll = message.content["poll"]
        return bool(poll["type"] != "quiz" or poll["is_closed"])
    return message.kind not in _NEVER_COPIED


def _may_forward(message: Message) -> bool:
    return message.kind != "service" and not message.protected


def copy_messages(call: Call) -> list[dict[str, int]]:
    """Copy several; those that are gone or cannot be copied are skipped."""
    source, chat = chat_of(call, call.fields["from_chat_id"]), target(call)
    messages = [one for one in _several(call, source) if _may_copy(call, one)]
    if not messages:
        raise bad("there are no messages to copy")
    albums = _Albums(call, messages)
    sent = []
    for message in messages:
        content = dict(message.content)
        if call.fields.get("remove_caption"):
            content.pop("caption", None)
            content.pop("caption_entities", None)
        sent.append(post(call, chat, content, album=albums.of(message)))
    return [{"message_id": message.message_id} for message in sent]


def forward_message(call: Call) -> dict[str, Any]:
    """Forward a message with its origin."""
    source = chat_of(call, call.fields["from_chat_id"])
    message = message_of(call, source, call.fields["message_id"], "message to forward not found")
    if not _may_forward(message):
        raise bad("the message can't be forwarded")
    chat = target(call)
    return as_api(chat, _forwarded(call, chat, source, message, None))


def forward_messages(call: Call) -> list[dict[str, int]]:
    """Forward several; those that are gone or protected are skipped."""
    source, chat = chat_of(call, call.fields["from_chat_id"]), target(call)
    messages = [one for one in _several(call, source) if _may_forward(one)]
    if not messages:
        raise bad("there are no messages to forward")
    albums = _Albums(call, messages)
    sent = [_forwarded(call, chat, source, message, albums.of(message)) for message in messages]
    return [{"message_id": message.message_id} for message in sent]


def _forwarded(call: Call, chat: Chat, source: Chat, message: Message, album: str | None) -> Message:
    origin = message.origin or origin_of(source, message)
    name = message.origin_name or message.sender.name
    return post(call, chat, dict(message.content), album=album, origin=origin, origin_name=name)


def _several(call: Call, source: Chat) -> list[Message]:
    ids = call.fields["message_ids"]
    if len(ids) > _MANY:
        raise bad("too many message identifiers specified")
    if any(one >= other for one, other in pairwise(ids)):
        raise bad("message identifiers must be in a strictly increasing order")
    return [source.messages[message_id] for message_id in ids if message_id in source.messages]


class _Albums:
    """New album ids for the albums among copied messages; a part that goes alone is no album any more."""

    def __init__(self, call: Call, messages: list[Message]) -> None:
        self._next = 13_500_000_000_000_000 + call.world.hub.upcoming
        self._known: dict[str, str] = {}
        self._parts = Counter(message.album for message in messages)

    def of(self, message: Message) -> str | None:
        """Return the new id of the album a message was part of."""
        if message.album is None or self._parts[message.album] < 2:
            return None
        return self._known.setdefault(message.album, str(self._next + len(self._known)))


METHODS: dict[str, Handler] = {
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
}
