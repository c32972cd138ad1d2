"""Loads: many people asking at once, and how long each waited for the bot's first word."""

import asyncio
import itertools
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.formatting.detect import detected
from bot.simulator.state.bots import Bot
from bot.simulator.state.chats import Chat
from bot.simulator.state.delivery import announce
from bot.simulator.state.messages import Message
from bot.simulator.state.users import User
from bot.simulator.state.world import World

FIRST_LOAD_USER = 700_000_001


@dataclass(slots=True)
class Load:
    """One load under way; times are of a steady clock in seconds."""

    count: int
    sent: int = 0
    started: float = 0.0
    last_answer: float = 0.0
    latencies: list[float] = field(default_factory=list)
    bell: asyncio.Event = field(default_factory=asyncio.Event)

    def figures(self) -> dict[str, Any]:
        """Return the contract's answer."""
        return {
            "sent": self.sent,
            "answered": len(self.latencies),
            "done": len(self.latencies) == self.count,
            "seconds": max(0.0, self.last_answer - self.started),
            "latencies_ms": [round(seconds * 1000, 3) for seconds in self.latencies],
        }


class Loads:
    """All loads; listens to what bots send to private chats."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._loads: dict[int, Load] = {}
        self._waiting: dict[tuple[int | None, int], deque[tuple[Load, float]]] = {}
        self._numbers = itertools.count(1)
        self._tasks: set[asyncio.Task[None]] = set()
        world.listeners.append(self._heard)

    def start(self, bot: Bot, texts: list[str], users: int, rate: float | None, language: str) -> int:
        """Begin a load; without a rate all texts are there when this returns."""
        number = next(self._numbers)
        load = self._loads[number] = Load(len(texts), started=time.monotonic())
        people = [self._person(at, language) for at in range(users)]
        if rate is None:
            for at, text in enumerate(texts):
                self._ask(bot, people[at % users], text, load)
        else:
            task = asyncio.create_task(self._pace(bot, people, texts, load, rate))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return number

    def stop(self) -> None:
        """End the loads that still send."""
        for task in self._tasks:
            task.cancel()

    def _person(self, at: int, language: str) -> User:
        user = self._world.users.get(FIRST_LOAD_USER + at)
        name = f"Person {at + 1}"
        return user or self._world.add_user(FIRST_LOAD_USER + at, first_name=name, language_code=language)

    async def _pace(self, bot: Bot, people: list[User], texts: list[str], load: Load, rate: float) -> None:
        """Send on a fixed timetable, whether or not the bot keeps up."""
        for at, text in enumerate(texts):
            await asyncio.sleep(max(0.0, load.started + at / rate - time.monotonic()))
            self._ask(bot, people[at % len(people)], text, load)

    def _ask(self, bot: Bot, user: User, text: str, load: Load) -> None:
        chat = self._world.private(bot, user)
        chat.started = True
        entities = detected(text, [])
        content: dict[str, Any] = {"text": text, "entities": entities} if entities else {"text": text}
        self._waiting.setdefault((bot.id, chat.id), deque()).append((load, time.monotonic()))
        load.sent += 1
        announce(self._world, chat, self._world.post(chat, user, content))

    def _heard(self, chat: Chat, message: Message) -> None:
        waiting = self._waiting.get((chat.bot_id, chat.id))
        if waiting:
            load, asked = waiting.popleft()
            load.last_answer = time.monotonic()
            load.latencies.append(load.last_answer - asked)
            load.bell.set()

    async def answered(self, number: int, count: int | None, seconds: float) -> dict[str, Any] | None:
        """Wait until `count` texts (default all) are answered; None for a load that never was."""
        load = self._loads.get(number)
        if load is None:
            return None
        try:
            async with asyncio.timeout(seconds):
                while len(load.latencies) < (load.count if count is None else count):
                    load.bell.clear()
                    await load.bell.wait()
        except TimeoutError:
            pass
        return load.figures()
