"""Browsing the FAQ by category."""

from bot.gateway.route import Effects
from bot.views import topics
from bot.views.answers import browsed
from bot.views.view import View
from handlers.turn import Turn


def categories(turn: Turn) -> View:
    """Offer the categories."""
    return topics.categories(turn.t, turn.services.source.category_titles(turn.customer.language))


async def tapped_category(turn: Turn) -> Effects:
    """List one page of a category's questions."""
    match turn.arguments:
        case (category, page) if page.isascii() and page.isdecimal():
            await turn.show(_category(turn, category, int(page)) or categories(turn))
        case _:
            await turn.moved_on()
    return None


async def tapped_entry(turn: Turn) -> Effects:
    """Answer the entry that was picked."""
    view = browsed(turn.t, turn.arguments[0] if turn.arguments else "", turn.services.source)
    if view is None:
        await turn.moved_on()
        return None
    await turn.show(view)
    return None


def _category(turn: Turn, category: str, page: int) -> View | None:
    source, language = turn.services.source, turn.customer.language
    title = dict(source.category_titles(language)).get(category)
    entries = tuple(source.choice(entry_id, language) for entry_id in source.knowledge.in_category(category))
    if title is None or page * topics.PAGE >= len(entries):
        return None
    return topics.category(turn.t, category, title, entries, page)
