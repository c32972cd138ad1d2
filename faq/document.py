"""An FAQ as its owner writes it: categories and entries with an answer in each language."""

from collections.abc import Mapping
from dataclasses import dataclass

from faq.entry import Entry


@dataclass(frozen=True, slots=True)
class Category:
    """A group of entries with its title in each language."""

    id: str
    title: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LocalAnswer:
    """One language of an entry: how customers ask (`ask`), what they are told, and what goes with it."""

    ask: tuple[str, ...]
    text: str
    link: str | None = None
    photo: str | None = None


@dataclass(frozen=True, slots=True)
class FaqEntry:
    """An entry as written: its category and its answer in each language."""

    id: str
    category: str
    languages: Mapping[str, LocalAnswer]


@dataclass(frozen=True, slots=True)
class FaqDocument:
    """A whole FAQ, in the order in which it was written."""

    categories: tuple[Category, ...]
    entries: tuple[FaqEntry, ...]


def engine_entries(document: FaqDocument) -> tuple[Entry, ...]:
    """The document's entries as the engine takes them."""
    return tuple(
        Entry(
            entry.id,
            entry.category,
            phrasings={language: local.ask for language, local in entry.languages.items()},
            answers={language: local.text for language, local in entry.languages.items()},
        )
        for entry in document.entries
    )
