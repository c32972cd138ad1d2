"""Bringing entries of one FAQ into another."""

from faq import FaqDocument


def merged(into: FaqDocument, brought: FaqDocument) -> tuple[FaqDocument, int, int]:
    """Return `into` with the brought entries added, or put in place of those of the same id; how many of each."""
    categories = {category.id: category for category in (*into.categories, *brought.categories)}
    entries = {entry.id: entry for entry in into.entries}
    replaced = sum(entry.id in entries for entry in brought.entries)
    entries |= {entry.id: entry for entry in brought.entries}
    whole = FaqDocument(tuple(categories.values()), tuple(entries.values()))
    return whole, len(brought.entries) - replaced, replaced
