"""Ready answers: entries of the FAQ that staff send with one tap."""

from collections.abc import Sequence

from bot.i18n.catalogue import Catalogue
from bot.views.answers import Choice
from bot.views.callback import Verb, pack
from bot.views.view import Button, Rows, View, column

CUSTOMER = "c"
"""What stands before the number of a customer, where a button is about no ticket."""


def suggestions(ticket_id: int, choices: Sequence[Choice]) -> Rows:
    """Return a button for each entry that may answer the question of a ticket."""
    return _buttons(str(ticket_id), choices)


def suggested(t: Catalogue, customer_id: int, choices: Sequence[Choice]) -> View:
    """Offer entries by themselves, to whoever asked which might fit; the customer may have no ticket yet."""
    rows = _buttons(f"{CUSTOMER}{customer_id}", choices)
    return View(t("desk.suggestions" if choices else "desk.no_suggestions"), rows)


def _buttons(about: str, choices: Sequence[Choice]) -> Rows:
    return column(*(Button(f"↩ {one.title}", pack(Verb.DESK_REPLY, about, one.entry_id)) for one in choices))
