"""What an anonymous administrator reads who answers a customer: nobody would know who it was."""

from bot.i18n.catalogue import Catalogue
from bot.views.callback import Verb, pack
from bot.views.view import Button, View


def anonymous(t: Catalogue, message_id: int, customer_id: int | None) -> View:
    """Tell how to sign: the message for this customer is sent in the name of whoever taps; None: it was a command."""
    if customer_id is None:
        return View(t("desk.anonymous_command"))
    return View(t("desk.anonymous"), ((Button(t("desk.sign"), pack(Verb.DESK_SIGN, message_id, customer_id)),),))
