"""Dossiers: which of a customer's tickets the desk is shown."""

import pytest

from bot.brand.in_force import BrandInForce
from bot.core.clock import FixedClock
from bot.domain.customers import Customers
from bot.domain.helpdesk.conversations import Conversations
from bot.domain.helpdesk.delivery import Delivery
from bot.domain.helpdesk.dossier import Dossiers
from bot.domain.helpdesk.ticket import Source
from bot.domain.helpdesk.tickets import Tickets
from bot.storage.database import Database
from tests.domain.helpdesk.conftest import MINUTE, SONA


@pytest.mark.parametrize("ended_again", [False, True])
async def test_after_a_merge_into_an_old_ticket_that_one_is_shown(
    db: Database, clock: FixedClock, brand: BrandInForce, tickets: Tickets, anna: int, ended_again: bool
) -> None:
    old = await db.run(tickets.opened("a", anna, source=Source.BUTTON))
    await tickets.resolve(old.id, None, SONA)
    clock.advance(MINUTE)
    new = await db.run(tickets.opened("b", anna, source=Source.COMPLAINT))
    await tickets.merge(new.id, old.id, SONA)
    if ended_again:
        clock.advance(MINUTE)
        await tickets.resolve(old.id, None, SONA)
    await Delivery(db, clock, tickets).conversation(anna, -1001)
    about = await Dossiers(db, clock, Customers(db, clock, brand), tickets, Conversations(db, clock)).of(anna)
    assert about is not None
    assert about.ticket is not None
    assert (about.ticket.id, about.ticket.is_open) == (old.id, not ended_again)
    assert [one.id for one in about.tickets] == [old.id, new.id]
