"""The figures of the desk: what came in, how fast it was answered, how it was rated, and who did it."""

from bot.core.clock import FixedClock
from bot.domain.helpdesk.figures import StaffFigures
from bot.domain.helpdesk.ticket import Source, Ticket
from bot.domain.helpdesk.tickets import Tickets
from bot.storage.database import Database
from tests.domain.helpdesk.conftest import ARAM, DAY, MINUTE, SONA, Meet


async def test_an_empty_desk_has_no_median_and_no_rating(tickets: Tickets, clock: FixedClock) -> None:
    figures = await tickets.figures(clock.now() - DAY)
    assert (figures.opened, figures.answered, figures.open_now, figures.ratings) == (0, 0, 0, 0)
    assert (figures.median_first_answer, figures.rating, figures.by_staff) == (None, None, ())


async def test_a_day_is_counted(db: Database, tickets: Tickets, clock: FixedClock, meet: Meet) -> None:
    await _talk(db, tickets, clock, await meet(90), SONA, 99 * MINUTE)
    clock.advance(DAY)
    morning = clock.now()
    for telegram_id, who, waited in ((91, SONA, 1), (92, SONA, 3), (93, ARAM, 20), (94, SONA, 5)):
        ticket = await _talk(db, tickets, clock, await meet(telegram_id), who, waited * MINUTE)
        if who == SONA:
            await tickets.resolve(ticket.id, None, ARAM)
            await tickets.rate(ticket.id, ticket.customer_id, waited)
    began = await db.run(tickets.staff_wrote(await meet(95), ARAM))
    await db.run(tickets.answered(began.id, ARAM))
    figures = await tickets.figures(morning)
    assert (figures.opened, figures.answered, figures.median_first_answer) == (5, 5, 4 * MINUTE)
    assert (figures.ratings, figures.rating) == (3, 3.0)
    assert figures.open_now == 4, "yesterday's, Aram's, the one rated low, and the one that staff began"
    assert await tickets.held() == {SONA: 2, ARAM: 2}
    assert figures.by_staff == (StaffFigures(SONA, 3, 0), StaffFigures(ARAM, 2, 3))


async def _talk(
    db: Database, tickets: Tickets, clock: FixedClock, customer_id: int, staff_id: int, waited: int
) -> Ticket:
    ticket = await db.run(tickets.opened(f"k{customer_id}", customer_id, source=Source.BUTTON))
    clock.advance(waited)
    await db.run(tickets.staff_wrote(customer_id, staff_id))
    await db.run(tickets.answered(ticket.id, staff_id))
    return ticket
