"""Taps on inline buttons that wait for the bot's answer."""

import asyncio
import itertools
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.state.bots import Bot
from bot.simulator.state.chats import Chat
from bot.simulator.state.messages import Message
from bot.simulator.state.users import User


@dataclass(slots=True, eq=False)
class Tap:
    """One callback query; `answer` is what the bot said, None so far."""

    id: str
    bot: Bot
    chat: Chat
    message: Message
    user: User
    at: float
    answer: dict[str, Any] | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class Taps:
    """Callback queries by id; each can be answered once, within `lifetime` seconds."""

    def __init__(self, lifetime: float = 60) -> None:
        self._lifetime = lifetime
        self._open: dict[str, Tap] = {}
        self._numbers = itertools.count(4_000_000_000_000_001)

    def open(self, bot: Bot, chat: Chat, message: Message, user: User, at: float) -> Tap:
        """Begin a tap; those too old to be answered are forgotten."""
        while self._open and at - (oldest := next(iter(self._open.values()))).at > self._lifetime:
            del self._open[oldest.id]
        tap = Tap(str(next(self._numbers)), bot, chat, message, user, at)
        self._open[tap.id] = tap
        return tap

    def close(self, bot: Bot, tap_id: str, at: float) -> Tap | None:
        """Take a tap for its answer; None when it is unknown, another bot's, answered before, or too old."""
        tap = self._open.get(tap_id)
        if tap is None or tap.bot is not bot:
            return None
        del self._open[tap_id]
        return tap if at - tap.at <= self._lifetime else None
