"""Customers: met once, written only on change, spoken to in their language."""

from pathlib import Path

import pytest

from bot.brand.in_force import BrandInForce
from bot.brand.starting import Beginning, write_brand_folder
from bot.core.clock import FixedClock
from bot.domain.customers import Customers, Person
from bot.storage import customers as rows
from bot.storage.database import Database

ANNA = Person(7, "Anna", None, "anna", "hy")


@pytest.fixture
def customers(db: Database, tmp_path: Path) -> Customers:
    write_brand_folder(tmp_path / "brand", Beginning("Nar", ("hy", "ru"), "hy"))
    return Customers(db, FixedClock(), BrandInForce(tmp_path / "brand"))


async def test_a_newcomer_begins_in_the_app_s_language(customers: Customers) -> None:
    assert (await customers.meet(ANNA)).language == "hy"
    assert (await customers.meet(Person(8, "Olga", app_language="ru-RU"))).language == "ru"


async def test_a_language_the_brand_does_not_speak_gives_way_to_its_own(customers: Customers) -> None:
    assert (await customers.meet(Person(9, "Emma", app_language="en"))).language == "hy"
    assert (await customers.meet(Person(10, "Nobody"))).language == "hy"


async def test_the_same_person_stays_one_customer_under_a_new_name(customers: Customers) -> None:
    before = await customers.meet(ANNA)
    after = await customers.meet(Person(7, "Anahit", app_language="hy"))
    assert after.id == before.id
    assert after.first_name == "Anahit"


async def test_a_chosen_language_outlasts_a_change_of_the_app_s(customers: Customers) -> None:
    anna = await customers.meet(ANNA)
    assert await customers.choose_language(anna, "ru")
    assert (await customers.meet(Person(7, "Anna", app_language="fa"))).language == "ru"


async def test_a_language_nobody_speaks_here_cannot_be_chosen(customers: Customers) -> None:
    anna = await customers.meet(ANNA)
    assert not await customers.choose_language(anna, "en")
    assert not await customers.choose_language(anna, "'; DROP TABLE customers; --")
    assert (await customers.meet(ANNA)).language == "hy"


async def test_whoever_writes_is_no_longer_blocked(customers: Customers, db: Database) -> None:
    await customers.meet(ANNA)
    await customers.blocked(ANNA.telegram_id)
    assert await _blocked(db)
    await customers.meet(ANNA)
    assert not await _blocked(db)


async def _blocked(db: Database) -> bool:
    row = await db.read(rows.by_telegram_id(ANNA.telegram_id))
    assert row is not None
    return row.blocked_at is not None
