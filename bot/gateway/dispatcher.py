"""Hands stored updates to the handler: in order within a chat, fairly between chats."""

import asyncio
import time
import traceback
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import orjson
import structlog

from bot.core.clock import Clock
from bot.gateway.company import Company
from bot.gateway.done_marks import DoneMarks
from bot.gateway.failures import NOBODY_THERE, is_the_line_s
from bot.gateway.finish import finished
from bot.gateway.outage import Outage
from bot.gateway.transport import scrub
from bot.gateway.turns import Turns
from bot.gateway.update import Incoming
from bot.storage import inbox
from bot.storage.database import Database
from bot.storage.unit import Unit

Handle = Callable[[Incoming], Awaitable[Sequence[Unit[Any]] | None]]
"""Handles one update; the units it returns are committed in one transaction with the update's done-mark."""
OnHandled = Callable[[Incoming, int], None]
"""Told each update that is done with, and the milliseconds since it arrived."""
OnUnreachable = Callable[[Incoming], Sequence[Unit[Any]]]
"""Told an update whose sender can no longer be written to; returns what is to be kept of that."""
OnParked = Callable[[Incoming], Awaitable[None]]
"""Awaited with an update that failed for good, so that whoever sent it can be told."""

TRIES = 3
WINDOW = 1000
"""Updates kept in memory; more wait in the inbox and are read in slices."""
log = structlog.get_logger(__name__)


