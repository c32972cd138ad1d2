"""What customers asked and what they were told: enough to build the same reply again on a replay.

A question is known by (chat id, message id). Every unit returns its row, or None where there is none.
"""
# ruff: noqa: S608 - only this file's own constants are put into its SQL

from collections.abc import Sequence
from dataclasses import dataclass

from bot.storage.unit import Row, Statement, Unit, Value, unit

COLUMNS = (
    "chat_id, message_id, customer_id, language, asked_at, text, decision, entry_id, score, choices, chosen, "
    "answer_message_id, helped, revision"
)
WHERE = "WHERE chat_id = ? AND message_id = ?"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the engine decided: the entry answered with, or the entries offered as choices."""

    language: str
    decision: str
    score: int
    entry_id: str | None = None
    choices: Sequence[str] = ()

    @property
    def columns(self) -> tuple[Value, ...]:
        """The values of language, decision, score, entry_id and choices."""
        return self.language, self.decision, self.score, self.entry_id, ",".join(self.choices) or None


@unit
def record(chat_id: int, message_id: int, customer_id: int, text: str, outcome: Outcome, now: int) -> Unit[Row]:
    """Keep a question and its outcome; a question already known keeps its first outcome, which is returned."""
    rows = yield Statement(
        "INSERT INTO questions "
        "(chat_id, message_id, customer_id, text, asked_at, language, decision, score, entry_id, choices) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        f"ON CONFLICT (chat_id, message_id) DO NOTHING RETURNING {COLUMNS}",
        (chat_id, message_id, customer_id, text, now, *outcome.columns),
    )
    if not rows:
        rows = yield Statement(f"SELECT {COLUMNS} FROM questions {WHERE}", (chat_id, message_id))
    return rows[0]


@unit
def find(chat_id: int, message_id: int) -> Unit[Row | None]:
    """Return the question asked in this message, or None."""
    rows = yield Statement(f"SELECT {COLUMNS} FROM questions {WHERE}", (chat_id, message_id))
    return rows[0] if rows else None


@unit
def revise(chat_id: int, message_id: int, text: str, outcome: Outcome) -> Unit[Row | None]:
    """Give an edited question its new text and outcome and the next revision; the same text changes nothing."""
    rows = yield Statement(
        "UPDATE questions SET text = ?, language = ?, decision = ?, score = ?, entry_id = ?, choices = ?, "
        f"chosen = NULL, helped = NULL, revision = revision + 1 {WHERE} AND (text IS NULL OR text <> ?) "
        f"RETURNING {COLUMNS}",
        (text, *outcome.columns, chat_id, message_id, text),
    )
    return rows[0] if rows else (yield from find(chat_id, message_id))


@unit
def choose(chat_id: int, message_id: int, revision: int, chosen: str) -> Unit[Row | None]:
    """Keep which choice was tapped (an entry id or 'none'), the latest tap of this revision; returns the row as it is.

    A new choice is a new answer, so whether the one before it helped is asked anew; the same choice again, as a replay
    is, changes nothing. Compare the row's `revision` with the tap's to know an old button.
    """
    yield Statement(
        f"UPDATE questions SET chosen = ?, helped = NULL {WHERE} AND revision = ? AND (chosen IS NULL OR chosen <> ?)",
        (chosen, chat_id, message_id, revision, chosen),
    )
    return (yield from find(chat_id, message_id))


@unit
def answered_by(chat_id: int, message_id: int, answer_message_id: int) -> Unit[None]:
    """Remember which message of ours answers the question, so that an edit can change it in place."""
    yield Statement(f"UPDATE questions SET answer_message_id = ? {WHERE}", (answer_message_id, chat_id, message_id))


@unit
def say_helped(chat_id: int, message_id: int, revision: int, helped: bool) -> Unit[Row | None]:
    """Keep the customer's "did this help?" for this revision, the latest tap; returns the row as it is."""
    yield Statement(
        f"UPDATE questions SET helped = ? {WHERE} AND revision = ?", (int(helped), chat_id, message_id, revision)
    )
    return (yield from find(chat_id, message_id))


@unit
def not_helped(customer_id: int, since: int) -> Unit[int]:
    """Return how many of a customer's questions since this moment got an answer that did not help."""
    rows = yield Statement(
        "SELECT count(*) AS n FROM questions WHERE customer_id = ? AND asked_at >= ? AND helped = 0",
        (customer_id, since),
    )
    return int(rows[0].n)


@unit
def erase_texts(before: int) -> Unit[None]:
    """Erase what customers wrote before this moment; the outcome stays for the figures."""
    yield Statement("UPDATE questions SET text = NULL WHERE asked_at < ? AND text IS NOT NULL", (before,))
