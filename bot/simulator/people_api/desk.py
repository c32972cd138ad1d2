"""What an endpoint of the people API works with: the world, the weather, and the body of the request."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.faults import Faults
from bot.simulator.flood import Flood
from bot.simulator.network import Network
from bot.simulator.people_api.loads import Loads
from bot.simulator.state.bots import Bot
from bot.simulator.state.chats import Chat
from bot.simulator.state.messages import Message
from bot.simulator.state.users import User
from bot.simulator.state.world import World

Control = Callable[[], Awaitable[None]]


class MistakeError(Exception):
    """A request of the people API that cannot be done; the message says what was wrong."""


@dataclass(slots=True)
class Desk:
    """Everything the endpoints share; `controls` are the host process's named buttons."""

    world: World
    flood: Flood
    faults: Faults
    network: Network
    loads: Loads
    controls: dict[str, Control] = field(default_factory=dict)


class Body:
    """The fields of a request, each asked for by name and type."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self.fields = fields

    def need(self, name: str, kind: type = str) -> Any:
        """Return a field that must be there."""
        value = self.fields.get(name)
        if value is None:
            raise MistakeError(f'"{name}" is missing')
        return self._typed(name, value, kind)

    def get(self, name: str, kind: type = str, default: Any = None) -> Any:
        """Return a field that may be left out."""
        value = self.fields.get(name)
        return default if value is None else self._typed(name, value, kind)

    @staticmethod
    def _typed(name: str, value: Any, kind: type) -> Any:
        if kind in (int, float) and isinstance(value, str):
            value = _number(name, value, kind)
        if kind is float and isinstance(value, int):
            value = float(value)
        if not isinstance(value, kind):
            raise MistakeError(f'"{name}" must be {kind.__name__}, not {value!r}')
        return value


def _number(name: str, value: str, kind: type) -> Any:
    try:
        return kind(value)
    except ValueError:
        raise MistakeError(f'"{name}" must be a number, not {value!r}') from None


def user_of(desk: Desk, body: Body, name: str = "user_id") -> User:
    """Return the person (or bot) a field names."""
    user = desk.world.users.get(body.need(name, int))
    if user is None:
        raise MistakeError(f'there is no user {body.fields[name]} ("{name}")')
    return user


def bot_of(desk: Desk, body: Body) -> Bot:
    """Return the bot that `bot_id` names, or the first."""
    bots = desk.world.bots
    bot = bots.get(body.get("bot_id", int, next(iter(bots), 0)))
    if bot is None:
        raise MistakeError(f"there is no bot {body.get('bot_id', int, '')}")
    return bot


def chat_of(desk: Desk, body: Body) -> Chat:
    """Return the chat that `chat_id` (left out: the private one of `user_id`) and `bot_id` name."""
    chat_id = body.get("chat_id", int) or body.need("user_id", int)
    if chat_id < 0:
        chat = desk.world.groups.get(chat_id)
        if chat is None:
            raise MistakeError(f"there is no group {chat_id}")
        return chat
    user = desk.world.users.get(chat_id)
    if user is None:
        raise MistakeError(f"there is no user {chat_id}")
    if body.get("user_id", int, chat_id) != chat_id:
        raise MistakeError(f"chat {chat_id} is somebody else's private chat")
    return desk.world.private(bot_of(desk, body), user)


def message_of(chat: Chat, body: Body, name: str = "message_id") -> Message:
    """Return the message a field names in a chat."""
    message = chat.messages.get(body.need(name, int))
    if message is None:
        raise MistakeError(f"there is no message {body.fields[name]} in chat {chat.id}")
    return message
