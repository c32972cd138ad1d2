"""Ratings: one tap counts, a good one closes the ticket, a low one opens it again."""

import pytest

from bot.core.clock import FixedClock
from bot.domain.helpdesk.ticket import Priority, Source, Status, Ticket
from bot.domain.helpdesk.tickets import Tickets
from bot.storage.database import Database
from tests.domain.helpdesk.conftest import ARAM, DAY, HOUR, MINUTE, SONA, Told


@pytest.fixture(params=["sqlite"])
def engine(request: pytest.FixtureRequest) -> str:
    """One engine is enough here: `test_any_story` and the storage tests do the same on both."""
    return str(request.param)


@pytest.fixture
async def solved(db: Database, tickets: Tickets, anna: int) -> Ticket:
    """Anna's question, answered and resolved by Sona."""
    ticket = await db.run(tickets.opened("m:7:1", anna, source=Source.BUTTON))
    await db.run(tickets.staff_wrote(anna, SONA))
    await db.run(tickets.answered(ticket.id, SONA))
    resolved = await tickets.resolve(ticket.id, None, SONA)
    assert resolved is not None
    return resolved


@pytest.mark.parametrize("stars", [3, 4, 5])
async def test_a_good_rating_closes_what_was_resolved(tickets: Tickets, solved: Ticket, stars: int, told: Told) -> None:
    rated = await tickets.rate(solved.id, solved.customer_id, stars)
    assert rated is not None
    assert (rated.ticket.status, rated.ticket.rating, rated.reopened) == (Status.CLOSED, stars, False)
    assert rated.ticket.ended_at == solved.ended_at
    assert await told() == [("customer", "rate", {"ticket": solved.id})]


@pytest.mark.parametrize("stars", [1, 2])
async def test_a_low_rating_opens_it_again_urgently_and_tells_the_desk(
    tickets: Tickets, solved: Ticket, stars: int, told: Told, clock: FixedClock
) -> None:
    rated = await tickets.rate(solved.id, solved.customer_id, stars)
    assert rated is not None
    assert (rated.ticket.status, rated.ticket.assignee, rated.reopened) == (Status.ASSIGNED, SONA, True)
    assert (rated.ticket.priority, rated.ticket.due_at) == (Priority.URGENT, clock.now() + 15 * MINUTE)
    assert (await told())[1:] == [("desk", "rated", {"ticket": solved.id, "stars": stars, "reopened": True})]


@pytest.mark.parametrize("stars", [1, 5])
async def test_the_same_tap_twice_is_one(
    tickets: Tickets, solved: Ticket, stars: int, told: Told, clock: FixedClock
) -> None:
    first = await tickets.rate(solved.id, solved.customer_id, stars)
    before = await told()
    clock.advance(MINUTE)
    assert await tickets.rate(solved.id, solved.customer_id, stars) == first
    assert await told() == before


async def test_a_rating_may_be_changed_for_a_day(tickets: Tickets, solved: Ticket, clock: FixedClock) -> None:
    await tickets.rate(solved.id, solved.customer_id, 5)
    clock.advance(DAY)
    changed = await tickets.rate(solved.id, solved.customer_id, 1)
    assert changed is not None
    assert changed.reopened, "even what a good rating had closed"
    clock.advance(DAY + 1)
    assert await tickets.rate(solved.id, solved.customer_id, 4) is None
    kept = await tickets.find(solved.id)
    assert kept is not None
    assert kept.rating == 1


async def test_a_rating_taken_back_leaves_the_ticket_with_staff(tickets: Tickets, solved: Ticket) -> None:
    await tickets.rate(solved.id, solved.customer_id, 1)
    better = await tickets.rate(solved.id, solved.customer_id, 5)
    assert better is not None
    assert (better.stars, better.reopened, better.ticket.status) == (5, False, Status.ASSIGNED)


async def test_after_each_end_the_customer_is_asked_anew(
    tickets: Tickets, solved: Ticket, clock: FixedClock, told: Told
) -> None:
    await tickets.rate(solved.id, solved.customer_id, 1)
    clock.advance(2 * DAY)
    await tickets.resolve(solved.id, None, ARAM)
    assert [name for _, name, _ in await told()] == ["rate", "rated", "rate"]
    clock.advance(HOUR)
    rated = await tickets.rate(solved.id, solved.customer_id, 1)
    assert rated is not None
    assert rated.reopened, "the same stars, but of another end"
    assert [name for _, name, _ in await told()][3:] == ["rated"]


async def test_only_its_customer_rates_a_ticket_from_one_to_five_within_a_week(
    tickets: Tickets, solved: Ticket, ben: int, clock: FixedClock
) -> None:
    assert await tickets.rate(solved.id, ben, 1) is None
    for stars in (0, 6, -1):
        assert await tickets.rate(solved.id, solved.customer_id, stars) is None
    clock.advance(7 * DAY + 1)
    assert await tickets.rate(solved.id, solved.customer_id, 1) is None
    assert await tickets.find(solved.id) == solved


async def test_a_ticket_that_never_ended_is_not_rated(db: Database, tickets: Tickets, anna: int) -> None:
    ticket = await db.run(tickets.opened("k", anna, source=Source.BUTTON))
    assert await tickets.rate(ticket.id, anna, 1) is None


async def test_a_low_rating_beside_another_open_ticket_is_told_and_opens_no_second_one(
    db: Database, tickets: Tickets, solved: Ticket, told: Told
) -> None:
    other = await db.run(tickets.opened("k", solved.customer_id, source=Source.BUTTON))
    rated = await tickets.rate(solved.id, solved.customer_id, 1)
    assert rated is not None
    assert (rated.reopened, rated.ticket.status) == (False, Status.RESOLVED)
    assert (await told())[-1] == ("desk", "rated", {"ticket": solved.id, "stars": 1, "reopened": False})
    assert await tickets.open_of(solved.customer_id) == other


async def test_the_customer_s_word_that_it_is_solved_is_told_once(
    db: Database, tickets: Tickets, anna: int, told: Told
) -> None:
    ticket = await db.run(tickets.opened("k", anna, source=Source.BUTTON))
    for _ in range(2):
        done = await tickets.solved(ticket.id, anna)
    assert done is not None
    assert await told() == [
        ("desk", "customer_solved", {"ticket": ticket.id, "revision": done.revision}),
    ]


async def test_what_staff_had_resolved_before_the_customer_said_so_is_no_news(
    tickets: Tickets, solved: Ticket, told: Told
) -> None:
    assert await tickets.solved(solved.id, solved.customer_id) == solved
    assert [name for _, name, _ in await told()] == ["rate"]
