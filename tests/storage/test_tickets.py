"""Tickets as rows: one open per customer whatever the domain does, and the orders and moments they are found by."""

from collections.abc import Mapping

import pytest

from bot.storage import audit, customers, relays, ticket_times, tickets
from bot.storage.database import Database
from bot.storage.relays import Draft
from bot.storage.unit import ConstraintError, Row, Value

NOW = 1_790_000_000_000
STATE: Mapping[str, Value] = dict.fromkeys(tickets.CHANGING) | {
    "status": "open", "priority": 2, "reminded": 0, "reopened": 0,
}  # fmt: skip


async def customer(db: Database, telegram_id: int = 7) -> int:
    row = await db.run(
        customers.save(
            telegram_id, first_name="A", last_name=None, username=None, app_language="hy", language="hy", now=NOW
        )
    )
    return int(row.id)


async def ticket(db: Database, telegram_id: int, **state: Value) -> Row:
    customer_id = await customer(db, telegram_id)
    return await db.run(
        tickets.insert(f"k{telegram_id}", customer_id, source="button", topic=None, now=NOW, state={**STATE, **state})
    )


async def test_a_second_open_ticket_is_refused_by_the_database_itself(db: Database) -> None:
    first = await ticket(db, 7)
    with pytest.raises(ConstraintError):
        await db.run(tickets.insert("k", first.customer_id, source="button", topic=None, now=NOW, state=STATE))
    assert await db.run(tickets.save(first.id, {**STATE, "status": "resolved", "ended_at": NOW})) == 1
    await db.run(tickets.insert("k", first.customer_id, source="button", topic=None, now=NOW, state=STATE))
    with pytest.raises(ConstraintError):
        await db.run(tickets.save(first.id, STATE))


@pytest.mark.parametrize("wrong", [{"status": "lost"}, {"priority": 3}, {"rating": 6}])
async def test_what_no_ticket_may_be_is_refused(db: Database, wrong: dict[str, Value]) -> None:
    first = await ticket(db, 7)
    with pytest.raises(ConstraintError):
        await db.run(tickets.save(first.id, {**STATE, **wrong}))


async def test_every_change_is_a_new_revision_and_all_of_it_is_kept(db: Database) -> None:
    made = await ticket(db, 7)
    state: dict[str, Value] = {name: number for number, name in enumerate(tickets.CHANGING, 1)}
    state |= {"status": "closed", "priority": 1, "end_reason": "why", "merged_into": made.id, "rating": 4}
    assert [await db.run(tickets.save(made.id, state)) for _ in range(2)] == [1, 2]
    found = await db.read(tickets.find(made.id))
    assert found is not None
    assert {name: getattr(found, name) for name in tickets.CHANGING} == state
    assert await db.read(tickets.with_key("k7")) is not None
    assert await db.read(tickets.with_key("k8")) is None


async def test_the_open_ticket_comes_before_the_one_that_ended_last_and_what_was_merged_comes_last(
    db: Database,
) -> None:
    person = await customer(db)
    made = []
    for ended, into in ((5, None), (3, None), (9, 1)):
        state = {**STATE, "status": "closed", "ended_at": NOW + ended, "merged_into": into and made[0]}
        row = await db.run(tickets.insert(f"e{ended}", person, source="button", topic=None, now=NOW, state=state))
        made.append(row.id)
    latest = await db.read(tickets.latest(person))
    assert latest is not None
    assert latest.id == made[0]
    row = await db.run(tickets.insert("open", person, source="button", topic=None, now=NOW, state=STATE))
    latest = await db.read(tickets.latest(person))
    assert latest is not None
    assert latest.id == row.id
    assert [one.id for one in await db.read(tickets.of_customer(person, 2))] == [row.id, made[2]]


