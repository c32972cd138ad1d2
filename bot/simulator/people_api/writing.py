"""People write, forward and edit."""

import asyncio
from typing import Any

from bot.simulator.formatting.trim import split
from bot.simulator.people_api.contents import content_of, media_of, text_of
from bot.simulator.people_api.desk import Body, Desk, MistakeError, chat_of, message_of, user_of
from bot.simulator.people_api.places import writable
from bot.simulator.state.chats import Chat
from bot.simulator.state.delivery import announce
from bot.simulator.state.messages import CAPTIONED, Message
from bot.simulator.state.origins import origin_of
from bot.simulator.state.users import User
from bot.simulator.state.views import message_view

Answer = dict[str, Any]


async def send(desk: Desk, body: Body) -> Answer:
    """Send a message, an album, or a forward."""
    user = user_of(desk, body)
    chat, place = writable(desk, body, user)
    kind = body.get("kind", default="text")
    if "forward_of" in body.fields:
        return _answer(chat, [_forward(desk, body, user, chat, place)])
    if kind == "album":
        return _answer(chat, await _album(desk, body, user, chat, place))
    if kind == "text":
        contents = [text_of(part) for part in split(body.need("text"))]
    else:
        contents = [content_of(desk, body, user, kind)]
    more = {"album": body.need("album")} if "album" in body.fields else {}
    return _answer(chat, [_say(desk, chat, user, content, place, **more) for content in contents])


def _say(desk: Desk, chat: Chat, user: User, content: dict[str, Any], place: dict[str, Any], **more: Any) -> Message:
    message = desk.world.post(chat, user, content, **place, **more)
    announce(desk.world, chat, message)
    return message


def _answer(chat: Chat, messages: list[Message]) -> Answer:
    views = [message_view(chat, message) for message in messages]
    return {"message": views[-1], "messages": views}


async def _album(desk: Desk, body: Body, user: User, chat: Chat, place: dict[str, Any]) -> list[Message]:
    """Send the parts of an album, `spread_ms` apart, as they come when they are uploaded over a slow line."""
    parts = [Body(item) for item in body.need("items", list)]
    contents = [content_of(desk, part, user, part.need("kind")) for part in parts]
    if not 2 <= len(contents) <= 10:
        raise MistakeError("an album has 2-10 items")
    album = str(14_000_000_000_000_000 + desk.world.hub.upcoming)
    sent: list[Message] = []
    for content in contents:
        if sent:
            await asyncio.sleep(body.get("spread_ms", float, 0.0) / 1000)
        sent.append(_say(desk, chat, user, content, place, album=album))
    return sent


def _forward(desk: Desk, body: Body, user: User, chat: Chat, place: dict[str, Any]) -> Message:
    named = Body(body.need("forward_of", dict))
    source = chat_of(desk, named)
    message = message_of(source, named)
    if message.protected:
        raise MistakeError("this message is protected from forwarding")
    origin = message.origin or origin_of(source, message)
    name = message.origin_name or message.sender.name
    return _say(desk, chat, user, dict(message.content), place, origin=origin, origin_name=name)


def _own(desk: Desk, body: Body) -> tuple[User, Chat, Message]:
    user, chat = user_of(desk, body), chat_of(desk, body)
    message = message_of(chat, body)
    if message.sender is not user:
        raise MistakeError(f"message {message.message_id} is not {user.name}'s")
    return user, chat, message


async def edit(desk: Desk, body: Body) -> Answer:
    """Change one's own text, caption or file; a caption that is empty goes."""
    _, chat, message = _own(desk, body)
    changed = _with_file(desk, body, message) if "file" in body.fields or "kind" in body.fields else message.content
    if "text" in body.fields or changed is message.content:
        changed = _with_text(changed, body.need("text"), captioned=message.kind in CAPTIONED)
    if changed == message.content:
        raise MistakeError("that is what the message says already")
    message.content = changed
    desk.world.changed(chat, message)
    announce(desk.world, chat, message, "edited_message")
    return _answer(chat, [message])


def _with_file(desk: Desk, body: Body, message: Message) -> dict[str, Any]:
    """Return a message's content with another file: of an album a photo or video takes each other's place only."""
    kind = body.get("kind", default=message.kind)
    visual = {"photo", "video"}
    if kind != message.kind and message.album is not None and not {kind, message.kind} <= visual:
        raise MistakeError(f"in an album no {kind} takes the place of a {message.kind}")
    words = {name: message.content[name] for name in ("caption", "caption_entities") if name in message.content}
    return media_of(desk, body, kind) | words


def _with_text(content: dict[str, Any], text: str, *, captioned: bool) -> dict[str, Any]:
    field = "caption" if captioned else "text"
    kept = {name: value for name, value in content.items() if name not in (field, "entities", "caption_entities")}
    return kept if captioned and not text else kept | text_of(text, field)
