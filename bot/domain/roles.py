"""Owners and staff: configured, or made so by a one-time link."""

import hashlib
import secrets

from bot.core.clock import Clock
from bot.storage import roles as rows
from bot.storage.database import Database

OWNER = "owner"
STAFF = "staff"
INVITE_LASTS = 7 * 86_400_000
START_PREFIX = "own_"


class Roles:
    """Who may do more than a customer; `owner_ids` are the owners the settings name."""

    def __init__(self, db: Database, clock: Clock, owner_ids: tuple[int, ...] = ()) -> None:
        self._db = db
        self._clock = clock
        self._owner_ids = frozenset(owner_ids)

    async def is_owner(self, telegram_id: int) -> bool:
        """Tell whether this person owns the brand."""
        return telegram_id in self._owner_ids or OWNER in await self._db.read(rows.of(telegram_id))

    async def is_staff(self, telegram_id: int) -> bool:
        """Tell whether this person serves customers; owners do."""
        return await self.is_owner(telegram_id) or STAFF in await self._db.read(rows.of(telegram_id))

    async def has_owner(self) -> bool:
        """Tell whether the brand has an owner yet."""
        return bool(self._owner_ids) or await self._db.read(rows.has_owner())

    async def owners(self) -> tuple[int, ...]:
        """Return the Telegram ids of all owners, configured and claimed."""
        claimed = {row.telegram_id for row in await self._db.read(rows.everyone()) if row.role == OWNER}
        return tuple(sorted(claimed | self._owner_ids))

    async def invite_owner(self) -> str:
        """Return a start payload that makes the first who opens it an owner; it lasts a week and works once."""
        token = secrets.token_urlsafe(24)
        now = self._clock.now()
        await self._db.run(rows.invite(_hashed(token), OWNER, now, now + INVITE_LASTS))
        return START_PREFIX + token

    async def claim(self, payload: str, telegram_id: int) -> bool:
        """Use a link's start payload; False where it is unknown, too old, or used by somebody else."""
        token = _hashed(payload.removeprefix(START_PREFIX))
        return await self._db.run(rows.use_invite(token, telegram_id, self._clock.now())) is not None


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
