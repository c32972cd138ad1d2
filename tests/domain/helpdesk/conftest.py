"""A desk without a clock of its own, without people and without Telegram: tickets on both engines."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.brand.in_force import BrandInForce
from bot.brand.starting import Beginning, write_brand_folder
from bot.core.clock import FixedClock
from bot.domain.helpdesk.notice import read_notice
from bot.domain.helpdesk.tickets import Tickets
from bot.storage import customers
from bot.storage.database import Database
from bot.storage.unit import Rows, Statement, Unit, unit

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
SONA, ARAM = 501, 502
"""Two who work at the desk."""

Deeds = Callable[[], Awaitable[list[tuple[int | None, str]]]]
Told = Callable[[], Awaitable[list[tuple[str, str, dict[str, object]]]]]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def brand(tmp_path: Path) -> BrandInForce:
    """A brand that is always open, with the targets of a brand that wrote no desk.yaml."""
    write_brand_folder(tmp_path / "brand", Beginning("Nar", ("hy", "en"), "hy", time_zone="Asia/Yerevan"))
    return BrandInForce(tmp_path / "brand")


@pytest.fixture
def tickets(db: Database, clock: FixedClock, brand: BrandInForce) -> Tickets:
    return Tickets(db, clock, brand)


Meet = Callable[[int], Awaitable[int]]


@pytest.fixture
def meet(db: Database, clock: FixedClock) -> Meet:
    """Return `await meet(telegram_id)`: the id of that customer."""

    async def met(telegram_id: int) -> int:
        row = await db.run(
            customers.save(
                telegram_id, first_name="A", last_name=None, username=None, app_language="hy", language="hy",
                now=clock.now(),
            )
        )  # fmt: skip
        return int(row.id)

    return met


@pytest.fixture
async def anna(meet: Meet) -> int:
    return await meet(7)


@pytest.fixture
async def ben(meet: Meet) -> int:
    return await meet(8)


@pytest.fixture
def told(db: Database) -> Told:
    """Return `await told()`: every notice queued so far, in order, as (toward, name, values)."""

    async def notices() -> list[tuple[str, str, dict[str, object]]]:
        return [(row.toward, *read_notice(row.content)) for row in await db.read(_notices())]

    return notices


@pytest.fixture
def deeds(db: Database) -> Deeds:
    """Return `await deeds()`: the audit trail, in order, as (actor, action)."""

    async def trail() -> list[tuple[int | None, str]]:
        return [(row.actor, row.action) for row in await db.read(_trail())]

    return trail


@unit
def _notices() -> Unit[Rows]:
    return (yield Statement("SELECT toward, content FROM relays WHERE what = 'notice' ORDER BY id"))


@unit
def _trail() -> Unit[Rows]:
    return (yield Statement("SELECT actor, action FROM audit ORDER BY id"))
