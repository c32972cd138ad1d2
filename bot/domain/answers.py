"""Answers: a customer's question, what it led to, and what the customer then tapped."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from bot.brand.in_force import BrandInForce
from bot.core.clock import Clock
from bot.domain.customers import Customer
from bot.domain.knowledge import KnowledgeBase
from bot.storage import misses, questions
from bot.storage.database import Database
from bot.storage.unit import Row, Unit, unit
from faq import Answer, Decision
from faq.normalise import normalise

CHOICES = 3
KEPT_TEXT = 1000
KEPT_SAMPLE = 200
NONE = "none"
LATELY = 1_800_000


class Stage(Enum):
    """Where a question stands."""

    ANSWERED = auto()
    CLARIFYING = auto()
    MISSED = auto()
    HELPED = auto()
    NOT_HELPED = auto()


@dataclass(frozen=True, slots=True)
class Question:
    """A customer's message that asks something; known by its chat and message id."""

    chat_id: int
    message_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What a question led to: the entry that answers it, or the entries to choose from."""

    message_id: int
    revision: int
    language: str
    stage: Stage
    entry_id: str | None
    choices: tuple[str, ...]
    answer_message_id: int | None = None


class Answers:
    """Answers questions from the knowledge base and remembers what became of them."""

    def __init__(
        self,
        db: Database,
        knowledge: KnowledgeBase,
        clock: Clock,
        brand: BrandInForce,
        counted: Callable[[str], None] = lambda decision: None,
    ) -> None:
        self._db = db
        self._knowledge = knowledge
        self._clock = clock
        self._brand = brand
        self._counted = counted

    def ask(self, question: Question, customer: Customer) -> tuple[Reply, questions.Outcome]:
        """Ask the engine; nothing is kept until `kept` is committed together with the reply."""
        answer = self._knowledge.now.engine.ask(question.text, customer.language)
        language = answer.language if answer.language in self._brand.languages else customer.language
        outcome = _outcome(answer, language)
        self._counted(outcome.decision)
        return _reply(question.message_id, 0, outcome), outcome

    @unit
    def kept(self, question: Question, customer: Customer, outcome: questions.Outcome, answer_id: int) -> Unit[None]:
        """Keep a question with its outcome and the message that answers it: once, however often it is replayed."""
        now = self._clock.now()
        text = question.text[:KEPT_TEXT]
        yield from questions.record(question.chat_id, question.message_id, customer.id, text, outcome, now)
        yield from questions.answered_by(question.chat_id, question.message_id, answer_id)
        if outcome.decision == Decision.HAND_OVER:
            yield from self._missed(question, outcome.language)

    async def asked_again(self, question: Question, customer: Customer) -> Reply | None:
        """Answer an edited question anew under its next revision; None if it was never asked."""
        if await self._db.read(questions.find(question.chat_id, question.message_id)) is None:
            return None
        _, outcome = self.ask(question, customer)
        row = await self._db.run(self._revised(question, outcome))
        return None if row is None else reply_of(row)

    async def recalled(self, chat_id: int, message_id: int) -> Reply | None:
        """Return what a question has led to so far, or None where it is unknown."""
        row = await self._db.read(questions.find(chat_id, message_id))
        return None if row is None else reply_of(row)

    async def in_vain(self, customer: Customer) -> int:
        """Return how many answers of the last half hour did not help this customer."""
        return await self._db.read(questions.not_helped(customer.id, self._clock.now() - LATELY))

    async def choose(self, chat_id: int, message_id: int, revision: int, entry_id: str) -> Reply | None:
        """Keep which entry the customer meant; None where the button is old or was not offered."""
        row = await self._db.read(questions.find(chat_id, message_id))
        if row is None or row.revision != revision or entry_id not in _offered(row):
            return None
        if entry_id not in self._knowledge.now.entries:
            return None
        return _known(await self._db.run(questions.choose(chat_id, message_id, revision, entry_id)), revision)

    async def none_of_these(self, chat_id: int, message_id: int, revision: int) -> Reply | None:
        """Keep that no choice was meant, which makes the question a miss; None where the button is old."""
        return _known(await self._db.run(self._refused(chat_id, message_id, revision)), revision)

    async def helped(self, chat_id: int, message_id: int, revision: int, *, yes: bool) -> Reply | None:
        """Keep whether the answer helped; a no counts as a miss. None where the button is old."""
        return _known(await self._db.run(self._rated(chat_id, message_id, revision, yes)), revision)

    def answer_moved(self, chat_id: int, message_id: int, answer_id: int) -> Unit[None]:
        """Remember which message shows the answer now."""
        return questions.answered_by(chat_id, message_id, answer_id)

    @unit
    def _revised(self, question: Question, outcome: questions.Outcome) -> Unit[Row | None]:
        row = yield from questions.revise(question.chat_id, question.message_id, question.text[:KEPT_TEXT], outcome)
        if outcome.decision == Decision.HAND_OVER and row is not None:
            yield from self._missed(question, outcome.language, row.revision)
        return row

    @unit
    def _refused(self, chat_id: int, message_id: int, revision: int) -> Unit[Row | None]:
        row = yield from questions.choose(chat_id, message_id, revision, NONE)
        if row is not None and row.revision == revision and row.chosen == NONE:
            yield from self._missed(Question(chat_id, message_id, row.text or ""), row.language, row.revision)
        return row

    @unit
    def _rated(self, chat_id: int, message_id: int, revision: int, yes: bool) -> Unit[Row | None]:
        row = yield from questions.say_helped(chat_id, message_id, revision, yes)
        if row is not None and row.revision == revision and not yes:
            yield from self._missed(Question(chat_id, message_id, row.text or ""), row.language, row.revision)
        return row

    @unit
    def _missed(self, question: Question, language: str, revision: int = 0) -> Unit[None]:
        key, sample, now = normalise(question.text), question.text[:KEPT_SAMPLE], self._clock.now()
        if key:  # nothing is learnt from a question whose text retention has erased
            chat_id, message_id = question.chat_id, question.message_id
            yield from misses.count(chat_id, message_id, language, key, sample, now, revision=revision)


def reply_of(row: Row) -> Reply:
    """Return the reply that a question's row stands for; what was refused is not offered again."""
    stage = _stage(row)
    entry_id = None if stage is Stage.MISSED else row.chosen or row.entry_id
    choices = () if row.chosen == NONE else tuple(choice for choice in _offered(row) if choice != entry_id)
    return Reply(row.message_id, row.revision, row.language, stage, entry_id, choices[:CHOICES], row.answer_message_id)