class Dispatcher:
    """Works through the inbox; an update that raises is tried three times and then parked, so that its chat goes on.

    Only an exception that is the update's own counts as a try. Trouble of Telegram's or of the network is waited out; a
    cancelled or killed handler leaves the row as it was, and it is handed out again at the next start.
    """

    def __init__(
        self,
        db: Database,
        handle: Handle,
        clock: Clock,
        *,
        bot_id: int,
        concurrency: int = 64,
        window: int = WINDOW,
        pause_between_tries: float = 1.0,
        on_handled: OnHandled | None = None,
        on_parked: OnParked | None = None,
        on_unreachable: OnUnreachable | None = None,
    ) -> None:
        self._db = db
        self._handle = handle
        self._clock = clock
        self._bot_id = bot_id
        self._concurrency = concurrency
        self._window = window
        self._pause = pause_between_tries
        self._on_handled = on_handled or (lambda incoming, milliseconds: None)
        self._on_parked = on_parked
        self._on_unreachable = on_unreachable or (lambda incoming: ())
        self._outage = Outage("Answering")
        self._turns = Turns()
        self._known: set[int] = set()  # in memory, in flight, or with a done-mark not yet on disk
        self._company = Company()
        self._done_marks = DoneMarks(db, bot_id, clock, self._known, self._company)
        self._workers: set[asyncio.Task[None]] = set()
        self._reading: asyncio.Task[None] | None = None
        self._behind = True  # the inbox holds unfinished updates that are not in memory
        self._arrived_meanwhile = False
        self._stopping = False

    @property
    def waiting(self) -> int:
        """How many updates wait in memory for their turn."""
        return len(self._turns)

    @property
    def in_trouble(self) -> bool:
        """Whether answers do not get through to Telegram."""
        return self._outage.lasts

    @property
    def in_flight(self) -> int:
        """How many chats are being answered."""
        return len(self._workers)

    async def start(self) -> None:
        """Take up what is unfinished in the inbox, in order of arrival."""
        self._read_on()

    async def stop(self, within: float = 10) -> None:
        """Finish what is in flight within so many seconds; the rest stays in the inbox."""
        self._stopping = True
        deadline = time.monotonic() + within
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.wait([self._reading])
        if self._workers:
            _, late = await asyncio.wait(self._workers, timeout=within)
            for worker in late:
                worker.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._done_marks.flush(max(0.5, deadline - time.monotonic()))

    def offer(self, arrived: Sequence[Incoming]) -> None:
        """Take updates that were just stored; what does not fit in memory is read from the inbox later."""
        if self._behind:
            self._arrived_meanwhile = True
            return
        fresh = [incoming for incoming in arrived if incoming.update_id not in self._known]
        room = self._window - len(self._turns)
        self._put(fresh[:room])
        self._behind = len(fresh) > room

    def _put(self, updates: Sequence[Incoming]) -> None:
        for incoming in updates:
            self._known.add(incoming.update_id)
            self._turns.put(incoming)
        wanted = min(self._turns.free_chats, self._concurrency - len(self._workers))
        for _ in range(0 if self._stopping else wanted):
            worker = asyncio.create_task(self._work())
            self._workers.add(worker)
            worker.add_done_callback(self._workers.discard)

    async def _work(self) -> None:
        """Deal with one update after another until no chat has any that may go."""
        while not self._stopping and (incoming := self._turns.take()):
            try:
                await self._deal_with(incoming)
            finally:
                self._turns.release(incoming.chat_key)
            if self._behind and len(self._turns) <= self._window // 2:
                self._read_on()

    async def _deal_with(self, incoming: Incoming) -> None:
        while not await self._dealt_with(incoming):
            pass
        self._on_handled(incoming, self._clock.now() - incoming.received_at)

    async def _dealt_with(self, incoming: Incoming) -> bool:
        """Make one try; say whether the update needs no other."""
        try:
            await self._finish(incoming, await self._effects(incoming))
        except Exception as error:
            if is_the_line_s(error):
                await self._outage.wait(error)
                return False
            if await self._gives_up(incoming, error):
                return True
            await asyncio.sleep(self._pause)
            return False
        self._outage.over()
        return True

    async def _effects(self, incoming: Incoming) -> Sequence[Unit[Any]]:
        try:
            return await self._handle(incoming) or ()
        except NOBODY_THERE:
            return self._on_unreachable(incoming)

    async def _finish(self, incoming: Incoming, effects: Sequence[Unit[Any]]) -> None:
        if not effects:
            self._done_marks.add(incoming.update_id)
            return
        await self._company.wait()
        await self._db.run(finished(self._bot_id, (incoming.update_id,), effects, self._clock.now()))
        self._known.discard(incoming.update_id)

    async def _gives_up(self, incoming: Incoming, error: Exception) -> bool:
        """Count a try; after the last one park the update. Where even that cannot be stored, it goes on trying."""
        about = {"update_id": incoming.update_id, "kind": incoming.kind, "error": type(error).__name__}
        try:
            reason = scrub(f"{type(error).__name__}: {error}")[:500]
            incoming.tries = await self._db.run(inbox.failed_try(self._bot_id, incoming.update_id, reason))
            if incoming.tries < TRIES:
                log.warning("update_failed", where=_where(error), **about)
                return False
            await self._db.run(inbox.park(self._bot_id, incoming.update_id, self._clock.now()))
        except Exception as trouble:
            log.error("failed_try_not_stored", trouble=type(trouble).__name__, **about)
            return False
        log.error("update_parked", where=_where(error), **about)
        self._known.discard(incoming.update_id)
        await self._apologise(incoming)
        return True

    async def _apologise(self, incoming: Incoming) -> None:
        try:
            if self._on_parked is not None:
                await self._on_parked(incoming)
        except Exception as error:
            log.warning("apology_failed", update_id=incoming.update_id, error=type(error).__name__)

    def _read_on(self) -> None:
        """Read the next slice of the inbox, unless that is being done."""
        if self._reading is None and not self._stopping:
            self._reading = asyncio.create_task(self._read_slice())

    async def _read_slice(self) -> None:
        try:
            while self._behind and len(self._turns) <= self._window // 2:
                await self._read()
        finally:
            self._reading = None

    async def _read(self) -> None:
        """Put the oldest unfinished updates that are not known yet into memory."""
        skip = frozenset(self._known)  # as it is now: what is finished while we read may still be in the answer
        self._arrived_meanwhile = False
        limit = len(skip) + self._window
        try:
            rows = await self._db.read(inbox.unfinished(self._bot_id, limit))
        except Exception as error:
            log.error("inbox_not_read", error=type(error).__name__)
            await asyncio.sleep(1)
            return
        fresh = [row for row in rows if row.update_id not in skip]
        room = self._window - len(self._turns)
        self._behind = len(rows) == limit or len(fresh) > room or self._arrived_meanwhile
        self._put([self._revive(row) for row in fresh[:room]])

    def _revive(self, row: Any) -> Incoming:
        return Incoming(self._bot_id, orjson.loads(row.payload), row.received_at, row.tries)


def _where(error: Exception) -> str:
    """Return the file and line that raised, which say a lot without saying a word of a customer's."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "unknown"
