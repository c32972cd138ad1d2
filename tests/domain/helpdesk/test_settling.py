"""Settling: what is said where a conversation goes on at another place."""

from bot.brand.in_force import BrandInForce
from bot.core.clock import FixedClock
from bot.domain.helpdesk.delivery import Delivery
from bot.domain.helpdesk.desk import Desk
from bot.domain.helpdesk.ticket import Source
from bot.domain.helpdesk.tickets import Tickets
from bot.domain.roles import Roles
from bot.storage.database import Database
from tests.domain.helpdesk.conftest import SONA, Told

OLD, NEW = -1001, -1002


async def test_open_tickets_go_to_a_new_desk_and_others_when_they_are_next_talked_about(
    db: Database, clock: FixedClock, brand: BrandInForce, tickets: Tickets, anna: int, ben: int, told: Told
) -> None:
    delivery, desk = Delivery(db, clock, tickets), Desk(db, clock, brand, Roles(db, clock))
    await desk.link(OLD, forum=True, language="en", by=None)
    for thread_id, customer_id in enumerate((anna, ben), 5):
        await delivery.conversation(customer_id, OLD)
        await delivery.topic_made(customer_id, OLD, thread_id)
    open_one = await db.run(tickets.opened("a", anna, source=Source.BUTTON))
    ended = await db.run(tickets.opened("b", ben, source=Source.BUTTON))
    await tickets.close(ended.id, None, SONA, "spam")
    await desk.link(NEW, forum=True, language="en", by=None)
    [(_, name, values)] = await told()
    assert (name, values["ticket"]) == ("continued", open_one.id)
    assert [(row.customer_id, row.thread_id) for row in await delivery.cards_to_show(NEW, 5)] == [(anna, None)]
    for customer_id in (anna, ben, ben):
        await delivery.conversation(customer_id, NEW)
    assert [(name, bool(values)) for _, name, values in await told()] == [("continued", True), ("continued", False)]


async def test_a_group_that_became_a_supergroup_is_no_other_place(
    db: Database, clock: FixedClock, brand: BrandInForce, tickets: Tickets, anna: int, told: Told
) -> None:
    delivery, desk = Delivery(db, clock, tickets), Desk(db, clock, brand, Roles(db, clock))
    await desk.link(OLD, forum=True, language="en", by=None)
    await delivery.conversation(anna, OLD)
    await delivery.topic_made(anna, OLD, 5)
    await desk.moved(OLD, NEW)
    for chat_id in (NEW, OLD, NEW):  # what was being sent meanwhile still names the old one
        await delivery.conversation(anna, chat_id)
    assert await told() == []
