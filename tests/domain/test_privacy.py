"""Everything about a customer can be read by them, and nothing of them is left once they are forgotten."""

import json
from pathlib import Path

import orjson
import pytest

from bot.brand.in_force import BrandInForce
from bot.brand.starting import Beginning, write_brand_folder
from bot.core.clock import FixedClock
from bot.domain.answers import Answers, Question
from bot.domain.customers import Customer, Customers, Person
from bot.domain.erasures import AGAIN, GIVEN_UP, SETTLES, Erasures, Place
from bot.domain.privacy import Privacy
from bot.storage import audit, conversations, customers, desk, inbox, intakes, misses, questions, relays, roles, staff
from bot.storage.catalogue import tables
from bot.storage.database import Database
from bot.storage.inbox import Arrival
from bot.storage.questions import Outcome
from bot.storage.relays import Draft
from bot.storage.unit import Statement, Unit, unit

NOW = 1_790_000_000_000
GROUP, TOPIC = -1_001_234_567_890, 4711
BOT, WISH = 42, 900
SARA = Person(77_700_077, "Sārā", "Qasemi", "sara_q", "fa")
EMMA = Person(88_800_088, "Emma", None, None, "en")
STAFF = 99_900_099
SECRETS = ("Sārā", "Qasemi", "sara_q", "77700077", "blue kettle", "kettle", "dented", "difficult", "vip-sara")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def brand(tmp_path: Path) -> BrandInForce:
    write_brand_folder(tmp_path / "brand", Beginning("Nar", ("en", "fa"), "en", time_zone="Asia/Yerevan"))
    return BrandInForce(tmp_path / "brand")


@pytest.fixture
def people(db: Database, clock: FixedClock, brand: BrandInForce) -> Customers:
    return Customers(db, clock, brand)


@pytest.fixture
def privacy(db: Database, clock: FixedClock, brand: BrandInForce) -> Privacy:
    return Privacy(db, clock, brand)


@pytest.fixture
def erasures(db: Database, clock: FixedClock) -> Erasures:
    return Erasures(db, clock)


@pytest.fixture
async def sara(db: Database, people: Customers) -> Customer:
    """A customer who has left something in every table that can hold something of hers."""
    sara = await people.meet(SARA)
    await db.run(desk.link(GROUP, True, "en", STAFF, NOW))
    await db.run(_asked(sara))
    await db.run(_talked(sara))
    await db.run(_wrote(sara))
    return sara


@unit
def _asked(sara: Customer) -> Unit[None]:
    outcome = Outcome("fa", "hand_over", 10)
    yield from questions.record(sara.telegram_id, 1, sara.id, "Is the blue KETTLE dented?", outcome, NOW)
    key = "is the blue kettle dented"
    yield from misses.count(sara.telegram_id, 1, "fa", key, "Is the blue KETTLE dented?", NOW)
    yield from questions.record(sara.telegram_id, 2, sara.id, "gift card?", outcome, NOW)
    yield from misses.count(sara.telegram_id, 2, "fa", "gift card", "gift card, says Sārā", NOW)
    yield from misses.count(EMMA.telegram_id, 2, "fa", "gift card", "a gift card", NOW - 1)
    yield from misses.count(sara.telegram_id, 2, "fa", "gift card", "gift card, says Sārā", NOW, revision=1)


@unit
def _talked(sara: Customer) -> Unit[None]:
    yield from conversations.begin(sara.id, GROUP)
    yield from conversations.topic_made(sara.id, GROUP, TOPIC)
    yield from conversations.card_shown(sara.id, GROUP, 5000, "card of Sārā")
    yield from conversations.set_notes(sara.id, "difficult, but kind")
    yield from intakes.begin(sara.id, "complaint", 1, NOW)
    for number, status, reason in ((1, "closed", "Sārā was right"), (2, "open", None)):
        yield Statement(
            "INSERT INTO tickets (key, customer_id, status, source, priority, opened_at, due_at, end_reason, rating) "
            "VALUES (?, ?, ?, 'button', 2, ?, ?, ?, ?)",
            (f"button:{sara.telegram_id}:{number}", sara.id, status, NOW, NOW, reason, 5 if reason else None),
        )
    yield Statement("INSERT INTO ticket_tags (ticket_id, tag) SELECT id, 'vip-sara' FROM tickets")
    yield from audit.record(NOW, sara.telegram_id, "rated", customer_id=sara.id, ticket_id=1, detail="by Sārā")
    yield from audit.record(NOW, STAFF, "tagged", ticket_id=2, detail="vip-sara")
    yield from audit.record(NOW, sara.telegram_id, "refused")


