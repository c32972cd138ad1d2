"""Tickets: one open per customer, always somebody's turn, and nothing done twice."""

import pytest

from bot.core.clock import FixedClock
from bot.domain.helpdesk.ticket import Priority, Source, Status, Ticket
from bot.domain.helpdesk.tickets import Tickets
from bot.storage import conversations
from bot.storage.database import Database
from tests.domain.helpdesk.conftest import ARAM, DAY, HOUR, MINUTE, SONA, Deeds, Told


@pytest.fixture(params=["sqlite"])
def engine(request: pytest.FixtureRequest) -> str:
    """One engine is enough here: `test_any_story` and the storage tests do the same on both."""
    return str(request.param)


@pytest.fixture
async def ticket(db: Database, tickets: Tickets, anna: int) -> Ticket:
    """Anna's complaint."""
    return await db.run(tickets.opened("m:7:1", anna, source=Source.COMPLAINT, topic="quality"))


async def test_a_complaint_is_the_staff_s_turn_and_due_within_the_target(ticket: Ticket, clock: FixedClock) -> None:
    assert (ticket.status, ticket.priority, ticket.topic) == (Status.OPEN, Priority.HIGH, "quality")
    assert (ticket.asked_at, ticket.due_at) == (clock.now(), clock.now() + HOUR)
    assert ticket.resolve_due == clock.now() + 8 * HOUR


@pytest.mark.parametrize(
    ("source", "vip", "priority"),
    [
        (Source.BUTTON, False, Priority.NORMAL),
        (Source.BUTTON, True, Priority.HIGH),
        (Source.COMPLAINT, True, Priority.HIGH),
        (Source.ALARM, False, Priority.URGENT),
        (Source.SURVEY, True, Priority.URGENT),
    ],
)
async def test_who_is_served_first_depends_on_the_way_in(
    db: Database, tickets: Tickets, anna: int, source: Source, vip: bool, priority: Priority
) -> None:
    assert (await db.run(tickets.opened("k", anna, source=source, vip=vip))).priority is priority


async def test_a_replay_opens_nothing_even_after_the_end(
    db: Database, tickets: Tickets, ticket: Ticket, deeds: Deeds
) -> None:
    again = await db.run(tickets.opened("m:7:1", ticket.customer_id, source=Source.COMPLAINT, topic="quality"))
    assert again == ticket
    await tickets.close(ticket.id, None, SONA, "spam")
    replayed = await db.run(tickets.opened("m:7:1", ticket.customer_id, source=Source.COMPLAINT, topic="quality"))
    assert (replayed.id, replayed.status) == (ticket.id, Status.CLOSED)
    assert await deeds() == [(None, "opened"), (SONA, "closed")]


async def test_a_second_way_in_leads_to_the_open_ticket_and_may_make_it_more_urgent(
    db: Database, tickets: Tickets, ticket: Ticket, clock: FixedClock
) -> None:
    button = await db.run(tickets.opened("tap", ticket.customer_id, source=Source.BUTTON))
    assert button == ticket
    clock.advance(MINUTE)
    alarm = await db.run(tickets.opened("m:7:2", ticket.customer_id, source=Source.ALARM))
    assert (alarm.id, alarm.priority, alarm.due_at) == (ticket.id, Priority.URGENT, ticket.opened_at + 15 * MINUTE)


async def test_a_second_way_in_makes_an_answered_ticket_the_staff_s_turn_again(
    db: Database, tickets: Tickets, ticket: Ticket
) -> None:
    await db.run(tickets.answered(ticket.id, SONA))
    again = await db.run(tickets.opened("tap", ticket.customer_id, source=Source.BUTTON))
    assert (again.id, again.status, again.assignee) == (ticket.id, Status.ASSIGNED, SONA)


async def test_an_answer_that_arrived_makes_it_the_customer_s_turn_and_the_next_word_the_staff_s(
    db: Database, tickets: Tickets, ticket: Ticket, clock: FixedClock
) -> None:
    wrote = await db.run(tickets.staff_wrote(ticket.customer_id, SONA))
    assert (wrote.status, wrote.assignee) == (Status.ASSIGNED, SONA), "whoever writes first has taken it"
    clock.advance(5 * MINUTE)
    await db.run(tickets.answered(ticket.id, SONA))
    waiting = await tickets.find(ticket.id)
    assert waiting is not None
    assert (waiting.status, waiting.asked_at, waiting.due_at) == (Status.WAITING, None, None)
    assert waiting.first_answer_at == clock.now()
    clock.advance(MINUTE)
    back = await db.run(tickets.customer_wrote(ticket.customer_id, reopen=False))
    assert back is not None
    assert (back.status, back.assignee, back.due_at) == (Status.ASSIGNED, SONA, clock.now() + HOUR)


