"""What the engine says about a question: ranked entries and a decision."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

ANSWER_FROM = 80
CLARIFY_FROM = 30


class Decision(StrEnum):
    """What to do with a question: answer it, ask "did you mean", or offer a person."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    HAND_OVER = "hand_over"


class Ranked(NamedTuple):
    """An entry with its score: 0-100, the chance in percent that it is the right one."""

    entry_id: str
    score: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The entries nearest to a question, best first (ten, or as many as there are), and what to do with them.

    `language` is the language the question was understood in; `exact` says that the question is, after
    normalising, one of the best entry's own phrasings.
    """

    ranking: tuple[Ranked, ...]
    decision: Decision
    language: str
    exact: bool = False

    @property
    def best(self) -> Ranked | None:
        """The first of the ranking, or None where the FAQ is empty."""
        return self.ranking[0] if self.ranking else None


def decide(score: int) -> Decision:
    """The decision that a best score (0-100) leads to."""
    if score >= ANSWER_FROM:
        return Decision.ANSWER
    return Decision.CLARIFY if score >= CLARIFY_FROM else Decision.HAND_OVER
