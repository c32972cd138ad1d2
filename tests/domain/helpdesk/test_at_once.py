"""At once: what two people, or two updates, do to the same customer's tickets in the same moment."""

import asyncio

from bot.domain.helpdesk.ticket import Source, Status
from bot.domain.helpdesk.tickets import Tickets
from bot.storage.database import Database
from tests.domain.helpdesk.conftest import ARAM, SONA, Deeds, Told


async def test_two_ways_in_at_once_open_one_ticket(db: Database, tickets: Tickets, anna: int) -> None:
    opened = await asyncio.gather(*(db.run(tickets.opened(f"k{n}", anna, source=Source.BUTTON)) for n in range(6)))
    assert len({ticket.id for ticket in opened}) == 1
    assert len(await db.read(tickets.of_customer(anna))) == 1


async def test_two_who_take_a_ticket_at_once_do_not_both_have_it(
    db: Database, tickets: Tickets, anna: int, deeds: Deeds
) -> None:
    ticket = await db.run(tickets.opened("k", anna, source=Source.BUTTON))
    taken = await asyncio.gather(*(tickets.take(ticket.id, ticket.revision, who) for who in (SONA, ARAM)))
    [winner] = [one for one in taken if one is not None]
    assert await tickets.find(ticket.id) == winner
    assert await deeds() == [(None, "opened"), (winner.assignee, "took")]


async def test_ends_at_once_ask_for_one_rating(db: Database, tickets: Tickets, anna: int, told: Told) -> None:
    ticket = await db.run(tickets.opened("k", anna, source=Source.BUTTON))
    await asyncio.gather(
        tickets.resolve(ticket.id, None, SONA),
        tickets.close(ticket.id, None, ARAM, "done"),
        tickets.solved(ticket.id, anna),
    )
    assert [name for toward, name, _ in await told() if toward == "customer"] == ["rate"]


async def test_a_word_an_answer_and_a_new_way_in_at_once_leave_one_open_ticket(
    db: Database, tickets: Tickets, anna: int
) -> None:
    ticket = await db.run(tickets.opened("k", anna, source=Source.BUTTON))
    await tickets.resolve(ticket.id, None, SONA)
    await asyncio.gather(
        *(db.run(tickets.customer_wrote(anna, reopen=True)) for _ in range(3)),
        *(db.run(tickets.staff_wrote(anna, who)) for who in (SONA, ARAM)),
        *(db.run(tickets.opened(f"k{n}", anna, source=Source.COMPLAINT)) for n in range(2)),
        tickets.reopen(ticket.id, None, SONA),
        tickets.rate(ticket.id, anna, 1),
    )
    found = await db.read(tickets.of_customer(anna))
    assert [one.status for one in found if one.is_open] == [Status.ASSIGNED]
