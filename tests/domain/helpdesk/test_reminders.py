"""Reminders: the assignee, then everyone, then the owners; in open hours, and once for each turn."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

import pytest

from bot.brand.in_force import BrandInForce
from bot.brand.starting import Beginning, write_brand_folder
from bot.core.clock import FixedClock
from bot.domain.helpdesk.reminders import Reminders
from bot.domain.helpdesk.ticket import Priority, Source, Ticket
from bot.domain.helpdesk.tickets import Tickets
from bot.storage import conversations, staff
from bot.storage.database import Database
from tests.domain.helpdesk.conftest import ARAM, DAY, HOUR, MINUTE, SONA, Told

Said = Callable[[], Awaitable[list[tuple[object, object, object]]]]


@pytest.fixture(params=["sqlite"])
def engine(request: pytest.FixtureRequest) -> str:
    """One engine is enough here: `test_any_story` and the storage tests do the same on both."""
    return str(request.param)


@pytest.fixture
def reminders(db: Database, clock: FixedClock, brand: BrandInForce) -> Reminders:
    return Reminders(db, clock, brand)


@pytest.fixture
async def ticket(db: Database, tickets: Tickets, anna: int, clock: FixedClock) -> Ticket:
    """Anna's complaint, taken by Sona: due in an hour."""
    for who in (SONA, ARAM):
        await db.run(staff.seen(who, "A", None, clock.now()))
    opened = await db.run(tickets.opened("m:7:1", anna, source=Source.COMPLAINT))
    taken = await tickets.take(opened.id, None, SONA)
    assert taken is not None
    return taken


@pytest.fixture
def reminded(told: Told) -> Said:
    """Return `await reminded()`: who each reminder called, the ids mentioned, the minutes waited."""

    async def said() -> list[tuple[object, object, object]]:
        return [(v["who"], v["mention"], v["minutes"]) for _, name, v in await told() if name == "reminder"]

    return said


async def test_nobody_is_reminded_before_an_answer_is_due(
    reminders: Reminders, ticket: Ticket, clock: FixedClock
) -> None:
    clock.advance(HOUR - 1)
    assert await reminders.due() == 0
    assert await reminders.for_owners() == ()


async def test_the_assignee_first_then_everyone_then_the_owners_each_once(
    reminders: Reminders, ticket: Ticket, clock: FixedClock, reminded: Said
) -> None:
    for advance, queued in ((HOUR, 1), (29 * MINUTE, 0), (MINUTE, 1), (89 * MINUTE, 0)):
        clock.advance(advance)
        assert [await reminders.due() for _ in range(2)] == [queued, 0]
        assert await reminders.for_owners() == ()
    assert await reminded() == [("assignee", [SONA], 60), ("everyone", [SONA, ARAM], 90)]
    clock.advance(MINUTE)
    assert await reminders.due() == 0
    [alert] = await reminders.for_owners()
    assert (alert.ticket.id, alert.name, alert.minutes, alert.stars) == (ticket.id, "A", 180, None)
    assert await reminders.for_owners() == (alert,), "until they have been told"
    await reminders.owners_told(alert)
    assert await reminders.for_owners() == ()


async def test_reminding_leaves_the_buttons_in_force(
    tickets: Tickets, reminders: Reminders, ticket: Ticket, clock: FixedClock
) -> None:
    clock.advance(2 * HOUR)
    await reminders.due()
    assert await tickets.take(ticket.id, ticket.revision, ARAM) is not None


async def test_a_bot_that_slept_does_not_repeat_every_step(
    reminders: Reminders, ticket: Ticket, clock: FixedClock, reminded: Said
) -> None:
    clock.advance(7 * HOUR)
    assert await reminders.due() == 1
    assert [who for who, _, _ in await reminded()] == ["everyone"]
    assert len(await reminders.for_owners()) == 1


async def test_what_is_nobody_s_calls_everyone_seen_this_week(
    db: Database, tickets: Tickets, reminders: Reminders, anna: int, clock: FixedClock, reminded: Said
) -> None:
    await db.run(staff.seen(ARAM, "Aram", None, clock.now() - 8 * DAY))
    await db.run(staff.seen(SONA, "Sona", None, clock.now()))
    await db.run(tickets.opened("k", anna, source=Source.ALARM))
    clock.advance(15 * MINUTE)
    await reminders.due()
    assert await reminded() == [("everyone", [SONA], 15)]


async def test_an_answer_ends_the_reminding_and_the_next_turn_begins_anew(
    db: Database, tickets: Tickets, reminders: Reminders, ticket: Ticket, clock: FixedClock
) -> None:
    clock.advance(HOUR)
    assert await reminders.due() == 1
    await db.run(tickets.answered(ticket.id, SONA))
    clock.advance(5 * HOUR)
    assert await reminders.due() == 0
    assert await reminders.for_owners() == ()
    await db.run(tickets.customer_wrote(ticket.customer_id, reopen=False))
    assert await reminders.due() == 0
    clock.advance(HOUR)
    assert await reminders.due() == 1


