"""FAQ rows: what came from the brand's file, and what was learnt in the chat."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.storage.unit import Params, Row, Rows, Statement, Unit, insert_many, unit


class Category(NamedTuple):
    """A topic of the menu, with its title per language."""

    id: str
    titles: dict[str, str]


@dataclass(frozen=True, slots=True)
class Text:
    """What an entry says in one language: the answer and how customers ask for it."""

    answer: str
    phrasings: Sequence[str]
    link: str | None = None
    photo: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the FAQ file, its texts by language."""

    id: str
    category: str | None
    texts: dict[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Everything:
    """All active FAQ rows as read at one version."""

    version: int
    categories: Rows
    titles: Rows
    entries: Rows
    texts: Rows
    phrasings: Rows


@unit
def state() -> Unit[Row]:
    """Return the FAQ's `version` and the `file_hash` it was last filled from (None before the first time)."""
    return (yield Statement("SELECT version, file_hash FROM faq_state WHERE one = 1"))[0]


@unit
def touch() -> Unit[int]:
    """Move the version on, so that every worker rebuilds its engine; returns the new version."""
    rows = yield Statement("UPDATE faq_state SET version = version + 1 WHERE one = 1 RETURNING version")
    return int(rows[0].version)


@unit
def replace_from_file(categories: Sequence[Category], entries: Sequence[Entry], file_hash: str) -> Unit[int]:
    """Put the file's content in place of what an earlier file said and return the new version.

    Nothing changes when the file is the same. Phrasings learnt in the chat stay; an entry that left the file is
    kept inactive.
    """
    before = yield from state()
    if before.file_hash == file_hash:
        return int(before.version)
    yield Statement("UPDATE faq_state SET file_hash = ? WHERE one = 1", (file_hash,))
    yield from _replace_categories(categories)
    yield from _replace_entries(entries)
    yield from _replace_texts(entries)
    return (yield from touch())


def _replace_categories(categories: Sequence[Category]) -> Unit[None]:
    yield Statement("DELETE FROM faq_categories")
    yield from insert_many(
        "INSERT INTO faq_categories (id, position)", [(c.id, position) for position, c in enumerate(categories)]
    )
    titles: list[Params] = [(c.id, language, title) for c in categories for language, title in c.titles.items()]
    yield from insert_many("INSERT INTO faq_category_titles (category_id, language, title)", titles)


def _replace_entries(entries: Sequence[Entry]) -> Unit[None]:
    yield Statement("UPDATE faq_entries SET active = 0 WHERE source = 'file'")
    yield from insert_many(
        "INSERT INTO faq_entries (id, category, position, source, active)",
        [(e.id, e.category, position, "file", 1) for position, e in enumerate(entries)],
        "ON CONFLICT (id) DO UPDATE SET category = excluded.category, position = excluded.position, "
        "source = 'file', active = 1",
    )


def _replace_texts(entries: Sequence[Entry]) -> Unit[None]:
    spoken = [(e.id, language, text) for e in entries for language, text in e.texts.items()]
    yield Statement("DELETE FROM faq_texts WHERE entry_id IN (SELECT id FROM faq_entries WHERE source = 'file')")
    yield from insert_many(
        "INSERT INTO faq_texts (entry_id, language, answer, link, photo)",
        [(entry_id, language, text.answer, text.link, text.photo) for entry_id, language, text in spoken],
    )
    yield Statement("DELETE FROM faq_phrasings WHERE source = 'file'")
    asked = dict.fromkeys((entry_id, language, p) for entry_id, language, text in spoken for p in text.phrasings)
    yield from insert_many(
        "INSERT INTO faq_phrasings (entry_id, language, text, source)",
        [(*phrasing, "file") for phrasing in asked],
        "ON CONFLICT (entry_id, language, text) DO UPDATE SET source = 'file'",
    )


@unit
def add_phrasing(entry_id: str, language: str, text: str, added_by: int) -> Unit[bool]:
    """Keep a phrasing learnt in the chat and move the version on; returns False if it was known."""
    rows = yield Statement(
        "INSERT INTO faq_phrasings (entry_id, language, text, source, added_by) VALUES (?, ?, ?, 'chat', ?) "
        "ON CONFLICT (entry_id, language, text) DO NOTHING RETURNING id",
        (entry_id, language, text, added_by),
    )
    if rows:
        yield from touch()
    return bool(rows)


@unit
def add_entry(entry_id: str, category: str | None, language: str, answer: str) -> Unit[bool]:
    """Keep an entry made in the chat behind all others, or give it another answer; returns False if it has this one."""
    yield Statement(
        "INSERT INTO faq_entries (id, category, position, source) "
        "SELECT CAST(? AS TEXT), CAST(? AS TEXT), coalesce(max(position), 0) + 1, 'chat' FROM faq_entries WHERE true "
        "ON CONFLICT (id) DO NOTHING",
        (entry_id, category),
    )
    rows = yield Statement(
        "INSERT INTO faq_texts (entry_id, language, answer) VALUES (?, ?, ?) "
        "ON CONFLICT (entry_id, language) DO UPDATE SET answer = excluded.answer "
        "WHERE faq_texts.answer <> excluded.answer RETURNING entry_id",
        (entry_id, language, answer),
    )
    if rows:
        yield from touch()
    return bool(rows)


@unit
def speaks(entry_id: str, language: str) -> Unit[bool]:
    """Tell whether an entry is in use and has an answer in this language."""
    rows = yield Statement(
        "SELECT 1 AS one FROM faq_texts JOIN faq_entries ON faq_entries.id = entry_id "
        "WHERE entry_id = ? AND language = ? AND active = 1",
        (entry_id, language),
    )
    return bool(rows)


@unit
def read_all() -> Unit[Everything]:
    """Read every active category, entry, text and phrasing, in the file's order, all of one version."""
    while True:
        found = yield from _read_once()
        if (yield from state()).version == found.version:
            return found


def _read_once() -> Unit[Everything]:
    version = (yield from state()).version
    categories = yield Statement("SELECT id, position FROM faq_categories ORDER BY position")
    titles = yield Statement(
        "SELECT category_id, language, title FROM faq_category_titles ORDER BY category_id, language"
    )
    entries = yield Statement(
        "SELECT id, category, position, source FROM faq_entries WHERE active = 1 ORDER BY position, id"
    )
    texts = yield Statement(
        "SELECT entry_id, language, answer, link, photo FROM faq_texts "
        "JOIN faq_entries ON faq_entries.id = entry_id WHERE active = 1 ORDER BY position, entry_id, language"
    )
    phrasings = yield Statement(
        "SELECT entry_id, language, text, p.source, added_by FROM faq_phrasings p "
        "JOIN faq_entries e ON e.id = entry_id WHERE active = 1 ORDER BY e.position, entry_id, language, p.id"
    )
    return Everything(version, categories, titles, entries, texts, phrasings)
