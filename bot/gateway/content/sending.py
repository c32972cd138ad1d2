"""Saying it again: the calls that put a content into a chat."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.gateway.content.content import Content
from bot.gateway.content.kinds import ENTITIES, KINDS
from bot.gateway.content.parts import parts

GENERAL = 1
"""The General topic's id; Telegram knows it as a chat without a thread, and refuses the number."""


@dataclass(frozen=True, slots=True)
class Where:
    """A chat, and in it a topic, the message that is answered, and what stands below (a `reply_markup`)."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None
    silent: bool = False
    keyboard: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A method of the Bot API with its parameters."""

    method: str
    params: dict[str, Any]


def sendings(content: Content, where: Where, source: tuple[int, int] | None = None) -> tuple[Call, ...]:
    """Return the ways to say it, best first; the next one is for when Telegram refuses the one before.

    Anew, then as a copy, then as a forward of `source`: the chat and message id of the original, None where there is
    none. What is of the kind "other" can only be copied or forwarded. What is too long to be said anew in one message
    is copied first, so that nothing is lost; give each of its `parts` on its own to have it said anew throughout.
    """
    pieces = parts(content)
    source = None if content.cut else source
    anew = () if content.kind not in KINDS else (_anew(pieces[0], where),)
    again = () if source is None else (_again("copyMessage", where, source), _again("forwardMessage", where, source))
    return (*anew, *again) if len(pieces) == 1 else (*again, *anew)


def _anew(content: Content, where: Where) -> Call:
    kind = KINDS[content.kind]
    file = {content.kind: content.file_id} if kind.file else {}
    params = {**placed(where), **keyed(where.keyboard), **file, **content.details, **worded(content)}
    return Call(kind.method, params)


def _again(method: str, where: Where, source: tuple[int, int]) -> Call:
    """Return a copy or a forward; a forward answers nothing and has no buttons, for Telegram offers neither."""
    original = {"from_chat_id": source[0], "message_id": source[1]}
    if method == "copyMessage":
        return Call(method, {**placed(where), **keyed(where.keyboard), **original})
    return Call(method, {**addressed(where), **original})


def addressed(where: Where) -> dict[str, Any]:
    """Return the parameters that say which chat and topic, and whether it rings."""
    params: dict[str, Any] = {"chat_id": where.chat_id}
    if where.thread_id not in (None, GENERAL):
        params["message_thread_id"] = where.thread_id
    if where.silent:
        params["disable_notification"] = True
    return params


def placed(where: Where) -> dict[str, Any]:
    """Return the same with the message it answers; it is sent even if that one is gone."""
    if where.reply_to is None:
        return addressed(where)
    reply = {"message_id": where.reply_to, "allow_sending_without_reply": True}
    return {**addressed(where), "reply_parameters": reply}


def keyed(keyboard: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the parameter for what stands below a message, if anything does."""
    return {} if keyboard is None else {"reply_markup": dict(keyboard)}


def worded(content: Content) -> dict[str, Any]:
    """Return the text or caption with its entities, under the names the kind's method has for them; it may be none."""
    says = KINDS[content.kind].says
    if says is None or not content.text:
        return {}
    return {says: content.text} | ({ENTITIES[says]: list(content.entities)} if content.entities else {})
