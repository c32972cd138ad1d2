"""The whole of this Telegram: accounts, chats, files, events; and the few things that change it."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from bot.simulator.state.bots import Bot
from bot.simulator.state.chats import Chat
from bot.simulator.state.clock import SimulatedClock
from bot.simulator.state.events import Hub
from bot.simulator.state.files import Files
from bot.simulator.state.messages import Message
from bot.simulator.state.taps import Taps
from bot.simulator.state.updates import UpdateQueue
from bot.simulator.state.users import User
from bot.simulator.state.views import chat_view, message_view, reactions_view

FIRST_USER_ID = 100_000_001
FIRST_UPDATE_ID = 730_000_001


class World:
    """Everything that is remembered; `keep_messages` bounds each chat, `keep_events` the stream."""

    def __init__(self, *, keep_messages: int, keep_events: int) -> None:
        self.clock = SimulatedClock()
        self.hub = Hub(keep_events)
        self.files = Files()
        self.taps = Taps()
        self.users: dict[int, User] = {}
        self.bots: dict[int, Bot] = {}
        self.tokens: dict[str, Bot] = {}
        self.groups: dict[int, Chat] = {}
        self.privates: dict[tuple[int, int], Chat] = {}
        self.calls: Counter[str] = Counter()
        self.refused: Counter[int] = Counter()
        self.listeners: list[Callable[[Chat, Message], None]] = []
        self._keep_messages = keep_messages
        self._next_user_id = FIRST_USER_ID
        self._next_group_id = 0

    def add_user(self, user_id: int | None, **facts: Any) -> User:
        """Make an account."""
        while user_id is None or user_id in self.users:
            user_id, self._next_user_id = self._next_user_id, self._next_user_id + 1
        user = self.users[user_id] = User(user_id, **facts)
        self.hub.publish("user", user=user.view())
        return user

    def add_bot(self, token: str, username: str, name: str, *, reads_all: bool) -> Bot:
        """Make a bot; its id is the number before the colon of its token."""
        user = User(int(token.partition(":")[0]), name, username=username, is_bot=True)
        bot = Bot(user, token, UpdateQueue(FIRST_UPDATE_ID), reads_all)
        self.users[user.id] = user
        self.bots[user.id] = self.tokens[token] = bot
        return bot

    def private(self, bot: Bot, user: User) -> Chat:
        """Return the private chat of a bot and a person."""
        chat = self.privates.get((bot.id, user.id))
        if chat is None:
            chat = self.privates[bot.id, user.id] = Chat(user.id, "private", user=user, bot=bot)
        return chat

    def add_group(self, title: str, *, supergroup: bool, forum: bool, username: str | None = None) -> Chat:
        """Make an empty group."""
        self._next_group_id += 1
        number = self._next_group_id
        chat_id = -1_000_000_000_000 - 2_000_000_000 - number if supergroup else -4_000_000_000 - number
        kind = "supergroup" if supergroup else "group"
        chat = self.groups[chat_id] = Chat(chat_id, kind, title, username, is_forum=forum)
        return chat

    def chats(self) -> Iterable[Chat]:
        """Return all chats, private ones first."""
        return [*self.privates.values(), *self.groups.values()]

    def post(self, chat: Chat, sender: User, content: dict[str, Any], **more: Any) -> Message:
        """Put a message into a chat; `more` are fields of `Message`."""
        message = Message(chat.next_id(), self.clock.seconds(), sender, content, **more)
        message.made = self.hub.upcoming
        chat.keep(message, self._keep_messages)
        self._publish("message", chat, message)
        if sender.is_bot:
            for listener in self.listeners:
                listener(chat, message)
        return message

    def _publish(self, kind: str, chat: Chat, message: Message) -> None:
        self.hub.publish_later(kind, lambda: {"message": message_view(chat, message)})

    def changed(self, chat: Chat, message: Message, *, silently: bool = False) -> None:
        """Note an edit; a silent one (only the buttons) leaves no mark for people."""
        if not silently:
            message.edit_date = self.clock.seconds()
        message.edits += 1
        message.changed = self.hub.upcoming
        self._publish("edited", chat, message)

    def remove(self, chat: Chat, message_ids: Iterable[int]) -> None:
        """Delete messages."""
        gone = [message_id for message_id in message_ids if chat.messages.pop(message_id, None)]
        chat.pinned = [message_id for message_id in chat.pinned if message_id not in gone]
        self.hub.publish("deleted", chat_id=chat.id, bot_id=chat.bot_id, message_ids=gone)

    def react(self, chat: Chat, message: Message, user_id: int, emoji: list[str]) -> None:
        """Set somebody's reactions under a message."""
        if emoji:
            message.reactions[user_id] = emoji
        else:
            message.reactions.pop(user_id, None)
        place = {"chat_id": chat.id, "bot_id": chat.bot_id, "message_id": message.message_id}
        self.hub.publish("reactions", **place, reactions=reactions_view(message))

    def pins_changed(self, chat: Chat) -> None:
        """Tell people what is pinned now."""
        self.hub.publish("pins", chat_id=chat.id, bot_id=chat.bot_id, pinned=list(chat.pinned))

    def chat_changed(self, chat: Chat) -> None:
        """Tell people that something about a chat is different."""
        view = chat_view(chat)
        del view["messages"]
        self.hub.publish("chat", chat=view)
