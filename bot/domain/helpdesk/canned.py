"""Canned replies: the entry of the FAQ that staff mean by a word or two."""

from dataclasses import dataclass

from bot.domain.knowledge import Knowledge
from faq import Decision
from faq.answer import CLARIFY_FROM
from faq.normalise import normalise

OFFERED = 5
SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Found:
    """Entries by their ids, the likeliest first; `sure`: the first is what was meant, and no other."""

    entries: tuple[str, ...]
    sure: bool


def found(knowledge: Knowledge, said: str, language: str) -> Found:
    """Return what somebody means who writes an entry's id, words of its id or its question, or a question of their own.

    Only whole words count, so that nobody sends a gift card who looked for cars.
    """
    if said in knowledge.entries:
        return Found((said,), sure=True)
    wanted = set(normalise(said).split())
    named = [entry_id for entry_id in knowledge.entries if wanted and wanted <= _words(knowledge, entry_id)]
    if len(named) == 1:
        return Found((named[0],), sure=True)
    answer = knowledge.engine.ask(said, language)
    if not named and answer.decision is Decision.ANSWER and answer.best is not None:
        return Found((answer.best.entry_id,), sure=True)
    likely = suggested(knowledge, said, language)
    return Found(tuple(dict.fromkeys((*named, *likely)))[:OFFERED], sure=False)


def suggested(knowledge: Knowledge, question: str, language: str) -> tuple[str, ...]:
    """Return the three entries that most likely answer a question; none that is hardly likely."""
    ranking = knowledge.engine.ask(question, language).ranking
    return tuple(entry.entry_id for entry in ranking if entry.score >= CLARIFY_FROM)[:SUGGESTED]


def _words(knowledge: Knowledge, entry_id: str) -> set[str]:
    """The words of an entry's id and of the first question of each language."""
    titles = (local.ask[0] for local in knowledge.entries[entry_id].languages.values() if local.ask)
    return set(normalise(" ".join((entry_id.replace("-", " ").replace("_", " "), *titles))).split())
