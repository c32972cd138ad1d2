"""What a forgotten customer leaves at the desk is deleted there until nothing is left."""

from bot.core.clock import FixedClock
from bot.domain.customers import Customer, Customers
from bot.domain.erasures import AGAIN, GIVEN_UP, SETTLES, Erasures, Place
from bot.domain.privacy import Privacy
from bot.storage import conversations, desk, relays
from bot.storage.database import Database
from bot.storage.relays import Draft
from tests.domain.privacy.known import (
    EMMA,
    GROUP,
    NOW,
    forget,
    row,
)


async def test_what_was_on_its_way_to_the_desk_is_deleted_when_it_has_arrived(
    db: Database, privacy: Privacy, erasures: Erasures, clock: FixedClock, sara: Customer
) -> None:
    await forget(db, privacy, sara)
    (first,) = await erasures.due()
    await db.run(relays.sent(2, GROUP, 5002, NOW))  # the courier was sending it all the while
    await db.run(conversations.begin(sara.id, GROUP))
    await db.run(conversations.topic_made(sara.id, GROUP, 4712))
    assert not await erasures.worked(first, ())
    (second,) = await erasures.due()
    assert second.places == (Place(GROUP, 4712, (5002,)),)
    assert await db.read(conversations.find(sara.id)) is None
    await erasures.worked(second, ())
    assert await erasures.due() == ()
    clock.advance(SETTLES)
    (last,) = await erasures.due()
    await erasures.worked(last, ())
    assert await row(db, "SELECT count(*) AS n FROM erasures") == (0,)


async def test_a_place_that_refuses_is_tried_again_for_a_week(
    db: Database, privacy: Privacy, erasures: Erasures, clock: FixedClock, sara: Customer
) -> None:
    await forget(db, privacy, sara)
    tries = 0
    while waiting := await erasures.due():
        given_up = await erasures.worked(waiting[0], waiting[0].places)
        assert given_up is (clock.now() - NOW >= GIVEN_UP)
        clock.advance(AGAIN)
        tries += 1
    assert tries == 7 * 4 + 1


async def test_messages_of_a_group_that_has_been_upgraded_are_not_sought_under_new_numbers(
    db: Database, privacy: Privacy, erasures: Erasures, people: Customers
) -> None:
    emma = await people.meet(EMMA)
    for number, chat in enumerate((-555, -556, GROUP, 321), start=1):
        await db.run(relays.queue(Draft(f"m:{number}", emma.id, "desk", "message", "{}"), NOW))
        await db.run(relays.sent(number, chat, number, NOW))
    await db.run(desk.link(-556, False, "en", None, NOW))
    await forget(db, privacy, emma)
    (erasure,) = await erasures.due()
    assert [place.chat_id for place in erasure.places] == [GROUP, -556, 321]
