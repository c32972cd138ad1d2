"""Ready answers: entries of the FAQ that staff send with one tap."""

from collections.abc import Sequence

from bot.i18n.catalogue import Catalogue
from bot.views.answers import Choice
from bot.views.callback import Verb, pack
from bot.views.view import Button, Rows, View, column


def suggestions(ticket_id: int, choices: Sequence[Choice]) -> Rows:
    """Return a button for each entry that may answer a customer's question."""
    return column(*(Button(f"↩ {one.title}", pack(Verb.DESK_REPLY, ticket_id, one.entry_id)) for one in choices))


def suggested(t: Catalogue, ticket_id: int, choices: Sequence[Choice]) -> View:
    """Offer entries by themselves, to whoever asked which might fit."""
    return View(t("desk.suggestions" if choices else "desk.no_suggestions"), suggestions(ticket_id, choices))
