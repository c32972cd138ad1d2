"""The button that brings a person in; it stands below everything, so that every screen may show it."""

from bot.i18n.catalogue import Catalogue
from bot.views.callback import Verb, pack
from bot.views.view import Button


def person_button(t: Catalogue, source: str = "button", message_id: int | None = None) -> Button:
    """Return "talk to a person"; `source` is the way in, `message_id` the question that found no answer, if any.

    Both come back from the customer's app, so whoever reads them must not trust them.
    """
    return Button(t("ticket.person"), pack(Verb.PERSON, source, *(() if message_id is None else (message_id,))))
