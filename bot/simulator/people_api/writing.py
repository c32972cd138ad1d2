"""People write, edit, delete and react."""

from typing import Any

from bot.simulator.formatting.trim import split
from bot.simulator.people_api.contents import content_of, text_of
from bot.simulator.people_api.desk import Body, Desk, MistakeError, chat_of, message_of, user_of
from bot.simulator.people_api.places import writable
from bot.simulator.state.chats import Chat
from bot.simulator.state.delivery import announce, reaction
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
        return _answer(chat, _album(desk, body, user, chat, place))
    if kind == "text":
        contents = [text_of(part) for part in split(body.need("text"))]
    else:
        contents = [content_of(desk, body, user, kind)]
    return _answer(chat, [_say(desk, chat, user, content, place) for content in contents])


def _say(desk: Desk, chat: Chat, user: User, content: dict[str, Any], place: dict[str, Any], **more: Any) -> Message:
    message = desk.world.post(chat, user, content, **place, **more)
    announce(desk.world, chat, message)
    return message


def _answer(chat: Chat, messages: list[Message]) -> Answer:
    views = [message_view(chat, message) for message in messages]
    return {"message": views[-1], "messages": views}


def _album(desk: Desk, body: Body, user: User, chat: Chat, place: dict[str, Any]) -> list[Message]:
    parts = [Body(item) for item in body.need("items", list)]
    contents = [content_of(desk, part, user, part.need("kind")) for part in parts]
    if not 2 <= len(contents) <= 10:
        raise MistakeError("an album has 2-10 items")
    album = str(14_000_000_000_000_000 + desk.world.hub.upcoming)
    return [_say(desk, chat, user, content, place, album=album) for content in contents]


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
    """Change one's own text or caption."""
    _, chat, message = _own(desk, body)
    field = "caption" if message.kind in CAPTIONED else "text"
    kept = {name: value for name, value in message.content.items() if name not in (field, *_ENTITIES)}
    message.content = kept | text_of(body.need("text"), field)
    desk.world.changed(chat, message)
    announce(desk.world, chat, message, "edited_message")
    return _answer(chat, [message])


_ENTITIES = ("entities", "caption_entities")


async def delete(desk: Desk, body: Body) -> Answer:
    """Delete a message for everyone; bots hear nothing of it, as on Telegram."""
    chat = chat_of(desk, body)
    desk.world.remove(chat, [message_of(chat, body).message_id])
    return {}


async def react(desk: Desk, body: Body) -> Answer:
    """Set one's reactions under a message."""
    user, chat = user_of(desk, body), chat_of(desk, body)
    message = message_of(chat, body)
    old = message.reactions.get(user.id, [])
    desk.world.react(chat, message, user.id, body.need("emoji", list))
    reaction(desk.world, chat, message, user, old)
    return {}
