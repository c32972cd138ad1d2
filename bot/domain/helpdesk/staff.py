"""Staff: everybody seen working at the desk, so that tickets can be given to them by name."""

from dataclasses import dataclass

from bot.core.clock import Clock
from bot.domain.customers import Person
from bot.i18n.direction import strip_bidi
from bot.storage import staff as rows
from bot.storage.database import Database
from bot.storage.unit import Row

HOUR = 3_600_000


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works at the desk; `seen_at` in UTC milliseconds, to the hour."""

    telegram_id: int
    first_name: str
    username: str | None
    seen_at: int


class Staff:
    """Remembers who works at the desk: a bot cannot list a group's members nor look up an @name."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._seen: dict[int, tuple[str, str | None, int]] = {}

    async def seen(self, person: Person) -> Colleague:
        """Remember somebody who acts at the desk; written once an hour, or when their name changes."""
        now, name = self._clock.now(), strip_bidi(person.first_name)
        mark = (name, person.username, now // HOUR)
        if self._seen.get(person.telegram_id) != mark:
            await self._db.run(rows.seen(person.telegram_id, name, person.username, now))
            self._seen[person.telegram_id] = mark
        return Colleague(person.telegram_id, name, person.username, now)

    async def find(self, telegram_id: int) -> Colleague | None:
        """Return somebody seen at the desk, or None."""
        row = await self._db.read(rows.find(telegram_id))
        return None if row is None else _colleague(row)

    async def named(self, name: str) -> Colleague | None:
        """Return who is meant by @username, a first name or a Telegram id; None where nobody or several are."""
        wanted = name.removeprefix("@").casefold()
        everyone = await self.everyone()
        by_handle = [one for one in everyone if wanted in ((one.username or "").casefold(), str(one.telegram_id))]
        found = by_handle or [one for one in everyone if one.first_name.casefold() == wanted]
        return found[0] if len(found) == 1 else None

    async def everyone(self) -> tuple[Colleague, ...]:
        """Return those seen at the desk, the latest first."""
        return tuple(_colleague(row) for row in await self._db.read(rows.everyone()))

    async def gone(self, telegram_id: int) -> None:
        """Forget somebody who left the group."""
        self._seen.pop(telegram_id, None)
        await self._db.run(rows.gone(telegram_id))


def _colleague(row: Row) -> Colleague:
    return Colleague(row.telegram_id, row.first_name, row.username, row.seen_at)