async def test_what_is_put_off_reminds_nobody_until_it_is_back(
    tickets: Tickets, reminders: Reminders, ticket: Ticket, clock: FixedClock
) -> None:
    await tickets.snooze(ticket.id, clock.now() + DAY, SONA)
    clock.advance(23 * HOUR)
    assert await reminders.due() == 0
    clock.advance(HOUR)
    await tickets.close_silent()
    assert await reminders.due() == 1, "it should be solved by now"
    clock.advance(HOUR)
    assert await reminders.due() == 1, "and answered"


async def test_a_merge_repeats_no_reminder(
    db: Database, tickets: Tickets, reminders: Reminders, ticket: Ticket, clock: FixedClock
) -> None:
    await tickets.resolve(ticket.id, None, SONA)
    second = await db.run(tickets.opened("k", ticket.customer_id, source=Source.COMPLAINT))
    clock.advance(HOUR)
    assert await reminders.due() == 1
    await tickets.merge(second.id, ticket.id, SONA)
    assert await reminders.due() == 0


async def test_what_became_urgent_is_late_earlier(
    tickets: Tickets, reminders: Reminders, ticket: Ticket, clock: FixedClock
) -> None:
    clock.advance(20 * MINUTE)
    assert await reminders.due() == 0
    await tickets.prioritise(ticket.id, None, Priority.URGENT, SONA)
    assert await reminders.due() == 1


async def test_what_should_be_solved_by_now_is_told_once(
    db: Database, tickets: Tickets, reminders: Reminders, ticket: Ticket, clock: FixedClock, reminded: Said
) -> None:
    await db.run(tickets.answered(ticket.id, SONA))
    clock.advance(DAY)
    assert await reminders.due() == 0, "it is the customer's turn"
    await db.run(tickets.customer_wrote(ticket.customer_id, reopen=False))
    assert [await reminders.due() for _ in range(2)] == [1, 0]
    assert await reminded() == [("assignee", [SONA], 0)]


async def test_reminders_wait_for_the_opening(
    db: Database, tmp_path: Path, anna: int, clock: FixedClock, reminded: Said
) -> None:
    brand = _with_hours(tmp_path)
    tickets, reminders = Tickets(db, clock, brand), Reminders(db, clock, brand)
    clock.moment = _at("2026-11-23T17:30")  # a Monday
    ticket = await db.run(tickets.opened("k", anna, source=Source.COMPLAINT))
    assert ticket.due_at == _at("2026-11-24T10:30")
    clock.moment = _at("2026-11-24T10:30")
    assert await reminders.due() == 1
    clock.moment = _at("2026-11-24T18:00")
    assert (await reminders.due(), await reminders.for_owners()) == (0, ())
    clock.moment = _at("2026-11-25T10:00")
    assert (await reminders.due(), len(await reminders.for_owners())) == (2, 1), "late by now, and to be solved"


class TestLowRatings:
    @pytest.fixture
    async def rated(self, tickets: Tickets, ticket: Ticket) -> Ticket:
        await tickets.resolve(ticket.id, None, SONA)
        done = await tickets.rate(ticket.id, ticket.customer_id, 1)
        assert done is not None
        return done.ticket

    async def test_owners_hear_of_each_once(
        self, db: Database, tickets: Tickets, reminders: Reminders, rated: Ticket, clock: FixedClock
    ) -> None:
        await db.run(conversations.begin(rated.customer_id, -100))
        await db.run(conversations.topic_made(rated.customer_id, -100, 5))
        [alert] = await reminders.for_owners()
        assert (alert.stars, alert.chat_id, alert.thread_id) == (1, -100, 5)
        await reminders.owners_told(alert)
        assert await reminders.for_owners() == ()
        clock.advance(MINUTE)
        await tickets.rate(rated.id, rated.customer_id, 2)
        assert [again.stars for again in await reminders.for_owners()] == [2]

    async def test_what_is_solved_again_meanwhile_is_told_all_the_same(
        self, tickets: Tickets, reminders: Reminders, rated: Ticket
    ) -> None:
        await tickets.resolve(rated.id, None, SONA)
        assert len(await reminders.for_owners()) == 1

    async def test_old_and_good_ones_are_no_news(
        self, tickets: Tickets, reminders: Reminders, rated: Ticket, clock: FixedClock
    ) -> None:
        clock.advance(DAY + 1)
        await tickets.resolve(rated.id, None, SONA)
        assert await reminders.for_owners() == ()
        await tickets.rate(rated.id, rated.customer_id, 4)
        assert await reminders.for_owners() == ()


def _with_hours(folder: Path) -> BrandInForce:
    write_brand_folder(folder / "by_day", Beginning("Nar", ("hy",), "hy", time_zone="Asia/Yerevan"))
    days = "".join(f'  {day}: "10:00-18:00"\n' for day in ("monday", "tuesday", "wednesday"))
    with (folder / "by_day" / "brand.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\nopening_hours:\n{days}")
    return BrandInForce(folder / "by_day")


def _at(moment: str) -> int:
    return int(datetime.fromisoformat(f"{moment}:00+04:00").timestamp() * 1000)
