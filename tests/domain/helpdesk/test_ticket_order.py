"""What staff make of a ticket besides answering it: tags, putting off, the queue, merging."""

from collections.abc import Awaitable, Callable

import pytest

from bot.core.clock import FixedClock
from bot.domain.helpdesk.ticket import Priority, Source, Status, Ticket, tag_of
from bot.domain.helpdesk.tickets import Tickets
from bot.storage.database import Database
from tests.domain.helpdesk.conftest import ARAM, DAY, HOUR, MINUTE, SONA, Told


@pytest.fixture(params=["sqlite"])
def engine(request: pytest.FixtureRequest) -> str:
    """One engine is enough here: `test_any_story` and the storage tests do the same on both."""
    return str(request.param)


@pytest.fixture
async def ticket(db: Database, tickets: Tickets, anna: int) -> Ticket:
    """Anna's complaint."""
    return await db.run(tickets.opened("m:7:1", anna, source=Source.COMPLAINT, topic="quality"))


class TestTags:
    @pytest.mark.parametrize(
        ("said", "kept"), [("#Late Delivery", "late-delivery"), ("  ", ""), ("Ուշ", "ուշ"), ("x" * 40, "x" * 32)]
    )
    def test_a_tag_is_one_word_in_small_letters(self, said: str, kept: str) -> None:
        assert tag_of(said) == kept

    async def test_tags_are_given_once_and_taken_away(self, tickets: Tickets, ticket: Ticket) -> None:
        assert await tickets.tag(ticket.id, "#", SONA) is None
        await tickets.tag(ticket.id, "#Late", SONA)
        tagged = await tickets.tag(ticket.id, "cold", SONA)
        assert tagged is not None
        assert tagged.tags == ("cold", "late")
        assert await tickets.tag(ticket.id, "LATE", SONA) == tagged
        assert tagged == await tickets.find(ticket.id)
        untagged = await tickets.untag(ticket.id, "cold", SONA)
        assert untagged is not None
        assert untagged.tags == ("late",)


class TestPutOff:
    async def test_what_is_put_off_leaves_the_queue_and_comes_back_by_itself(
        self, tickets: Tickets, ticket: Ticket, clock: FixedClock
    ) -> None:
        assert [t.id for t in await tickets.waiting()] == [ticket.id]
        assert await tickets.snooze(ticket.id, clock.now(), SONA) is None, "that is no time to come"
        await tickets.snooze(ticket.id, clock.now() + 2 * DAY, SONA)
        assert await tickets.waiting() == ()
        assert await tickets.close_silent() == 0
        clock.advance(2 * DAY)
        assert await tickets.close_silent() == 1
        [back] = await tickets.waiting()
        assert (back.snoozed_until, back.due_at) == (None, clock.now() + HOUR)

    async def test_the_customer_s_word_brings_it_back_at_once(
        self, db: Database, tickets: Tickets, ticket: Ticket, clock: FixedClock
    ) -> None:
        await tickets.snooze(ticket.id, clock.now() + 2 * DAY, SONA)
        clock.advance(DAY)
        back = await db.run(tickets.customer_wrote(ticket.customer_id, reopen=True))
        assert back is not None
        assert (back.snoozed_until, back.due_at) == (None, clock.now() + HOUR)

    async def test_a_ticket_that_waits_for_its_customer_comes_back_to_staff(
        self, db: Database, tickets: Tickets, ticket: Ticket, clock: FixedClock
    ) -> None:
        await db.run(tickets.answered(ticket.id, SONA))
        await tickets.snooze(ticket.id, clock.now() + DAY, SONA)
        clock.advance(DAY)
        await tickets.close_silent()
        [back] = await tickets.waiting()
        assert (back.status, back.asked_at) == (Status.ASSIGNED, clock.now())


class TestQueue:
    async def test_the_most_urgent_come_first_then_those_due_first(
        self, db: Database, tickets: Tickets, meet: Callable[[int], Awaitable[int]], clock: FixedClock
    ) -> None:
        ways = (Source.BUTTON, Source.COMPLAINT, Source.ALARM, Source.COMPLAINT, Source.BUTTON)
        opened = []
        for number, source in enumerate(ways):
            opened.append(await db.run(tickets.opened(f"k{number}", await meet(100 + number), source=source)))
            clock.advance(MINUTE)
        await db.run(tickets.answered(opened[4].id, SONA))
        assert [t.id for t in await tickets.waiting()] == [opened[n].id for n in (2, 1, 3, 0)]
        assert [t.id for t in await tickets.waiting(2)] == [opened[n].id for n in (2, 1)]


class TestMerging:
    async def test_the_same_matter_goes_on_under_its_first_number(
        self, db: Database, tickets: Tickets, ticket: Ticket, clock: FixedClock, told: Told
    ) -> None:
        await tickets.resolve(ticket.id, None, SONA)
        clock.advance(DAY)
        second = await db.run(tickets.opened("m:7:5", ticket.customer_id, source=Source.ALARM))
        await tickets.tag(second.id, "late", ARAM)
        before = await told()
        first = await tickets.merge(second.id, ticket.id, ARAM)
        assert first is not None
        assert (first.id, first.status, first.priority, first.tags) == (
            ticket.id, Status.OPEN, Priority.URGENT, ("late",),
        )  # fmt: skip
        assert (first.due_at, first.first_answer_at) == (second.due_at, None)
        assert await tickets.find(first.id) == first
        ended = await tickets.find(second.id)
        assert ended is not None
        assert (ended.status, ended.merged_into, ended.end_reason) == (Status.CLOSED, ticket.id, "merged")
        assert await told() == before, "no rating is asked for a ticket that went into another"
        assert await tickets.reopen(second.id, None, ARAM) is None
        assert await tickets.merge(second.id, ticket.id, ARAM) is None

    async def test_where_the_one_that_ends_stood_the_other_goes_on(
        self, db: Database, tickets: Tickets, ticket: Ticket, clock: FixedClock
    ) -> None:
        await tickets.resolve(ticket.id, None, SONA)
        second = await db.run(tickets.opened("m:7:5", ticket.customer_id, source=Source.BUTTON))
        clock.advance(MINUTE)
        await db.run(tickets.answered(second.id, ARAM))
        first = await tickets.merge(second.id, ticket.id, ARAM)
        assert first is not None
        assert (first.status, first.assignee, first.asked_at, first.due_at) == (Status.WAITING, ARAM, None, None)
        assert (first.first_answer_at, first.reopened) == (clock.now(), 1)

    async def test_an_earlier_matter_ends_in_the_open_one_however_old(
        self, db: Database, tickets: Tickets, ticket: Ticket, clock: FixedClock
    ) -> None:
        await tickets.close(ticket.id, None, SONA, "done")
        clock.advance(30 * DAY)
        second = await db.run(tickets.opened("m:7:5", ticket.customer_id, source=Source.BUTTON))
        assert await tickets.merge(second.id, ticket.id, SONA) is None, "the old one cannot be opened again"
        kept = await tickets.merge(ticket.id, second.id, SONA)
        assert kept is not None
        assert (kept.id, kept.status, kept.priority) == (second.id, Status.OPEN, Priority.HIGH)

    async def test_tickets_of_two_customers_stay_apart(
        self, db: Database, tickets: Tickets, ticket: Ticket, ben: int
    ) -> None:
        other = await db.run(tickets.opened("m:8:1", ben, source=Source.BUTTON))
        assert await tickets.merge(ticket.id, other.id, SONA) is None
        assert await tickets.merge(ticket.id, ticket.id, SONA) is None
        assert await tickets.find(ticket.id) == ticket
