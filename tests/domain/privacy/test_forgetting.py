"""Nothing of a person is left once they are forgotten, and nothing of anybody else is lost."""

from bot.core.clock import FixedClock
from bot.domain.customers import Customer, Customers
from bot.domain.erasures import SETTLES, Erasures, Place
from bot.domain.privacy import Privacy
from bot.storage import conversations, customers, inbox, questions, relays, roles, staff
from bot.storage.database import Database
from bot.storage.questions import Outcome
from bot.storage.relays import Draft
from bot.storage.unit import Statement, Unit, unit
from tests.domain.privacy.known import (
    BOT,
    EMMA,
    GROUP,
    NOW,
    SARA,
    STAFF,
    TOPIC,
    everything_in,
    forget,
    row,
    traces_of_sara,
)


async def _finished(db: Database, erasures: Erasures, clock: FixedClock) -> None:
    """Do what the courier does until nothing is left."""
    while waiting := await erasures.due():
        for erasure in waiting:
            await erasures.told(erasure)
            await erasures.worked(erasure, ())
        clock.advance(SETTLES)


async def test_the_scan_finds_her_in_every_table_that_names_her(db: Database, sara: Customer) -> None:
    where = {line.partition(":")[0].partition(".")[0] for line in await traces_of_sara(db)}
    assert where == {
        "audit", "conversations", "customers", "inbox", "miss_marks", "misses", "questions", "relays", "ticket_tags",
        "tickets",
    }  # fmt: skip


async def test_nothing_of_a_forgotten_person_is_left_in_any_table(
    db: Database, privacy: Privacy, erasures: Erasures, clock: FixedClock, sara: Customer
) -> None:
    await forget(db, privacy, sara)
    await db.run(inbox.done(BOT, 901, NOW))
    await _finished(db, erasures, clock)
    left = [line for line in await traces_of_sara(db) if line != "inbox.chat_key: 77700077"]
    assert left == [], "and what she wrote after that is of a new customer, for its 48 hours"


async def test_until_the_desk_is_cleared_only_that_is_known_which_it_needs(
    db: Database, privacy: Privacy, erasures: Erasures, sara: Customer
) -> None:
    await forget(db, privacy, sara)
    (erasure,) = await erasures.due()
    assert erasure.tell_chat_id == sara.telegram_id
    assert erasure.places == (Place(GROUP, TOPIC, (9, 5000, 5001)),), "copies, card, and what staff wrote to her"
    where = {line.partition(":")[0] for line in await traces_of_sara(db)}
    assert where == {"erasures.tell_chat_id", "inbox.chat_key", "inbox.payload"}, "and her next update, still to come"


async def test_figures_stay_without_the_person(db: Database, privacy: Privacy, sara: Customer) -> None:
    await forget(db, privacy, sara)
    tickets = "SELECT status, end_reason, rating, due_at, opened_at FROM tickets WHERE id = ?"
    assert await row(db, tickets, 1) == ("closed", "forgotten", 5, None, NOW)
    assert await row(db, tickets, 2) == ("closed", "forgotten", None, None, NOW)
    assert await row(db, "SELECT sample, times FROM misses") == ("gift card", 1), "somebody else asked that, too"
    assert await row(db, "SELECT count(*) AS n FROM audit WHERE actor = ?", STAFF) == (1,)
    assert await row(db, "SELECT count(*) AS n FROM audit WHERE action = 'forgotten' AND customer_id = ?", sara.id) == (
        1,
    )
    assert await row(db, "SELECT count(*) AS n FROM relays WHERE status = 'pending'") == (0,)


async def test_misses_counted_before_they_were_named_are_found_by_their_text(
    db: Database, privacy: Privacy, sara: Customer
) -> None:
    @unit
    def as_of_old() -> Unit[None]:
        yield Statement("UPDATE miss_marks SET miss_id = NULL")

    await db.run(as_of_old())
    await forget(db, privacy, sara)
    assert await row(db, "SELECT normalised, times FROM misses") == ("gift card", 2), "only what has no text any more"


async def test_updates_before_the_wish_are_done_and_later_ones_still_to_be_dealt_with(
    db: Database, privacy: Privacy, sara: Customer
) -> None:
    await forget(db, privacy, sara)
    waiting = await db.read(inbox.unfinished(BOT))
    assert [one.update_id for one in waiting] == [901]
    assert all(one.payload for one in waiting)
    assert [one.update_id for one in await db.read(inbox.parked(BOT))] == [950]


async def test_forgotten_twice_is_forgotten_once(db: Database, privacy: Privacy, sara: Customer) -> None:
    await forget(db, privacy, sara)
    before = await everything_in(db)
    await forget(db, privacy, sara)
    assert await everything_in(db) == before


async def test_whoever_comes_back_is_somebody_new(
    db: Database, privacy: Privacy, people: Customers, sara: Customer
) -> None:
    await forget(db, privacy, sara)
    assert not await privacy.knows(SARA.telegram_id)
    again = await people.meet(SARA)
    assert again.id != sara.id
    assert await privacy.knows(SARA.telegram_id)
    about = await privacy.everything(again)
    assert about["questions"] == about["messages"] == about["tickets"] == about["notes"] == []
    await forget(db, privacy, again)
    assert await row(db, "SELECT count(*) AS n FROM customers WHERE telegram_id < 0") == (2,)


async def test_others_lose_nothing(db: Database, privacy: Privacy, people: Customers, sara: Customer) -> None:
    emma = await people.meet(EMMA)
    await db.run(questions.record(emma.telegram_id, 5, emma.id, "Open?", Outcome("en", "answer", 90, "hours"), NOW))
    await db.run(conversations.begin(emma.id, GROUP))
    await db.run(relays.queue(Draft("m:emma", emma.id, "desk", "message", "{}", author=emma.telegram_id), NOW))
    before = await privacy.everything(emma)
    await forget(db, privacy, sara)
    assert await privacy.everything(emma) == before


async def test_an_owner_who_is_a_customer_stays_the_owner(db: Database, privacy: Privacy, sara: Customer) -> None:
    await db.run(roles.grant(sara.telegram_id, "owner", "invite", NOW))
    await db.run(staff.seen(sara.telegram_id, "Sārā", None, NOW))
    await forget(db, privacy, sara)
    assert await db.read(roles.of(sara.telegram_id)) == {"owner"}
    assert await db.read(customers.by_telegram_id(sara.telegram_id)) is None
    assert await row(db, "SELECT actor FROM audit WHERE action = 'refused'") == (sara.telegram_id,)
