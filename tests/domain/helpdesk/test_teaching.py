"""What a ticket teaches the FAQ, and what it must never teach it."""

import json

import pytest

from bot.core.clock import FixedClock
from bot.domain.helpdesk.notice import notice
from bot.domain.helpdesk.teaching import Lesson, Teaching
from bot.domain.knowledge import KnowledgeBase
from bot.storage import audit, customers, faq, relays, tickets
from bot.storage.database import Database
from bot.storage.relays import Draft, Toward

STAFF = 77
QUESTION = "Can I bring my own cup?"
ANSWER = "Yes, and it is 10% cheaper then."
LONG = "x" * 3801


class Desk:
    """A ticket on which things are said."""

    def __init__(self, db: Database, clock: FixedClock, teaching: Teaching, ticket_id: int, customer_id: int) -> None:
        self.db, self.clock, self.teaching = db, clock, teaching
        self.ticket_id, self.customer_id = ticket_id, customer_id
        self._said = 0

    async def say(self, toward: Toward, text: str | None) -> None:
        self._said += 1
        content = json.dumps({"kind": "text", "text": text} if text is not None else {"kind": "photo"})
        await self._queue(Draft(f"m:{self._said}", self.customer_id, toward, "message", content, self.ticket_id))

    async def ask(self, text: str | None) -> None:
        await self.say("desk", text)

    async def answer(self, text: str | None) -> None:
        await self.say("customer", text)

    async def send_entry(self, entry_id: str) -> None:
        values = {"entry": entry_id, "by": STAFF}
        await self._queue(notice("canned", self.customer_id, "customer", "canned", values, self.ticket_id))

    async def open_with(self, asked: str) -> None:
        await self._queue(notice("opened", self.customer_id, "desk", "opened", {"asked": asked}, self.ticket_id))

    async def learn(self) -> Lesson | None:
        return await self.teaching.teach(self.ticket_id, STAFF)

    async def _queue(self, draft: Draft) -> None:
        await self.db.run(relays.queue(draft, self.clock.now()))


@pytest.fixture
async def desk(db: Database, clock: FixedClock) -> Desk:
    wifi = faq.Entry("wifi", "place", {"en": faq.Text("The password is coffee.", ("wifi password?", "is there wifi"))})
    cups = faq.Entry("takeaway", "drinks", {"en": faq.Text("All drinks.", ("can I take my coffee away in a cup?",))})
    names = {"last_name": None, "username": None, "app_language": "en"}
    anna = await db.run(customers.save(5, first_name="Anna", language="en", now=1, **names))
    await db.run(faq.replace_from_file([], [wifi, cups], "hash"))
    state = dict.fromkeys(tickets.CHANGING) | {"status": "open", "priority": 2, "reminded": 0, "reopened": 0}
    row = await db.run(tickets.insert("key", anna.id, source="button", topic=None, now=1, state=state))
    return Desk(db, clock, Teaching(db, clock, KnowledgeBase(db)), row.id, anna.id)


async def _phrasings(db: Database) -> dict[str, list[tuple[str, str]]]:
    """Return what each entry is asked by, as (language, phrasing)."""
    asked: dict[str, list[tuple[str, str]]] = {}
    for row in (await db.read(faq.read_all())).phrasings:
        asked.setdefault(row.entry_id, []).append((row.language, row.text))
    return asked


async def test_the_first_question_and_the_last_answer_become_an_entry(desk: Desk) -> None:
    before = (await desk.db.read(faq.state())).version
    await desk.ask(None)
    await desk.ask(QUESTION)
    await desk.answer("One moment please, I will find out")
    await desk.ask("And is it cheaper?")
    await desk.answer(ANSWER)
    await desk.answer("thanks")
    lesson = await desk.learn()
    assert lesson == Lesson(f"chat-{desk.ticket_id}", "en", QUESTION, ANSWER)
    assert (await _phrasings(desk.db))[lesson.entry_id] == [("en", QUESTION)]
    assert (await desk.db.read(faq.state())).version > before, "the engine is built anew"
    trail = await desk.db.read(audit.of_ticket(desk.ticket_id))
    assert [(row.actor, row.action, row.detail) for row in trail] == [(STAFF, "taught", lesson.entry_id)]