async def test_the_queue_knows_urgency_then_when_it_is_due_and_what_is_put_off(db: Database) -> None:
    for number, state in enumerate(
        [
            {"due_at": NOW + 5},
            {"due_at": NOW + 3},
            {"priority": 0, "due_at": NOW + 9},
            {"status": "waiting"},
            {"snoozed_until": NOW + 1},
            {"snoozed_until": NOW},
            {"status": "resolved", "ended_at": NOW},
        ]
    ):
        await ticket(db, 10 + number, **state)  # type: ignore[arg-type]
    made = [row.id for row in await db.read(tickets.waiting(NOW, 10))]
    first = min(made)
    assert [one - first for one in made] == [2, 5, 1, 0]
    assert [row.id - first for row in await db.read(ticket_times.put_off(NOW, 10))] == [5]


async def test_late_is_what_is_due_and_not_reminded_of_yet(db: Database) -> None:
    await ticket(db, 10, due_at=NOW + 1)
    late = await ticket(db, 11, due_at=NOW)
    await ticket(db, 12, due_at=NOW - 9, snoozed_until=NOW + 1)
    assert [row.id for row in await db.read(ticket_times.late(NOW, 2, 10))] == [late.id]
    assert await db.run(ticket_times.reminded(late.id, NOW, 2))
    assert not await db.run(ticket_times.reminded(late.id, NOW, 2)), "once"
    assert not await db.run(ticket_times.reminded(late.id, NOW + 1, 3)), "something else is due by now"
    assert await db.read(ticket_times.late(NOW, 2, 10)) == []
    assert [row.revision for row in await db.read(ticket_times.late(NOW, 3, 10))] == [0]


async def test_unsolved_is_told_until_its_reminder_is_queued(db: Database) -> None:
    late = await ticket(db, 11, asked_at=NOW, resolve_due=NOW)
    await ticket(db, 12, resolve_due=NOW)
    await ticket(db, 13, asked_at=NOW, resolve_due=NOW + 1)
    assert [row.id for row in await db.read(ticket_times.unsolved(NOW, 10))] == [late.id]
    key = ticket_times.unsolved_key(late.id, NOW)
    await db.run(relays.queue(Draft(key, late.customer_id, "desk", "notice", "{}"), NOW))
    assert await db.read(ticket_times.unsolved(NOW, 10)) == []


async def test_silent_is_what_was_resolved_before_and_is_not_closed(db: Database) -> None:
    old = await ticket(db, 10, status="resolved", ended_at=NOW - 1)
    await ticket(db, 11, status="resolved", ended_at=NOW)
    await ticket(db, 12, status="closed", ended_at=NOW - 1)
    assert [row.id for row in await db.read(ticket_times.silent(NOW, 10))] == [old.id]


async def test_a_low_rating_is_news_until_the_owners_are_told(db: Database) -> None:
    low = await ticket(db, 10, rating=2, rated_at=NOW)
    await ticket(db, 11, rating=3, rated_at=NOW)
    await ticket(db, 12, rating=1, rated_at=NOW - 1)
    assert [row.id for row in await db.read(ticket_times.rated_low(2, NOW, 10))] == [low.id]
    await db.run(audit.record(NOW - 1, None, "owners_told", ticket_id=low.id))
    await db.run(audit.record(NOW, None, "rated", ticket_id=low.id))
    assert len(await db.read(ticket_times.rated_low(2, NOW, 10))) == 1, "that was of an earlier one"
    await db.run(audit.record(NOW, None, "owners_told", ticket_id=low.id))
    assert await db.read(ticket_times.rated_low(2, NOW, 10)) == []


async def test_tags_are_kept_once_and_told_of_many_at_once(db: Database) -> None:
    first, second = await ticket(db, 10), await ticket(db, 11)
    for name in ("late", "cold", "late"):
        await db.run(tickets.tag(first.id, name))
    assert await db.read(tickets.tags_of([first.id, second.id])) == {first.id: ["cold", "late"], second.id: []}
    await db.run(tickets.untag(first.id, "cold"))
    assert await db.read(tickets.tags_of([first.id])) == {first.id: ["late"]}
    assert await db.read(tickets.tags_of([])) == {}
