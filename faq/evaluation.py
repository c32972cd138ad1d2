"""How well the engine answers labelled questions: the numbers behind `regulars faq eval`."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from faq.answer import Answer, Decision
from faq.engine import Engine
from faq.entry import Entry
from faq.normalise import normalise, script_language

OUT_OF_SCOPE = "oos"
"""The label of a question that no entry answers."""

ENGLISH = "en"
Progress = Callable[[int, int], None]
"""Told how many of how many questions have been asked."""


class Labelled(NamedTuple):
    """A text and the entry it asks for, or `oos`."""

    text: str
    label: str


class Prediction(NamedTuple):
    """What the engine said to one question; `ranking` holds (label, score) pairs, best first."""

    text: str
    label: str
    decision: str
    ranking: tuple[tuple[str, int], ...]

    @property
    def place(self) -> int | None:
        """Where the right entry stands in the ranking, counted from 1, or None if it is not there."""
        labels = [label for label, _ in self.ranking]
        return labels.index(self.label) + 1 if self.label in labels else None


@dataclass(frozen=True, slots=True)
class Result:
    """Accuracy and time over a set of questions.

    `top1`, `top3` and `mrr` (mean reciprocal rank) are fractions of the questions that an entry answers; the counts
    are over all `queries`: `answered` by the bot itself, of them `answered_correct`; `clarified` with "did you mean",
    of them `clarified_hit3` with the right entry among the three; `handed_over`; `oos_answered` though nothing fits.
    """

    queries: int
    top1: float
    top3: float
    mrr: float
    answered: int
    answered_correct: int
    clarified: int
    clarified_hit3: int
    handed_over: int
    oos_answered: int
    p50_ms: float
    p99_ms: float
    build_s: float
    predictions: tuple[Prediction, ...] = field(repr=False)


def evaluate(
    examples: Iterable[Labelled],
    queries: Sequence[Labelled],
    language: str | None = None,
    progress: Progress = lambda done, total: None,
) -> Result:
    """Build an engine from the examples and ask it every query.

    Without a `language` each text's is told by its script, Latin being taken for English.
    """
    entries = entries_of(examples, language)
    begun = time.perf_counter()
    engine = Engine.build(entries)
    return ask_all(engine, queries, language, progress, build_s=time.perf_counter() - begun)


def entries_of(examples: Iterable[Labelled], language: str | None = None) -> list[Entry]:
    """One entry for every label, its examples being the phrasings; out-of-scope examples are left aside."""
    phrasings: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for text, label in examples:
        if label != OUT_OF_SCOPE:
            phrasings[label][language or language_of(text)].append(text)
    return [
        Entry(label, "", {tongue: tuple(texts) for tongue, texts in asked.items()})
        for label, asked in phrasings.items()
    ]


def language_of(text: str) -> str:
    """The language that the script tells, else English."""
    return script_language(normalise(text)) or ENGLISH


def ask_all(
    engine: Engine,
    queries: Sequence[Labelled],
    language: str | None = None,
    progress: Progress = lambda done, total: None,
    build_s: float = 0.0,
) -> Result:
    """Ask an engine that stands already, and count."""
    predictions: list[Prediction] = []
    seconds: list[float] = []
    for done, (text, label) in enumerate(queries, start=1):
        tongue = language or language_of(text)
        begun = time.perf_counter()
        answer = engine.ask(text, tongue)
        seconds.append(time.perf_counter() - begun)
        predictions.append(_prediction(text, label, answer))
        progress(done, len(queries))
    return _result(predictions, sorted(seconds), build_s)


def _prediction(text: str, label: str, answer: Answer) -> Prediction:
    ranking = tuple((ranked.entry_id, ranked.score) for ranked in answer.ranking)
    return Prediction(text, label, answer.decision.value, ranking)


def _result(predictions: Sequence[Prediction], seconds: Sequence[float], build_s: float) -> Result:
    places = [prediction.place or 0 for prediction in predictions if prediction.label != OUT_OF_SCOPE]
    answered = [prediction for prediction in predictions if prediction.decision == Decision.ANSWER]
    clarified = [prediction for prediction in predictions if prediction.decision == Decision.CLARIFY]
    return Result(
        queries=len(predictions),
        top1=_mean([place == 1 for place in places]),
        top3=_mean([0 < place <= 3 for place in places]),
        mrr=_mean([1 / place if place else 0.0 for place in places]),
        answered=len(answered),
        answered_correct=sum(prediction.place == 1 for prediction in answered),
        clarified=len(clarified),
        clarified_hit3=sum((prediction.place or 4) <= 3 for prediction in clarified),
        handed_over=len(predictions) - len(answered) - len(clarified),
        oos_answered=sum(prediction.label == OUT_OF_SCOPE for prediction in answered),
        p50_ms=_percentile(seconds, 0.50) * 1_000,
        p99_ms=_percentile(seconds, 0.99) * 1_000,
        build_s=build_s,
        predictions=tuple(predictions),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _percentile(ordered: Sequence[float], part: float) -> float:
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0
