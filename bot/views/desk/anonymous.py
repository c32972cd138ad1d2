"""What an anonymous administrator reads who answers a customer: nobody would know who it was."""

from bot.i18n.catalogue import Catalogue
from bot.views.callback import Verb, pack
from bot.views.view import Button, View


def anonymous(t: Catalogue, message_id: int) -> View:
    """Tell how to sign; `message_id` is what they wrote, sent in the name of whoever taps the button."""
    return View(t("desk.anonymous"), ((Button(t("desk.sign"), pack(Verb.DESK_SIGN, message_id)),),))