async def test_a_customer_who_writes_twice_does_not_put_off_when_the_first_is_due_nor_make_buttons_old(
    db: Database, tickets: Tickets, ticket: Ticket, clock: FixedClock
) -> None:
    clock.advance(MINUTE)
    assert await db.run(tickets.customer_wrote(ticket.customer_id, reopen=True)) == ticket


async def test_nothing_takes_what_a_customer_without_a_ticket_writes(db: Database, tickets: Tickets, anna: int) -> None:
    assert await db.run(tickets.customer_wrote(anna, reopen=True)) is None
    assert await tickets.open_of(anna) is None
    assert await tickets.latest_of(anna) is None


async def test_a_colleague_s_answer_leaves_the_ticket_where_it_is(db: Database, tickets: Tickets, anna: int) -> None:
    taken = await db.run(tickets.staff_wrote(anna, SONA))
    assert (taken.source, taken.assignee, taken.due_at) == (Source.STAFF, SONA, None)
    assert await db.run(tickets.staff_wrote(anna, ARAM)) == taken


class TestTheEnd:
    async def test_a_solved_ticket_asks_for_a_rating_once(
        self, tickets: Tickets, ticket: Ticket, told: Told, clock: FixedClock
    ) -> None:
        resolved = await tickets.resolve(ticket.id, ticket.revision, SONA)
        assert resolved is not None
        assert (resolved.status, resolved.ended_at, resolved.due_at) == (Status.RESOLVED, clock.now(), None)
        assert await tickets.resolve(ticket.id, ticket.revision, SONA) == resolved, "a double tap"
        await tickets.close(ticket.id, None, SONA, "done")
        assert await told() == [("customer", "rate", {"ticket": ticket.id})]

    async def test_the_next_message_opens_it_again_for_a_week_to_the_millisecond(
        self, db: Database, tickets: Tickets, ticket: Ticket, clock: FixedClock, told: Told
    ) -> None:
        await tickets.resolve(ticket.id, None, SONA)
        clock.advance(7 * DAY)
        assert await db.run(tickets.customer_wrote(ticket.customer_id, reopen=False)) is None
        again = await db.run(tickets.customer_wrote(ticket.customer_id, reopen=True))
        assert again is not None
        assert (again.id, again.status, again.reopened, again.ended_at) == (ticket.id, Status.OPEN, 1, None)
        assert again.due_at == clock.now() + HOUR
        assert (await told())[-1] == ("desk", "reopened", {"ticket": ticket.id, "why": "wrote"})
        await tickets.close(ticket.id, None, SONA, "over")
        clock.advance(7 * DAY + 1)
        assert await db.run(tickets.customer_wrote(ticket.customer_id, reopen=True)) is None
        assert await tickets.reopen(ticket.id, None, SONA) is None

    async def test_a_new_way_in_after_the_end_is_a_new_ticket_and_the_old_one_stays_ended(
        self, db: Database, tickets: Tickets, ticket: Ticket
    ) -> None:
        await tickets.resolve(ticket.id, None, SONA)
        new = await db.run(tickets.opened("m:7:9", ticket.customer_id, source=Source.BUTTON))
        assert new.id != ticket.id
        assert await tickets.reopen(ticket.id, None, SONA) is None, "one open ticket a customer"
        assert [t.id for t in await db.read(tickets.of_customer(ticket.customer_id))] == [new.id, ticket.id]

    async def test_staff_who_write_within_a_week_go_on_silently_and_later_begin_anew(
        self, db: Database, tickets: Tickets, ticket: Ticket, clock: FixedClock, told: Told
    ) -> None:
        await tickets.resolve(ticket.id, None, SONA)
        on = await db.run(tickets.staff_wrote(ticket.customer_id, ARAM))
        assert (on.id, on.status, on.assignee, on.due_at) == (ticket.id, Status.ASSIGNED, ARAM, None)
        await tickets.resolve(ticket.id, None, ARAM)
        clock.advance(7 * DAY + 1)
        new = await db.run(tickets.staff_wrote(ticket.customer_id, ARAM))
        assert (new.id != ticket.id, new.source, new.status) == (True, Source.STAFF, Status.ASSIGNED)
        assert "reopened" not in [name for _, name, _ in await told()]

    async def test_what_was_resolved_closes_after_a_week_of_silence(
        self, tickets: Tickets, ticket: Ticket, clock: FixedClock
    ) -> None:
        await tickets.resolve(ticket.id, None, SONA)
        clock.advance(7 * DAY)
        assert await tickets.close_silent() == 0
        clock.advance(1)
        assert await tickets.close_silent() == 1
        assert await tickets.close_silent() == 0
        closed = await tickets.find(ticket.id)
        assert closed is not None
        assert (closed.status, closed.end_reason) == (Status.CLOSED, "silence")
        assert closed.ended_at == clock.now() - 7 * DAY - 1

    async def test_the_customer_may_say_that_it_is_solved_and_nobody_else(
        self, tickets: Tickets, ticket: Ticket, ben: int
    ) -> None:
        assert await tickets.solved(ticket.id, ben) is None
        solved = await tickets.solved(ticket.id, ticket.customer_id)
        assert solved is not None
        assert solved.status is Status.RESOLVED
        assert await tickets.solved(ticket.id, ticket.customer_id) == solved


