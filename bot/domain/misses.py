"""Misses: what customers asked and nothing answered."""

import asyncio
from dataclasses import dataclass

from bot.storage import misses as rows
from bot.storage.database import Database
from bot.storage.unit import Row
from faq import Decision, Engine

LOOKED_AT = 500


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

    async def settle(self, engine: Engine) -> None:
        """Close the misses that this engine would answer by itself, so that the list shows what is still lacking."""
        open_misses = await self._db.read(rows.top(LOOKED_AT))
        known = await asyncio.to_thread(_answered, engine, open_misses)
        if known:
            await self._db.run(rows.answered(known))


def _answered(engine: Engine, open_misses: list[Row]) -> list[int]:
    return [miss.id for miss in open_misses if engine.ask(miss.sample, miss.language).decision is Decision.ANSWER]
