"""Browsing the FAQ: categories, and the questions of one category page by page."""

from bot.i18n.catalogue import Catalogue
from bot.views.answers import Choice
from bot.views.callback import Verb, pack
from bot.views.view import Button, View, column
from bot.views.welcome import back_to_menu

PAGE = 8


def categories(t: Catalogue, titles: tuple[tuple[str, str], ...]) -> View:
    """Offer the categories, given as (id, title), two in a row."""
    buttons = [Button(title, pack(Verb.TOPIC, category, 0)) for category, title in titles]
    pairs = tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
    return View(t("topics.title") if buttons else t("topics.empty"), (*pairs, (back_to_menu(t),)))


def category(t: Catalogue, category_id: str, title: str, entries: tuple[Choice, ...], page: int) -> View:
    """List one page of a category's questions, with the way on and back."""
    shown = entries[page * PAGE : (page + 1) * PAGE]
    questions = column(*(Button(entry.title, pack(Verb.ENTRY, entry.entry_id)) for entry in shown))
    turning = []
    if page > 0:
        turning.append(Button("◀", pack(Verb.TOPIC, category_id, page - 1)))
    if (page + 1) * PAGE < len(entries):
        turning.append(Button("▶", pack(Verb.TOPIC, category_id, page + 1)))
    back = Button(t("menu.back"), pack(Verb.TOPICS))
    rows = (*questions, *((tuple(turning),) if turning else ()), (back, back_to_menu(t)))
    return View(t("topics.category", title=title), rows)
