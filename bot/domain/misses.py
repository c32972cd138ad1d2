"""Misses: what customers asked and nothing answered."""

from dataclasses import dataclass

from bot.storage import misses as rows
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Miss:
    """One unanswered question as the last customer put it, and how often it was asked."""

    language: str
    sample: str
    times: int


class Misses:
    """Tells owners what their FAQ lacks."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def most_wanted(self, limit: int = 10) -> tuple[Miss, ...]:
        """Return the open misses asked most often."""
        return tuple(Miss(row.language, row.sample, row.times) for row in await self._db.read(rows.top(limit)))
