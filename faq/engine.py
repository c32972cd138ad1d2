"""The engine: asks the views that a question's script allows and takes the surest."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from faq.answer import ANSWER_FROM, CLARIFY_FROM, Answer, Decision, Ranked, decide
from faq.entry import Entry
from faq.latin import to_cyrillic, to_latin
from faq.normalise import normalise, script_language
from faq.shelf import Shelf
from faq.view import RANKED, Verdict, View

LEAD = 10
"""Points by which another language must be surer than the customer's own to be taken instead."""

FAMILIAR = 0.5
"""Share of known words from which a question is surely in the language it was read in."""


class Engine:
    """Answers questions from the FAQ it was built from; asking changes nothing, from any thread."""

    def __init__(self, ids: tuple[str, ...], written: Mapping[str, View], latin: Mapping[str, View]) -> None:
        self._ids = ids
        self._written = written
        self._latin = latin

    @classmethod
    def build(cls, entries: Iterable[Entry]) -> "Engine":
        """Learn the entries; pure CPU, under a second for an ordinary FAQ. Raises ValueError if an id comes twice."""
        known = sorted(entries, key=lambda entry: entry.id)
        for before, after in pairwise(known):
            if before.id == after.id:
                raise ValueError(f"two entries have the id {after.id!r}; give each its own")
        languages = sorted({language for entry in known for language in entry.phrasings})
        shelves = [Shelf.build(language, known) for language in languages]
        written = {shelf.language: View.written(shelf) for shelf in shelves if shelf.ids}
        latin = {language: typed for language, view in written.items() if (typed := view.typed_latin())}
        return cls(tuple(entry.id for entry in known), written, latin)

    def ask(self, text: str, language: str) -> Answer:
        """The entries nearest to the text; `language` is what the customer reads, if the script does not say."""
        normalised = normalise(text)
        script = script_language(normalised)
        verdict = None
        if normalised:
            verdict = (
                self._ask_latin(text, normalised, language) if script is None else self._ask(text, normalised, script)
            )
        if verdict is None:
            return Answer(self._filled(()), Decision.HAND_OVER, script or language)
        return Answer(self._filled(verdict.ranking), decide(verdict.score), verdict.language, verdict.exact)

    def _ask(self, text: str, normalised: str, script: str) -> Verdict | None:
        """A question in a script of its own: its language decides, unless the keyboard was on the wrong layout."""
        own = self._written.get(script)
        if own is None:
            return _surest(None, [view.ask(normalised) for view in self._written.values()])
        verdict = own.ask(normalised)
        english = self._written.get("en")
        if script != "ru" or english is None or _settled(verdict):
            return verdict
        return _surest(verdict, [english.ask(normalise(to_latin(text)))])

    def _ask_latin(self, text: str, normalised: str, language: str) -> Verdict | None:
        """A question in Latin letters: the customer's language against English, then another that is sure of it.

        Pieces of Latin letters sound like something in every language, so a third one has to be sure enough to answer.
        """
        own = self._latin.get(language) or self._written.get(language)
        english = self._written.get("en")
        first = [view.ask(normalised) for view in dict.fromkeys((own, english)) if view]
        verdict = _surest(first[0], first[1:]) if own else _surest(None, first)
        if any(map(_settled, first)):
            return verdict
        rest = [view.ask(normalised) for view in self._latin.values() if view is not own]
        if russian := self._written.get("ru"):
            rest.append(russian.ask(normalise(to_cyrillic(text))))
        if verdict is not None:
            rest = [other for other in rest if other.language == language or other.score >= ANSWER_FROM]
        return _surest(verdict, rest)

    def _filled(self, ranking: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
        """The ranking with entries of other languages after it, until it is as long as it should be."""
        if len(ranking) >= RANKED:
            return ranking
        named = {ranked.entry_id for ranked in ranking}
        rest = (Ranked(entry_id, 0) for entry_id in self._ids if entry_id not in named)
        return (*ranking, *rest)[:RANKED]


def _settled(verdict: Verdict) -> bool:
    """Whether there is no reason to read the question as anything else."""
    return verdict.score >= CLARIFY_FROM or verdict.familiar >= FAMILIAR


def _surest(own: Verdict | None, others: list[Verdict]) -> Verdict | None:
    """The verdict with the highest score; the customer's own stands unless another leads it and is a step above it.

    If the own is worth asking about, the other has to be worth answering; if not, the other has to be worth asking.
    Where both understand it as the same entry, that is as sure as the surer one, and the customer's language.
    """
    best = max(others, key=lambda verdict: verdict.score, default=None)
    if own is None or best is None:
        return own or best
    least = CLARIFY_FROM if own.score < CLARIFY_FROM else ANSWER_FROM
    if best.score < max(own.score + LEAD, least):
        return own
    same = own.score >= CLARIFY_FROM and own.ranking[0].entry_id == best.ranking[0].entry_id
    return best._replace(language=own.language) if same else best
