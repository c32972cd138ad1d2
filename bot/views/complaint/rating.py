"""The rating after a ticket: one tap, and three ways to thank for it."""

from bot.i18n.catalogue import Catalogue
from bot.views.callback import Verb, pack
from bot.views.view import Button, Rows, View
from bot.views.welcome import back_to_menu

MOST = 5
GOOD = 4
"""The fewest stars of a rating that somebody is glad of."""
LOW = 2
"""The most stars of a rating after which a person comes back."""


def rate(t: Catalogue, ticket_id: int) -> View:
    """Ask how it was, once staff call it solved."""
    return View(f"{t('rating.ask', ticket=f'#{ticket_id}')}\n\n{t('rating.how')}", stars(t, ticket_id))


def stars(t: Catalogue, ticket_id: int) -> Rows:
    """Return one to five stars in a row, and a way past them (no stars)."""
    row = tuple(Button(f"{count} ⭐", pack(Verb.RATE, ticket_id, count)) for count in range(1, MOST + 1))
    return (row, (Button(t("rating.skip"), pack(Verb.RATE, ticket_id, 0)),))


def rated(t: Catalogue, stars: int) -> View:
    """Thank for a rating of 1 to 5; 0 is none."""
    key = "rating.none" if stars == 0 else "rating.low" if stars <= LOW else "rating.middling"
    return View(t("rating.good" if stars >= GOOD else key), ((back_to_menu(t),),))