class TestButtons:
    async def test_every_change_is_to_be_seen_on_the_card_and_no_other_tap(
        self, db: Database, tickets: Tickets, ticket: Ticket
    ) -> None:
        await db.run(conversations.begin(ticket.customer_id, -100))
        await db.run(conversations.showing(ticket.customer_id, -100))
        await db.run(conversations.card_shown(ticket.customer_id, -100, 5, "as it was"))
        await tickets.reopen(ticket.id, None, SONA)
        assert await db.read(conversations.to_show(-100)) == []
        await tickets.take(ticket.id, None, SONA)
        assert [row.customer_id for row in await db.read(conversations.to_show(-100))] == [ticket.customer_id]

    async def test_what_changes_while_a_card_is_on_its_way_is_shown_after_it(
        self, db: Database, tickets: Tickets, ticket: Ticket
    ) -> None:
        row = await db.run(conversations.begin(ticket.customer_id, -100))
        await db.run(conversations.showing(row.customer_id, -100))
        await tickets.take(ticket.id, None, SONA)
        await db.run(conversations.card_shown(row.customer_id, -100, 5, "as it was"))
        [again] = await db.read(conversations.to_show(-100))
        assert again.card_message_id == 5

    async def test_a_card_that_a_kill_left_half_shown_is_shown_again(self, db: Database, ticket: Ticket) -> None:
        row = await db.run(conversations.begin(ticket.customer_id, -100))
        await db.run(conversations.showing(row.customer_id, -100))
        assert len(await db.read(conversations.to_show(-100))) == 1

    async def test_a_double_tap_takes_it_once(self, tickets: Tickets, ticket: Ticket, deeds: Deeds) -> None:
        once, twice = [await tickets.take(ticket.id, ticket.revision, SONA) for _ in range(2)]
        assert once == twice
        assert [action for _, action in await deeds()].count("took") == 1

    async def test_a_button_of_an_older_revision_does_nothing(self, tickets: Tickets, ticket: Ticket) -> None:
        taken = await tickets.take(ticket.id, ticket.revision, SONA)
        assert taken is not None
        assert await tickets.resolve(ticket.id, ticket.revision, ARAM) is None
        assert await tickets.close(ticket.id, ticket.revision, ARAM, "spam") is None
        assert await tickets.prioritise(ticket.id, ticket.revision, Priority.URGENT, ARAM) is None
        assert await tickets.assign(ticket.id, ticket.revision, ARAM, ARAM) is None
        assert await tickets.find(ticket.id) == taken
        assert await tickets.take(ticket.id, taken.revision, ARAM) is not None, "the button in force does"

    async def test_what_has_ended_is_neither_taken_nor_put_off_nor_made_urgent(
        self, tickets: Tickets, ticket: Ticket, clock: FixedClock
    ) -> None:
        closed = await tickets.close(ticket.id, None, SONA, "spam")
        assert await tickets.take(ticket.id, None, SONA) is None
        assert await tickets.resolve(ticket.id, None, SONA) is None
        assert await tickets.prioritise(ticket.id, None, Priority.URGENT, SONA) is None
        assert await tickets.snooze(ticket.id, clock.now() + DAY, SONA) is None
        assert await tickets.find(ticket.id) == closed

    async def test_nothing_is_done_to_a_ticket_that_is_not_there(self, tickets: Tickets, ticket: Ticket) -> None:
        assert await tickets.take(404, None, SONA) is None
        assert await tickets.reopen(404, None, SONA) is None
        assert await tickets.tag(404, "late", SONA) is None
        assert await tickets.merge(404, ticket.id, SONA) is None
        assert await tickets.rate(404, ticket.customer_id, 5) is None
        assert await tickets.find(404) is None

    async def test_a_more_urgent_ticket_is_due_earlier(
        self, tickets: Tickets, ticket: Ticket, clock: FixedClock
    ) -> None:
        clock.advance(MINUTE)
        urgent = await tickets.prioritise(ticket.id, ticket.revision, Priority.URGENT, SONA)
        assert urgent is not None
        assert (urgent.due_at, urgent.resolve_due) == (ticket.opened_at + 15 * MINUTE, clock.now() + 4 * HOUR)

    async def test_every_change_wakes_the_courier(self, tickets: Tickets, ticket: Ticket) -> None:
        woken: list[str] = []
        tickets.on_queued = lambda: woken.append("woken")
        await tickets.resolve(ticket.id, None, SONA)
        assert woken == ["woken"]
        await tickets.take(ticket.id, None, SONA)
        assert woken == ["woken"], "nothing was done"
