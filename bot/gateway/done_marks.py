"""Done-marks of updates that changed nothing else: several share one commit."""

import asyncio

import structlog

from bot.core.clock import Clock
from bot.gateway.company import Company
from bot.gateway.finish import finished
from bot.storage.database import Database

AGAIN = 1.0
log = structlog.get_logger(__name__)


class DoneMarks:
    """Collects done-marks and writes them together; `known` loses an update once its mark is on disk.

    A kill before that repeats at most the replies of the updates collected.
    """

    def __init__(self, db: Database, bot_id: int, clock: Clock, known: set[int], company: Company) -> None:
        self._db = db
        self._bot_id = bot_id
        self._clock = clock
        self._known = known
        self._company = company
        self._pending: list[int] = []
        self._writing: asyncio.Task[None] | None = None

    def add(self, update_id: int) -> None:
        """Mark an update done, soon."""
        self._pending.append(update_id)
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_until_empty())

    async def flush(self, within: float) -> None:
        """Return once every mark is on disk, or after so many seconds; a mark that is lost costs a repeated reply."""
        if self._writing is not None:
            _, late = await asyncio.wait([self._writing], timeout=within)
            for writing in late:
                writing.cancel()

    async def _write_until_empty(self) -> None:
        try:
            while self._pending:
                await self._company.wait()
                await self._write()
        finally:
            self._writing = None

    async def _write(self) -> None:
        batch, self._pending = self._pending, []
        try:
            await self._db.run(finished(self._bot_id, batch, (), self._clock.now()))
        except Exception as error:  # the rows stay unfinished, so nothing is lost; a full disk may get room again
            log.error("done_marks_not_stored", error=type(error).__name__, count=len(batch))
            self._pending = batch + self._pending
            await asyncio.sleep(AGAIN)
        else:
            self._known.difference_update(batch)
