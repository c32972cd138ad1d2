"""Delivery: whose turn it is once a copy has arrived."""

import pytest

from bot.brand.in_force import BrandInForce
from bot.core.clock import FixedClock
from bot.domain.helpdesk.delivery import Delivery
from bot.domain.helpdesk.desk import Desk
from bot.domain.helpdesk.relaying import Relaying, Said
from bot.domain.helpdesk.ticket import Source, Status
from bot.domain.helpdesk.tickets import Tickets
from bot.domain.roles import Roles
from bot.storage.database import Database
from tests.domain.helpdesk.conftest import MINUTE, SONA, Meet

GROUP, CUSTOMER = -1001, 7


def word(chat_id: int, number: int) -> Said:
    """A text that somebody wrote."""
    return Said(chat_id, number, f'{{"kind": "text", "text": "{number}"}}')


@pytest.mark.parametrize("meanwhile", [False, True])
async def test_what_is_asked_while_an_answer_is_on_its_way_waits_for_the_next_one(
    db: Database, clock: FixedClock, brand: BrandInForce, tickets: Tickets, meet: Meet, meanwhile: bool
) -> None:
    customer_id = await meet(CUSTOMER)
    relaying = Relaying(db, clock, brand, Desk(db, clock, brand, Roles(db, clock)), tickets)
    delivery = Delivery(db, clock, tickets)
    ticket = await db.run(tickets.opened("a", customer_id, source=Source.BUTTON))
    await relaying.customer_said(customer_id, word(CUSTOMER, 1))
    await relaying.staff_said(customer_id, SONA, word(GROUP, 2))
    on_its_way = await delivery.next(customer_id, "customer")
    clock.advance(MINUTE)
    if meanwhile:
        await relaying.customer_said(customer_id, word(CUSTOMER, 3))
    clock.advance(MINUTE)
    await delivery.sent(on_its_way, CUSTOMER, [11])
    after = await tickets.find(ticket.id)
    assert after is not None
    assert after.first_answer_at == clock.now()
    assert (after.status, after.asked_at) == ((Status.ASSIGNED, clock.now()) if meanwhile else (Status.WAITING, None))