async def test_what_was_answered_with_an_entry_is_another_way_to_ask_for_it(desk: Desk) -> None:
    await desk.ask(QUESTION)
    await desk.send_entry("takeaway")
    await desk.answer("See you soon, Anna!")
    assert await desk.learn() == Lesson("takeaway", "en", QUESTION, None)
    assert ("en", QUESTION) in (await _phrasings(desk.db))["takeaway"]


async def test_the_question_before_the_ticket_is_the_question(desk: Desk) -> None:
    await desk.open_with(QUESTION)
    await desk.ask("I want to talk to a person")
    await desk.answer(ANSWER)
    lesson = await desk.learn()
    assert lesson is not None
    assert lesson.question == QUESTION


async def test_a_lesson_is_in_the_language_of_its_question(desk: Desk) -> None:
    await desk.ask("Можно прийти со своей кружкой?")
    await desk.send_entry("takeaway")
    assert await desk.learn() is None, "the entry has no Russian answer to give"
    await desk.answer("Да, так даже дешевле.")
    lesson = await desk.learn()
    assert lesson is not None
    assert (lesson.language, lesson.answer) == ("ru", "Да, так даже дешевле.")


async def test_taught_again_the_entry_gets_the_newer_answer_and_stays_one(desk: Desk) -> None:
    await desk.ask(QUESTION)
    await desk.answer(ANSWER)
    await desk.learn()
    await desk.answer("Yes, and your first cup is free.")
    lesson = await desk.learn()
    assert lesson is not None
    everything = await desk.db.read(faq.read_all())
    answers = [row.answer for row in everything.texts if row.entry_id == lesson.entry_id]
    assert answers == ["Yes, and your first cup is free."]
    assert (await _phrasings(desk.db))[lesson.entry_id] == [("en", QUESTION)]


async def test_an_entry_learnt_in_the_chat_outlives_a_new_file(desk: Desk) -> None:
    await desk.ask(QUESTION)
    await desk.answer(ANSWER)
    lesson = await desk.learn()
    await desk.db.run(faq.replace_from_file([], [], "another hash"))
    assert lesson is not None
    assert [row.id for row in (await desk.db.read(faq.read_all())).entries] == [lesson.entry_id]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        (None, ANSWER),
        (QUESTION, None),
        ("👍", ANSWER),
        ("hello", ANSWER),
        (QUESTION, "thank you"),
        (QUESTION, "x" * 3801),
    ],
    ids=["a photo", "a photo back", "an emoji", "a greeting", "a courtesy", "too long an answer"],
)
async def test_nothing_is_learnt_from(desk: Desk, asked: str | None, answered: str | None) -> None:
    before = await _phrasings(desk.db)
    await desk.ask(asked)
    await desk.answer(answered)
    assert await desk.learn() is None
    assert await _phrasings(desk.db) == before


async def test_nothing_is_learnt_from_what_was_erased_or_deleted(desk: Desk) -> None:
    await desk.ask(QUESTION)
    await desk.answer(ANSWER)
    said = await desk.db.read(relays.of_ticket(desk.ticket_id))
    await desk.db.run(relays.deleted(said[1].id))
    assert await desk.learn() is None
    for row in said:
        await desk.db.run(relays.sent(row.id, 1, 1, 1))
    await desk.db.run(relays.erase_contents(desk.clock.now() + 1))
    assert await desk.learn() is None


async def test_a_very_long_question_is_kept_short(desk: Desk) -> None:
    await desk.ask("ինչու " * 400)
    await desk.answer("Որովհետև այդպես է։")
    lesson = await desk.learn()
    assert lesson is not None
    assert len(lesson.question) <= 300


async def test_an_unknown_ticket_teaches_nothing(desk: Desk) -> None:
    assert await desk.teaching.teach(desk.ticket_id + 1, STAFF) is None
