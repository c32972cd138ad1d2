"""Teaching: one tap makes a customer's question and the staff's answer knowledge of the FAQ."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.core.clock import Clock
from bot.domain.helpdesk.notice import read_notice
from bot.domain.knowledge import KnowledgeBase
from bot.storage import audit, customers, faq, relays, tickets
from bot.storage.database import Database
from bot.storage.unit import Row, Rows, Unit, unit
from faq import small_talk
from faq.checks import answer_mistake
from faq.normalise import normalise, script_language

LONGEST_QUESTION = 300
"""Characters of a phrasing that are kept: it is a key of the database and stands on buttons."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learnt: a way to ask for an entry, in one language; `answer`: of an entry that is new, else None.

    `known`: it was learnt before, and just so.
    """

    entry_id: str
    language: str
    question: str
    answer: str | None
    known: bool = False


class Teaching:
    """Learns from tickets; the FAQ follows by itself as soon as its version has moved on."""

    def __init__(self, db: Database, clock: Clock, knowledge: KnowledgeBase) -> None:
        self._db = db
        self._clock = clock
        self._knowledge = knowledge

    async def teach(self, ticket_id: int, by: int) -> Lesson | None:
        """Learn the ticket's question for the entry it was answered with, else as a new entry with the staff's words.

        None where there is no question or no answer in words, or none any more.
        """
        return await self._db.run(self._taught(ticket_id, by))

    @unit
    def _taught(self, ticket_id: int, by: int) -> Unit[Lesson | None]:
        ticket = yield from tickets.find(ticket_id)
        said = yield from relays.of_ticket(ticket_id)
        question = _question(said)
        customer = None if ticket is None else (yield from customers.by_id(ticket.customer_id))
        if customer is None or question is None:
            return None
        lesson = yield from self._lesson(ticket_id, question, _language(question, customer), said)
        if lesson is None:
            return None
        if not (yield from self._learn(lesson, by)):
            return replace(lesson, known=True)
        now, about = self._clock.now(), lesson.entry_id
        yield from audit.record(now, by, "taught", customer_id=customer.id, ticket_id=ticket_id, detail=about)
        return lesson

    @unit
    def _learn(self, lesson: Lesson, by: int) -> Unit[bool]:
        """Keep a lesson; returns whether any of it was new."""
        new = False
        if lesson.answer is not None:
            category = self._category(lesson.question, lesson.language)
            new = yield from faq.add_entry(lesson.entry_id, category, lesson.language, lesson.answer)
        return (yield from faq.add_phrasing(lesson.entry_id, lesson.language, lesson.question, by)) or new

    @unit
    def _lesson(self, ticket_id: int, question: str, language: str, said: Rows) -> Unit[Lesson | None]:
        entry_id = _canned(said)
        if entry_id is not None and (yield from faq.speaks(entry_id, language)):
            return Lesson(entry_id, language, question, None)
        answer = _answer(said)
        return None if answer is None else Lesson(f"chat-{ticket_id}", language, question, answer)

    def _category(self, question: str, language: str) -> str | None:
        """The topic of the entry nearest to the question: a new one is browsed to beside it."""
        knowledge = self._knowledge.now
        nearest = knowledge.engine.ask(question, language).best
        return knowledge.entries[nearest.entry_id].category if nearest else None


def _question(said: Rows) -> str | None:
    """What the customer first asked in words: before the ticket, where they had asked the FAQ, else in it."""
    opened = (values.get("asked") for name, values in _notices(said, "desk") if name == "opened")
    asked = (text[:LONGEST_QUESTION].strip() for text in (*opened, *_texts(said, "desk")) if text)
    return next((text for text in asked if normalise(text) and small_talk(text) is None), None)


def _answer(said: Rows) -> str | None:
    """What staff said last that is more than a courtesy and fits an entry."""
    answers = [text for text in _texts(said, "customer") if small_talk(text) is None]
    return answers[-1] if answers and answer_mistake(answers[-1], photo=False) is None else None


def _canned(said: Rows) -> str | None:
    """The entry that staff answered with last."""
    sent = [str(values["entry"]) for name, values in _notices(said, "customer") if name == "canned"]
    return sent[-1] if sent else None


def _texts(said: Rows, toward: str) -> list[str]:
    kept = (json.loads(row.content) for row in _kept(said, "message", toward))
    return [content["text"].strip() for content in kept if content.get("text", "").strip()]


def _notices(said: Rows, toward: str) -> list[tuple[str, dict[str, Any]]]:
    return [read_notice(row.content) for row in _kept(said, "notice", toward)]


def _kept(said: Rows, what: str, toward: str) -> Iterator[Row]:
    """What was said in this direction and neither deleted nor erased since."""
    return (
        row for row in said if row.what == what and row.toward == toward and row.content and row.status != "deleted"
    )


def _language(question: str, customer: Row) -> str:
    return script_language(normalise(question)) or str(customer.language)
