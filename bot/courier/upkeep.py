"""The nightly upkeep: what is old is deleted as the brand decided, and a backup is made."""

from datetime import datetime, timedelta
from pathlib import Path

import structlog

from bot.brand.in_force import BrandInForce
from bot.brand.models import Retention
from bot.core.clock import Clock
from bot.storage import audit, inbox, intakes, misses, questions, relays, retention, roles
from bot.storage.backup import nightly
from bot.storage.database import Database
from bot.storage.sqlite_backup import nightlies
from bot.storage.unit import Unit, unit

DAY = 86_400_000
HOUR = 3  # in the brand's time zone, when a café sleeps
log = structlog.get_logger(__name__)


class Upkeep:
    """Does its work once a night; looked at every few minutes, so a machine that slept catches up."""

    def __init__(self, db: Database, brand: BrandInForce, clock: Clock, backups: Path) -> None:
        self._db = db
        self._brand = brand
        self._clock = clock
        self._backups = backups
        self._due = 0 if self._is_late() else self._next_night()

    async def look(self) -> None:
        """Sweep and back up if a night has come since the last look."""
        if self._clock.now() < self._due:
            return
        await self.sweep()
        path = await nightly(self._db.url, self._backups)
        self._due = self._next_night()
        log.info("backup_made", file=path.name)

    async def sweep(self) -> None:
        """Delete what has been kept long enough."""
        now = self._clock.now()
        while await self._db.run(inbox.sweep(now)):
            pass  # in slices, so that replies never wait long behind it
        await self._db.run(_forget(now, self._brand.now.brand.retention))

    def _is_late(self) -> bool:
        """Tell whether there is no backup of the last day, as when the machine is off at night."""
        made = [file.stat().st_mtime for file in nightlies(self._backups)]
        return self._clock.now() - max(made, default=0) * 1000 > DAY

    def _next_night(self) -> int:
        now = datetime.fromtimestamp(self._clock.now() / 1000, self._brand.now.brand.zone)
        night = now.replace(hour=HOUR, minute=0, second=0, microsecond=0)
        return int((night if night > now else night + timedelta(days=1)).timestamp() * 1000)


@unit
def _forget(now: int, keep: Retention) -> Unit[None]:
    yield from questions.erase_texts(now - keep.questions * DAY)
    yield from misses.sweep_marks(now - keep.misses * DAY)
    yield from misses.sweep(now - keep.misses * DAY)
    yield from relays.erase_contents(now - keep.messages * DAY)
    yield from retention.sweep_tickets(now - keep.tickets * DAY)
    yield from audit.sweep(now - keep.audit * DAY)
    yield from intakes.sweep(now - DAY)
    yield from roles.sweep_invites(now)
