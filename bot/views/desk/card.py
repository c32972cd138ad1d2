"""The customer's card, pinned in their topic: who they are, how their ticket stands, and what can be done."""

from dataclasses import dataclass

from bot.domain.customers import Customer
from bot.domain.helpdesk.ticket import Ticket
from bot.i18n.catalogue import Catalogue
from bot.i18n.direction import isolate
from bot.i18n.languages import LANGUAGES
from bot.views.callback import Verb, pack
from bot.views.desk.known import Known
from bot.views.desk.matters import past_lines, ticket_lines
from bot.views.links import Links
from bot.views.view import Button, Rows, View

NOTES_LIMIT, REASON_LIMIT = 1200, 200


@dataclass(frozen=True, slots=True)
class Card:
    """What the desk knows of a customer; `tickets` as in a dossier, `extras` finished lines such as points.

    `banned_until`: None where they are not banned at this moment.
    """

    customer: Customer
    since: int
    tickets: tuple[Ticket, ...] = ()
    vip: bool = False
    blocked: bool = False
    note_mode: bool = False
    notes: str | None = None
    banned_until: int | None = None
    ban_reason: str | None = None
    extras: tuple[str, ...] = ()

    @property
    def ticket(self) -> Ticket | None:
        """The customer's latest ticket."""
        return self.tickets[0] if self.tickets else None


def card(t: Catalogue, shown: Card, known: Known) -> View:
    """Return the card, with a link to the person and the buttons that fit how things stand."""
    links = Links()
    blocks = (
        _person(t, shown, known, links),
        ticket_lines(t, shown.ticket, known, links) if shown.ticket is not None else [],
        past_lines(t, shown.tickets[1:], known),
        _marks(t, shown, known),
    )
    return links.view("\n\n".join("\n".join(block) for block in blocks if block), _rows(t, shown))


def _person(t: Catalogue, shown: Card, known: Known, links: Links) -> list[str]:
    customer = shown.customer
    name = isolate(links.person(customer.first_name, customer.telegram_id))
    facts = t("desk.card_since", day=known.day(t, shown.since), language=LANGUAGES[customer.language].name)
    return [t.directed(f"{'💎' if shown.vip else '👤'} {name}"), facts, *map(t.directed, shown.extras)]


def _marks(t: Catalogue, shown: Card, known: Known) -> list[str]:
    lines = []
    if shown.notes:
        lines.append(t("desk.card_notes", notes=shown.notes[-NOTES_LIMIT:]))
    if shown.note_mode:
        lines.append(t("desk.card_note_mode"))
    if shown.banned_until is not None:
        reason = (shown.ban_reason or "–")[:REASON_LIMIT]
        lines.append(t("desk.card_banned", moment=known.full(t, shown.banned_until), reason=reason))
    if shown.blocked:
        lines.append(t("desk.card_blocked"))
    return lines


def _rows(t: Catalogue, shown: Card) -> Rows:
    customer_id, ticket = shown.customer.id, shown.ticket
    modes = (
        Button(
            t("desk.note_off" if shown.note_mode else "desk.note_on"),
            _mode(Verb.DESK_NOTE, customer_id, shown.note_mode),
        ),
        Button(t("desk.vip_off" if shown.vip else "desk.vip_on"), _mode(Verb.DESK_VIP, customer_id, shown.vip)),
    )
    return (*_ticket_rows(t, ticket), modes) if ticket is not None else (modes,)


def _mode(verb: Verb, customer_id: int, on: bool) -> str:
    """Return the tap that sets what is to be, so that a double tap sets it once."""
    return pack(verb, customer_id, 0 if on else 1)


def _ticket_rows(t: Catalogue, ticket: Ticket) -> Rows:
    """Return what can be done to a ticket: to an open one much, an ended one can teach the FAQ."""

    def button(key: str, verb: Verb) -> Button:
        return Button(t(key), pack(verb, ticket.id, ticket.revision))

    if not ticket.is_open:
        return ((button("desk.teach", Verb.DESK_TEACH),),)
    return (
        (button("desk.take", Verb.DESK_TAKE), button("desk.assign", Verb.DESK_ASSIGN)),
        (button("desk.resolve", Verb.DESK_RESOLVE), button("desk.close", Verb.DESK_CLOSE)),
        (button("desk.snooze", Verb.DESK_SNOOZE), button("desk.priority", Verb.DESK_PRIORITY)),
    )
