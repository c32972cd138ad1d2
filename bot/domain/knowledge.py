"""What the brand knows: the FAQ of the database in memory, with the engine built from it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from bot.brand.folder import BrandFolder
from bot.storage import faq as rows
from bot.storage.database import Database
from faq import Category, Engine, FaqDocument, FaqEntry, LocalAnswer, engine_entries

TITLE_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Knowledge:
    """One version of the FAQ, ready to answer; never changed, only replaced."""

    version: int
    engine: Engine
    categories: tuple[Category, ...]
    entries: Mapping[str, FaqEntry]

    def local(self, entry_id: str, *languages: str) -> LocalAnswer | None:
        """Return the entry in the first of the languages it has, else in any; None if it is gone."""
        entry = self.entries.get(entry_id)
        if entry is None:
            return None
        order = (*languages, *entry.languages)
        return next((entry.languages[code] for code in order if code in entry.languages), None)

    def title(self, entry_id: str, *languages: str) -> str:
        """Return how the first of these languages asks for the entry, short enough for a button."""
        local = self.local(entry_id, *languages)
        title = local.ask[0] if local and local.ask else entry_id
        return shortened(title)

    def category_titles(self, *languages: str) -> tuple[tuple[str, str], ...]:
        """Return (id, title) of every category that has an entry, in the brand's order."""
        used = {entry.category for entry in self.entries.values()}
        return tuple((c.id, _category_title(c, languages)) for c in self.categories if c.id in used)

    def in_category(self, category: str) -> tuple[str, ...]:
        """Return the ids of the category's entries, in the brand's order."""
        return tuple(entry.id for entry in self.entries.values() if entry.category == category)


class KnowledgeBase:
    """Follows the FAQ in the database: `now` is always a whole version, rebuilt beside the running one."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._one_at_a_time = asyncio.Lock()
        self._taken: str | None = None
        self.now = Knowledge(-1, Engine.build(()), (), {})

    async def follow(self, folder: BrandFolder) -> bool:
        """Put the folder's FAQ into the database unless it was put there before; True if the FAQ was rebuilt."""
        async with self._one_at_a_time:
            if folder.faq_hash != self._taken:
                categories = [rows.Category(c.id, dict(c.title)) for c in folder.faq.categories]
                entries = [_as_row(entry) for entry in folder.faq.entries]
                await self._db.run(rows.replace_from_file(categories, entries, folder.faq_hash))
                self._taken = folder.faq_hash
            return await self._refresh()

    async def _refresh(self) -> bool:
        """Rebuild from the database if its version moved on; the engine is built off the event loop."""
        if (await self._db.read(rows.state())).version == self.now.version:
            return False
        everything = await self._db.read(rows.read_all())
        self.now = await asyncio.to_thread(_build, everything)
        return True


def _category_title(category: Category, languages: tuple[str, ...]) -> str:
    order = (*languages, *category.title)
    title = next((category.title[code] for code in order if code in category.title), category.id)
    return shortened(title)


def shortened(title: str) -> str:
    """Return the title as it fits a button."""
    return title if len(title) <= TITLE_LIMIT else title[: TITLE_LIMIT - 1].rstrip() + "…"


def document_of(everything: rows.Everything) -> FaqDocument:
    """Return the FAQ's rows as the document an owner would write."""
    titles: dict[str, dict[str, str]] = {}
    for row in everything.titles:
        titles.setdefault(row.category_id, {})[row.language] = row.title
    asked: dict[tuple[str, str], list[str]] = {}
    for row in everything.phrasings:
        asked.setdefault((row.entry_id, row.language), []).append(row.text)
    local: dict[str, dict[str, LocalAnswer]] = {}
    for row in everything.texts:
        ask = tuple(asked.get((row.entry_id, row.language), ()))
        local.setdefault(row.entry_id, {})[row.language] = LocalAnswer(ask, row.answer, row.link, row.photo)
    categories = tuple(Category(row.id, titles.get(row.id, {})) for row in everything.categories)
    entries = tuple(FaqEntry(row.id, row.category or "", local.get(row.id, {})) for row in everything.entries)
    return FaqDocument(categories, entries)


def _build(everything: rows.Everything) -> Knowledge:
    document = document_of(everything)
    engine = Engine.build(engine_entries(document))
    entries = {entry.id: entry for entry in document.entries}
    return Knowledge(everything.version, engine, document.categories, entries)


def _as_row(entry: FaqEntry) -> rows.Entry:
    texts = {
        language: rows.Text(local.text, local.ask, local.link, local.photo)
        for language, local in entry.languages.items()
    }
    return rows.Entry(entry.id, entry.category, texts)
