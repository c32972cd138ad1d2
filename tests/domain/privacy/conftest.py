"""A customer who has left something of herself everywhere, and what reads and forgets it."""

from pathlib import Path

import pytest

from bot.brand.in_force import BrandInForce
from bot.brand.starting import Beginning, write_brand_folder
from bot.core.clock import FixedClock
from bot.domain.customers import Customer, Customers
from bot.domain.erasures import Erasures
from bot.domain.privacy import Privacy
from bot.storage import desk
from bot.storage.database import Database
from tests.domain.privacy.known import GROUP, NOW, SARA, STAFF, asked, talked, wrote


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def brand(tmp_path: Path) -> BrandInForce:
    write_brand_folder(tmp_path / "brand", Beginning("Nar", ("en", "fa"), "en", time_zone="Asia/Yerevan"))
    return BrandInForce(tmp_path / "brand")


@pytest.fixture
def people(db: Database, clock: FixedClock, brand: BrandInForce) -> Customers:
    return Customers(db, clock, brand)


@pytest.fixture
def privacy(db: Database, clock: FixedClock, brand: BrandInForce) -> Privacy:
    return Privacy(db, clock, brand)


@pytest.fixture
def erasures(db: Database, clock: FixedClock) -> Erasures:
    return Erasures(db, clock)


@pytest.fixture
async def sara(db: Database, people: Customers) -> Customer:
    """A customer who has left something in every table that can hold something of hers."""
    sara = await people.meet(SARA)
    await db.run(desk.link(GROUP, True, "en", STAFF, NOW))
    await db.run(asked(sara))
    await db.run(talked(sara))
    await db.run(wrote(sara))
    return sara