@unit
def _wrote(sara: Customer) -> Unit[None]:
    content = json.dumps({"kind": "text", "text": "my kettle came dented"})
    for number, status in ((11, "sent"), (12, "pending")):
        draft = Draft(
            f"m:{sara.telegram_id}:{number}", sara.id, "desk", "message", content, author=sara.telegram_id, ticket_id=2,
            album="77700077-album", source_chat_id=sara.telegram_id, source_message_id=number,
        )  # fmt: skip
        yield from relays.queue(draft, NOW)
        if status == "sent":
            yield from relays.sent(1, GROUP, 5001, NOW)
    reply = json.dumps({"kind": "text", "text": "Dear Sārā, a dented kettle is no kettle"})
    draft = Draft("g:1", sara.id, "customer", "message", reply, author=STAFF, source_chat_id=GROUP, source_message_id=9)
    yield from relays.queue(draft, NOW)
    yield from relays.sent(3, sara.telegram_id, 13, NOW)
    payload = orjson.dumps({"update_id": 1, "message": {"text": "kettle", "from": {"id": sara.telegram_id}}})
    arrivals = [Arrival(n, sara.telegram_id, payload) for n in (1, 2, 3, WISH, 901)]
    yield from inbox.store(BOT, [*arrivals, Arrival(950, GROUP, b'{"quotes": "kettle"}')], NOW)
    yield from inbox.done(BOT, 1, NOW)
    yield from inbox.park(BOT, 2, NOW)
    yield from inbox.park(BOT, 950, NOW)


async def everything_in(db: Database) -> list[str]:
    """Return every value of every column of every table as text, with where it stands."""

    @unit
    def scanned() -> Unit[list[str]]:
        found = []
        for table in (yield from tables(db.engine)):
            for row in (yield Statement(f"SELECT {', '.join(table.columns)} FROM {table.name}")):
                found += [f"{table.name}.{name}: {_text(v)}" for name, v in zip(table.columns, row, strict=True)]
        return found

    return await db.read(scanned())


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


async def traces_of_sara(db: Database) -> list[str]:
    lines = await everything_in(db)
    return [line for line in lines if any(secret.lower() in line.lower() for secret in SECRETS)]


async def row(db: Database, sql: str, *params: int) -> tuple[object, ...]:
    @unit
    def one() -> Unit[tuple[object, ...]]:
        return tuple((yield Statement(sql, params))[0])

    return await db.read(one())


async def _forget(db: Database, privacy: Privacy, customer: Customer) -> None:
    await db.run(privacy.forget(customer, BOT, WISH))


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
    await _forget(db, privacy, sara)
    await db.run(inbox.done(BOT, 901, NOW))
    await _finished(db, erasures, clock)
    left = [line for line in await traces_of_sara(db) if line != "inbox.chat_key: 77700077"]
    assert left == [], "and what she wrote after that is of a new customer, for its 48 hours"


async def test_until_the_desk_is_cleared_only_that_is_known_which_it_needs(
    db: Database, privacy: Privacy, erasures: Erasures, sara: Customer
) -> None:
    await _forget(db, privacy, sara)
    (erasure,) = await erasures.due()
    assert erasure.tell_chat_id == sara.telegram_id
    assert erasure.places == (Place(GROUP, TOPIC, (9, 5000, 5001)),), "copies, card, and what staff wrote to her"
    where = {line.partition(":")[0] for line in await traces_of_sara(db)}
    assert where == {"erasures.tell_chat_id", "inbox.chat_key", "inbox.payload"}, "and her next update, still to come"


async def test_figures_stay_without_the_person(db: Database, privacy: Privacy, sara: Customer) -> None:
    await _forget(db, privacy, sara)
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
    await _forget(db, privacy, sara)
    assert await row(db, "SELECT normalised, times FROM misses") == ("gift card", 2), "only what has no text any more"


async def test_updates_before_the_wish_are_done_and_later_ones_still_to_be_dealt_with(
    db: Database, privacy: Privacy, sara: Customer
) -> None:
    await _forget(db, privacy, sara)
    waiting = await db.read(inbox.unfinished(BOT))
    assert [one.update_id for one in waiting] == [901]
    assert all(one.payload for one in waiting)
    assert [one.update_id for one in await db.read(inbox.parked(BOT))] == [950]


async def test_forgotten_twice_is_forgotten_once(db: Database, privacy: Privacy, sara: Customer) -> None:
    await _forget(db, privacy, sara)
    before = await everything_in(db)
    await _forget(db, privacy, sara)
    assert await everything_in(db) == before


async def test_whoever_comes_back_is_somebody_new(
    db: Database, privacy: Privacy, people: Customers, sara: Customer
) -> None:
    await _forget(db, privacy, sara)
    assert not await privacy.knows(SARA.telegram_id)
    again = await people.meet(SARA)
    assert again.id != sara.id
    assert await privacy.knows(SARA.telegram_id)
    about = await privacy.everything(again)
    assert about["questions"] == about["messages"] == about["tickets"] == about["notes"] == []
    await _forget(db, privacy, again)
    assert await row(db, "SELECT count(*) AS n FROM customers WHERE telegram_id < 0") == (2,)


