"""What staff pick from: whom to give a ticket to, until when to put it off, how urgent it is, why it ends."""

from collections.abc import Sequence

from bot.domain.helpdesk.staff import Colleague
from bot.domain.helpdesk.ticket import Priority, Ticket
from bot.i18n.catalogue import Catalogue
from bot.views.callback import Verb, pack
from bot.views.desk.words import CLOSE_REASONS, number, priority
from bot.views.view import Button, View, column, pairs

MOST = 20
SNOOZES = ("hour", "morning", "days")
"""An hour; tomorrow morning, when the desk opens; three days."""


def assign_picker(t: Catalogue, ticket: Ticket, staff: Sequence[Colleague]) -> View:
    """Offer those seen at the desk, the latest first."""
    to = [
        Button(one.first_name or str(one.telegram_id), _to(Verb.DESK_ASSIGN_TO, ticket, one.telegram_id))
        for one in staff[:MOST]
    ]
    return View(t("desk.pick_assign", ticket=number(ticket.id)), (*pairs(*to), _back(t, ticket)))


def snooze_picker(t: Catalogue, ticket: Ticket) -> View:
    """Offer until when to put a ticket off."""
    until = column(*(Button(t(f"desk.snooze_{one}"), _to(Verb.DESK_SNOOZE_TO, ticket, one)) for one in SNOOZES))
    return View(t("desk.pick_snooze", ticket=number(ticket.id)), (*until, _back(t, ticket)))


def priority_picker(t: Catalogue, ticket: Ticket) -> View:
    """Offer how urgent a ticket may be."""
    to = column(*(Button(priority(t, one), _to(Verb.DESK_PRIORITY_TO, ticket, one.value)) for one in Priority))
    return View(t("desk.pick_priority", ticket=number(ticket.id)), (*to, _back(t, ticket)))


def close_picker(t: Catalogue, ticket: Ticket) -> View:
    """Offer why a ticket may end."""
    reasons = [Button(t(f"desk.close_{one}"), _to(Verb.DESK_CLOSE_AS, ticket, one)) for one in CLOSE_REASONS]
    return View(t("desk.pick_close", ticket=number(ticket.id)), (*column(*reasons), _back(t, ticket)))


def _to(verb: Verb, ticket: Ticket, what: object) -> str:
    return pack(verb, ticket.id, ticket.revision, what)


def _back(t: Catalogue, ticket: Ticket) -> tuple[Button, ...]:
    return (Button(t("menu.back"), pack(Verb.DESK_CARD, ticket.id, ticket.revision)),)
