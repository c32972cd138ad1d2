"""The nightly upkeep: a backup a night, and nothing kept longer than the brand decided."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.brand.in_force import BrandInForce
from bot.brand.starting import Beginning, write_brand_folder
from bot.core.clock import FixedClock
from bot.courier.upkeep import DAY, Upkeep
from bot.storage import customers, misses, questions
from bot.storage.database import Database

EVENING = int(datetime.fromisoformat("2026-11-20T22:00:00+04:00").timestamp() * 1000)
HOUR = 3_600_000


@pytest.fixture
def brand(tmp_path: Path) -> BrandInForce:
    write_brand_folder(tmp_path / "brand", Beginning("Nar", ("hy",), "hy", time_zone="Asia/Yerevan"))
    return BrandInForce(tmp_path / "brand")


async def test_one_backup_a_night_at_three_in_the_brand_s_time_zone(
    db: Database, brand: BrandInForce, tmp_path: Path
) -> None:
    clock = FixedClock(EVENING)
    upkeep = Upkeep(db, brand, clock, tmp_path / "backups")
    await upkeep.look()
    made = []
    for _ in range(30):  # every hour, for a day and a quarter
        await upkeep.look()
        made.append(len(list((tmp_path / "backups").glob("*.db"))))
        clock.advance(HOUR)
    assert made == [1] * 5 + [2] * 24 + [3], "one at once, for there is none yet, and one a night"


async def test_what_is_old_is_forgotten_and_the_rest_stays(db: Database, brand: BrandInForce, tmp_path: Path) -> None:
    now = EVENING
    customer = await db.run(
        customers.save(7, first_name="A", last_name=None, username=None, app_language="hy", language="hy", now=now)
    )
    outcome = questions.Outcome("hy", "answer", 90, "hours")
    for message_id, age in ((1, 91), (2, 89)):
        await db.run(questions.record(7, message_id, customer.id, "ժամե՞րը", outcome, now - age * DAY))
    for message_id, age in ((1, 366), (2, 364)):
        await db.run(misses.count(7, message_id, "hy", f"q{age}", f"q{age}", now - age * DAY))
    await Upkeep(db, brand, FixedClock(now), tmp_path / "backups").sweep()
    old, young = await db.read(questions.find(7, 1)), await db.read(questions.find(7, 2))
    assert old is not None
    assert young is not None
    assert (old.text, young.text) == (None, "ժամե՞րը")
    assert [row.sample for row in await db.read(misses.top())] == ["q364"]
