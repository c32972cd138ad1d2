"""The nightly upkeep: a backup a night, and nothing kept longer than the brand decided."""

from datetime import datetime
from pathlib import Path

import pytest

from bot.brand.in_force import BrandInForce
from bot.brand.starting import Beginning, write_brand_folder
from bot.core.clock import FixedClock
from bot.courier.upkeep import DAY, Upkeep
from bot.storage import audit, customers, intakes, misses, questions, relays
from bot.storage.database import Database
from bot.storage.relays import Draft
from bot.storage.unit import Row, Statement, Unit, unit

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


async def test_messages_tickets_and_trail_of_the_desk_have_their_own_time(
    db: Database, brand: BrandInForce, tmp_path: Path
) -> None:
    now = EVENING
    ani = await db.run(
        customers.save(7, first_name="A", last_name=None, username=None, app_language="hy", language="hy", now=now)
    )
    keep = brand.now.brand.retention
    for number, days in enumerate((1, -1), start=1):
        message_at, ended_at = now - (keep.messages + days) * DAY, now - (keep.tickets + days) * DAY
        await db.run(_ticket(number, ani.id, "closed", ended_at))
        draft = Draft(f"m{number}", ani.id, "desk", "message", "{}", ticket_id=number)
        await db.run(relays.queue(draft, message_at))
        await db.run(relays.sent(number, -100, number, message_at))
        await db.run(audit.record(now - (keep.audit + days) * DAY, 1, "taken", ticket_id=number))
    await db.run(_ticket(3, ani.id, "open", None))
    await db.run(relays.queue(Draft("m3", ani.id, "desk", "message", "{}"), 0))
    await db.run(intakes.begin(ani.id, "button", None, now - DAY - 1))
    await Upkeep(db, brand, FixedClock(now), tmp_path / "backups").sweep()
    assert [row.id for row in await db.read(_rows("SELECT id FROM tickets ORDER BY id"))] == [2, 3]
    assert [row.ticket_id for row in await db.read(_rows("SELECT ticket_id FROM ticket_tags"))] == [2]
    assert [row.ticket_id for row in await db.read(_rows("SELECT ticket_id FROM audit"))] == [2]
    messages = await db.read(_rows("SELECT content, ticket_id, target_message_id FROM relays ORDER BY id"))
    assert [tuple(row) for row in messages] == [(None, None, 1), ("{}", 2, 2), ("{}", None, None)], "waiting ones stay"
    assert await db.read(intakes.find(ani.id)) is None


@unit
def _ticket(number: int, customer_id: int, status: str, ended_at: int | None) -> Unit[None]:
    yield Statement(
        "INSERT INTO tickets (key, customer_id, status, source, priority, opened_at, ended_at, merged_into) "
        "VALUES (?, ?, ?, 'button', 2, 0, ?, ?)",
        (f"t{number}", customer_id, status, ended_at, 1 if number == 2 else None),
    )
    if ended_at is not None:
        yield Statement("INSERT INTO ticket_tags (ticket_id, tag) VALUES (?, 'late')", (number,))


@unit
def _rows(sql: str) -> Unit[list[Row]]:
    return (yield Statement(sql))