def _stage(row: Row) -> Stage:
    if row.chosen == NONE:
        return Stage.MISSED
    if row.chosen is None and row.entry_id is None:
        return Stage.CLARIFYING if row.decision == Decision.CLARIFY else Stage.MISSED
    if row.helped is None:
        return Stage.ANSWERED
    return Stage.HELPED if row.helped else Stage.NOT_HELPED


def _outcome(answer: Answer, language: str) -> questions.Outcome:
    nearest = answer.ranking[: CHOICES + 1]
    best = answer.best
    score = best.score if best else 0
    if answer.decision is Decision.ANSWER and best:
        return questions.Outcome(language, answer.decision, score, best.entry_id, [n.entry_id for n in nearest])
    likely = [entry.entry_id for entry in nearest[:CHOICES] if entry.score > 0]  # no chance at all is no choice
    return questions.Outcome(language, answer.decision, score, None, likely)


def _reply(message_id: int, revision: int, outcome: questions.Outcome) -> Reply:
    stage = {
        Decision.ANSWER: Stage.ANSWERED,
        Decision.CLARIFY: Stage.CLARIFYING,
        Decision.HAND_OVER: Stage.MISSED,
    }[Decision(outcome.decision)]
    choices = tuple(choice for choice in outcome.choices if choice != outcome.entry_id)
    return Reply(message_id, revision, outcome.language, stage, outcome.entry_id, choices[:CHOICES])


def _known(row: Row | None, revision: int) -> Reply | None:
    return reply_of(row) if row is not None and row.revision == revision else None


def _offered(row: Row) -> list[str]:
    return row.choices.split(",") if row.choices else []
