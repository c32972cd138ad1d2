"""Bringing entries of one FAQ into another."""

from bot.brand.folder import BrandFolder, check_faq
from bot.core.errors import RegularsError
from faq import Category, FaqDocument, FaqEntry, LocalAnswer, faq_yaml


def merged(into: FaqDocument, brought: FaqDocument) -> tuple[FaqDocument, int, int]:
    """Return `into` with the brought entries added, or put in place of those of the same id; how many of each.

    What a brought entry or category does not say stays as it was: titles, languages, links and photos.
    """
    categories = {category.id: category for category in into.categories}
    for category in brought.categories:
        categories[category.id] = _titled(categories.get(category.id), category)
    entries = {entry.id: entry for entry in into.entries}
    replaced = sum(entry.id in entries for entry in brought.entries)
    for entry in brought.entries:
        entries[entry.id] = _completed(entries.get(entry.id), entry)
    whole = FaqDocument(tuple(categories.values()), tuple(entries.values()))
    return whole, len(brought.entries) - replaced, replaced


def checked_yaml(folder: BrandFolder, document: FaqDocument) -> str:
    """Return the document as the text of this folder's faq.yaml; raises RegularsError where it would have mistakes."""
    text = faq_yaml(document)
    _, problems = check_faq(text, folder.path, folder.brand.languages)
    if problems:
        mistakes = "\n".join(f"  {problem.message}" for problem in problems)
        raise RegularsError(f"Nothing was written, for faq.yaml would have these mistakes:\n{mistakes}")
    return text


def _titled(old: Category | None, new: Category) -> Category:
    """A title that is only the id says nothing (tables have no titles), so it never takes the place of one."""
    if old is None:
        return new
    said = {code: title for code, title in new.title.items() if title != new.id}
    return Category(new.id, {**new.title, **old.title, **said})


def _completed(old: FaqEntry | None, new: FaqEntry) -> FaqEntry:
    if old is None:
        return new
    local = {code: _with_extras(old.languages.get(code), part) for code, part in new.languages.items()}
    return FaqEntry(new.id, new.category, {**old.languages, **local})


def _with_extras(old: LocalAnswer | None, new: LocalAnswer) -> LocalAnswer:
    if old is None:
        return new
    return LocalAnswer(new.ask, new.text, new.link or old.link, new.photo or old.photo)
