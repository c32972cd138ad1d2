"""The carrier: takes what is queued between customers and the desk, each line in order, and sends it."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Protocol

import structlog
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.core.clock import Clock
from bot.domain.helpdesk.delivery import Delivery
from bot.gateway.errors import Unreachable
from bot.gateway.failures import is_the_line_s
from bot.storage.relays import Toward
from bot.storage.unit import Row

AT_ONCE = 32
"""Lines carried at the same time in one direction: a group's slow pace never holds up the customers' own chats."""
LOOK_EVERY = 30.0
"""Seconds after which the carrier looks by itself, should nobody wake it."""
AFTER_TROUBLE = 5.0
"""Seconds a line rests after trouble that is not its own."""
STOP_WITHIN = 1.0
"""Seconds given to what is being sent when the bot stops, so that what Telegram took is kept as sent."""
BROKEN = (LookupError, TypeError, ValueError, AttributeError)
"""What a relay raises that cannot be read or shown: trying again would raise the same and hold up its line for good."""
log = structlog.get_logger(__name__)

Line = tuple[int, Toward]


class DeskTrouble(Exception):
    """The desk cannot be written to: the bot was removed, or lost a right; nothing of what waits is lost.

    `topics_only`: only new topics cannot be made, so that customers who have one are not held up.
    """

    def __init__(self, why: str, *, topics_only: bool = False) -> None:
        super().__init__(why)
        self.topics_only = topics_only


class Way(Protocol):
    """Sends the parts of one relay in one direction and keeps where they stand."""

    async def send(self, parts: Sequence[Row]) -> None:
        """Send one relay, or the parts of one album; what Telegram refuses for good is kept as failed."""


class Carrier:
    """Carries each line (a customer, a direction) in its own order, several lines at once.

    A kill between Telegram's answer and the row that keeps it repeats at most what was in flight.
    """

    def __init__(self, delivery: Delivery, ways: dict[Toward, Way], clock: Clock) -> None:
        self._delivery = delivery
        self._ways = ways
        self._clock = clock
        self._awake = asyncio.Event()
        self._busy: dict[Line, asyncio.Task[None]] = {}
        self._resting: dict[Line | Toward, float] = {}  # until when, on the loop's clock
        self._stopping = False

    def wake(self) -> None:
        """Say that something is queued."""
        self._awake.set()

    def desk_is_back(self) -> None:
        """Say that the desk may be written to again."""
        self._resting = {who: until for who, until in self._resting.items() if _way_of(who) == "customer"}
        self._awake.set()

    async def run(self) -> None:
        """Carry until cancelled; what waits then is taken up again at the next start."""
        try:
            while True:
                self._awake.clear()
                pause = await self._looked()
                with suppress(TimeoutError):  # not wait_for: in Python 3.11 it may lose a cancellation
                    async with asyncio.timeout(pause):
                        await self._awake.wait()
        finally:
            await self._stop()

    async def _stop(self) -> None:
        """Let what is being sent be kept; give up what takes longer, such as waiting for a turn or for the network."""
        self._stopping = True
        tasks = list(self._busy.values())
        if tasks:
            await asyncio.wait(tasks, timeout=STOP_WITHIN)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _looked(self) -> float:
        """Look, and go on after trouble with the database: nobody else would carry what waits."""
        try:
            return await self._look()
        except Exception as error:
            log.error("looking_failed", error=type(error).__name__)
            return AFTER_TROUBLE

    async def _look(self) -> float:
        """Start every line that may go; return the seconds until the next one may."""
        now, loop_now = self._clock.now(), asyncio.get_running_loop().time()
        soonest = LOOK_EVERY
        for row in await self._delivery.lines():
            line: Line = (row.customer_id, row.toward)
            if line in self._busy:
                continue
            rests = max(self._resting.get(line, 0.0), self._resting.get(row.toward, 0.0)) - loop_now
            pause = max(rests, (row.due_at - now) / 1000)
            if pause <= 0 and sum(toward == row.toward for _, toward in self._busy) < AT_ONCE:
                self._start(line)
            elif pause > 0:
                soonest = min(soonest, pause)
        return soonest

    def _start(self, line: Line) -> None:
        self._resting.pop(line, None)
        task = asyncio.create_task(self._carry(line))
        self._busy[line] = task
        task.add_done_callback(lambda done: self._ended(line, done))

    def _ended(self, line: Line, done: "asyncio.Task[None]") -> None:
        del self._busy[line]
        error = None if done.cancelled() else done.exception()
        if error is not None:
            self._rest(line, error)
        self._awake.set()

    def _rest(self, line: Line, error: BaseException) -> None:
        """Let a line wait after trouble: every line to the desk where the desk itself is the trouble."""
        until = asyncio.get_running_loop().time() + AFTER_TROUBLE
        if isinstance(error, DeskTrouble):
            self._resting[line if error.topics_only else "desk"] = until + LOOK_EVERY - AFTER_TROUBLE
            return
        self._resting[line] = until
        if not isinstance(error, NetworkError):
            log.error("carrying_failed", toward=line[1], customer=line[0], error=type(error).__name__)

    async def _carry(self, line: Line) -> None:
        """Carry a line until it is empty, or its next relay is not due."""
        customer_id, toward = line
        while not self._stopping and (parts := await self._delivery.next(customer_id, toward)):
            pause = max(row.due_at for row in parts) - self._clock.now()
            if pause > 0:
                await asyncio.sleep(pause / 1000)
                continue  # more parts of the album may have come meanwhile
            await self._send(toward, parts)

    async def _send(self, toward: Toward, parts: Sequence[Row]) -> None:
        try:
            await self._ways[toward].send(parts)
        except Unreachable as refusal:
            await self._delivery.failed(parts, str(refusal.message), unreachable=toward == "customer")
        except (TelegramError, *BROKEN) as error:
            if isinstance(error, TelegramError) and is_the_line_s(error):
                raise
            await self._refused(toward, parts, error)

    async def _refused(self, toward: Toward, parts: Sequence[Row], error: Exception) -> None:
        """Send an album's parts one by one, so that a bad one takes no other with it; keep a single one as failed."""
        if len(parts) > 1 and isinstance(error, (BadRequest, *BROKEN)):
            for row in parts:
                await self._send(toward, (row,))
            return
        if not isinstance(error, TelegramError):
            log.error("relay_broken", toward=toward, relay=parts[0].id, error=type(error).__name__)
        reason = str(error.message) if isinstance(error, TelegramError) else type(error).__name__
        await self._delivery.failed(parts, reason)


def _way_of(who: Line | Toward) -> Toward:
    """Return the direction that rests, or that a resting line has."""
    return who[1] if isinstance(who, tuple) else who