async def test_others_lose_nothing(db: Database, privacy: Privacy, people: Customers, sara: Customer) -> None:
    emma = await people.meet(EMMA)
    await db.run(questions.record(emma.telegram_id, 5, emma.id, "Open?", Outcome("en", "answer", 90, "hours"), NOW))
    await db.run(conversations.begin(emma.id, GROUP))
    await db.run(relays.queue(Draft("m:emma", emma.id, "desk", "message", "{}", author=emma.telegram_id), NOW))
    before = await privacy.everything(emma)
    await _forget(db, privacy, sara)
    assert await privacy.everything(emma) == before


async def test_an_owner_who_is_a_customer_stays_the_owner(db: Database, privacy: Privacy, sara: Customer) -> None:
    await db.run(roles.grant(sara.telegram_id, "owner", "invite", NOW))
    await db.run(staff.seen(sara.telegram_id, "Sārā", None, NOW))
    await _forget(db, privacy, sara)
    assert await db.read(roles.of(sara.telegram_id)) == {"owner"}
    assert await db.read(customers.by_telegram_id(sara.telegram_id)) is None
    assert await row(db, "SELECT actor FROM audit WHERE action = 'refused'") == (sara.telegram_id,)


class TestErasures:
    async def test_what_was_on_its_way_to_the_desk_is_deleted_when_it_has_arrived(
        self, db: Database, privacy: Privacy, erasures: Erasures, clock: FixedClock, sara: Customer
    ) -> None:
        await _forget(db, privacy, sara)
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

    async def test_a_place_that_refuses_is_tried_every_hour_for_a_week(
        self, db: Database, privacy: Privacy, erasures: Erasures, clock: FixedClock, sara: Customer
    ) -> None:
        await _forget(db, privacy, sara)
        hours = 0
        while waiting := await erasures.due():
            given_up = await erasures.worked(waiting[0], waiting[0].places)
            assert given_up is (clock.now() - NOW >= GIVEN_UP)
            clock.advance(AGAIN)
            hours += 1
        assert hours == 7 * 24 + 1

    async def test_messages_of_a_group_that_has_been_upgraded_are_not_sought_under_new_numbers(
        self, db: Database, privacy: Privacy, erasures: Erasures, people: Customers
    ) -> None:
        emma = await people.meet(EMMA)
        for number, chat in enumerate((-555, -556, GROUP, 321), start=1):
            await db.run(relays.queue(Draft(f"m:{number}", emma.id, "desk", "message", "{}"), NOW))
            await db.run(relays.sent(number, chat, number, NOW))
        await db.run(desk.link(-556, False, "en", None, NOW))
        await _forget(db, privacy, emma)
        (erasure,) = await erasures.due()
        assert [place.chat_id for place in erasure.places] == [GROUP, -556, 321]


class TestMyData:
    async def test_the_file_tells_everything_but_who_of_the_staff(
        self, db: Database, privacy: Privacy, sara: Customer
    ) -> None:
        about = await privacy.everything(sara)
        assert (about["profile"]["first_name"], about["profile"]["username"]) == ("Sārā", "sara_q")
        assert about["profile"]["started_at"] == "2026-09-21T18:13:20+04:00"
        assert [q["text"] for q in about["questions"]] == ["Is the blue KETTLE dented?", "gift card?"]
        assert [t["tags"] for t in about["tickets"]] == [["vip-sara"], ["vip-sara"]]
        assert [t["rating"] for t in about["tickets"]] == [5, None]
        assert about["messages"][2]["content"]["text"].startswith("Dear Sārā")
        assert about["notes"][0]["notes"] == "difficult, but kind"
        assert [done["action"] for done in about["done_about_you"]] == ["rated"]
        assert [update["update"]["message"]["text"] for update in about["set_aside"]] == ["kettle"]
        assert str(STAFF) not in json.dumps(about)

    async def test_what_the_scan_finds_of_her_words_is_in_the_file(
        self, db: Database, privacy: Privacy, sara: Customer
    ) -> None:
        about = json.dumps(await privacy.everything(sara), ensure_ascii=False)
        assert [secret for secret in SECRETS if secret not in about] == []


async def test_a_miss_s_question_is_normalised_as_answers_do(
    db: Database, brand: BrandInForce, people: Customers
) -> None:
    """The fallback by text stands or falls with that."""
    emma = await people.meet(EMMA)
    asks = Answers(db, None, FixedClock(NOW), brand)  # type: ignore[arg-type]  # nothing is asked of the engine
    question = Question(emma.telegram_id, 1, "  Is it OPEN?? ")
    await db.run(asks.kept(question, emma, Outcome("en", "hand_over", 0), 2))
    marks = await db.read(misses.marked_in(emma.telegram_id))
    assert [mark.miss_id for mark in marks] == [await db.read(misses.find("en", "is it open"))]
