"""What people send: the content of a message from the fields of `POST /people/send`."""

import random
from typing import Any

from bot.simulator.formatting import formatted
from bot.simulator.people_api.desk import Body, Desk, MistakeError, user_of
from bot.simulator.state.contents import contact, dice, poll, unusual, venue
from bot.simulator.state.files import File, described
from bot.simulator.state.messages import CAPTIONED, MEDIA_KINDS
from bot.simulator.state.users import User


def content_of(desk: Desk, body: Body, user: User, kind: str) -> dict[str, Any]:
    """Return the content of one message of a kind."""
    match kind:
        case "text":
            return text_of(body.need("text"))
        case "location" | "venue":
            words = (body.need("title"), body.get("address")) if kind == "venue" else (None, None)
            return venue(body.need("latitude", float), body.need("longitude", float), *words)
        case "contact":
            return _contact(desk, body, user)
        case "poll":
            number = str(6_000_000_000_000_000 + desk.world.hub.upcoming)
            quiz = "quiz" if body.get("quiz", bool, False) else "regular"
            return poll(number, body.need("question"), body.need("options", list), kind=quiz)
        case "dice":
            return dice(body.get("emoji", default="🎲"), random.randint(1, 6))  # noqa: S311 - a die, not a secret
    if kind in MEDIA_KINDS:
        return media_of(desk, body, kind)
    content = unusual(kind, user.api())
    if content is None:
        raise MistakeError(f'nobody can send a "{kind}"')
    return content


def text_of(text: str, field: str = "text") -> dict[str, Any]:
    """Return a text or caption with what Telegram finds in it."""
    shown, entities = formatted(text, None, None)
    if not shown:
        raise MistakeError("the text is empty")
    names = {"text": "entities", "caption": "caption_entities"}
    return {field: shown, names[field]: entities} if entities else {field: shown}


def media_of(desk: Desk, body: Body, kind: str) -> dict[str, Any]:
    """Return the content of a message with a file: the one `file` names, or a sample."""
    file = _file(desk, body, kind)
    facts = {"emoji": body.get("emoji", default="👍")} if kind == "sticker" else {}
    content = described(file, **facts)
    caption = body.get("text")
    if caption and kind in CAPTIONED:
        content |= text_of(caption, "caption")
    return content


def _file(desk: Desk, body: Body, kind: str) -> File:
    files = desk.world.files
    file_id = body.get("file")
    if file_id is None:
        return files.sample(kind)
    raw = files.get(file_id)
    if raw is None:
        raise MistakeError(f"there is no file {file_id}; hand it in at /people/files first")
    return files.add(kind, raw.data, raw.name if kind != "photo" else "", raw.mime, body.get("duration", int, 0))


def _contact(desk: Desk, body: Body, user: User) -> dict[str, Any]:
    if "name" in body.fields:
        return contact(body.need("phone"), body.need("name"))
    whose = user_of(desk, body, "of") if "of" in body.fields else user
    return contact(whose.number, whose.first_name, whose.last_name, whose.id)
