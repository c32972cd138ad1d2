"""What the card tells of a customer's tickets: the latest line by line, those before it one line each."""

from collections.abc import Sequence

from bot.domain.helpdesk.ticket import Ticket
from bot.i18n.catalogue import Catalogue
from bot.i18n.direction import isolate
from bot.views.desk.known import Known
from bot.views.desk.words import OWN_REASONS, close_reason, joined, number, priority, source, status
from bot.views.links import Links

PAST, TAGS = 5, 20


def ticket_lines(t: Catalogue, ticket: Ticket, known: Known, links: Links) -> list[str]:
    """Tell how a ticket stands; moments are in full, since a card stands for days."""
    urgency = priority(t, ticket.priority) if ticket.is_open else None
    topic = known.topic(t, ticket.topic)
    lines = [
        joined(t, number(ticket.id), status(t, ticket.status), urgency),
        joined(t, source(t, ticket.source), topic and isolate(topic), known.day(t, ticket.opened_at)),
    ]
    if ticket.assignee is not None:
        lines.append(t("desk.card_assigned", name=known.staff(t, links, ticket.assignee)))
    lines += _times(t, ticket, known)
    lines += _end(t, ticket)
    if ticket.tags:
        lines.append(t("desk.card_tags", tags=", ".join(ticket.tags[:TAGS])))
    return lines


def past_lines(t: Catalogue, tickets: Sequence[Ticket], known: Known) -> list[str]:
    """List earlier tickets with how they ended, how they were rated and when they began."""
    if not tickets:
        return []
    lines = []
    for one in tickets[:PAST]:
        rating = f"{one.rating} ⭐" if one.rating is not None else None
        lines.append(joined(t, number(one.id), status(t, one.status), rating, known.day(t, one.opened_at)))
    more = [t("desk.card_more", count=len(tickets) - PAST)] if len(tickets) > PAST else []
    return [t("desk.card_past"), *lines, *more]


def _times(t: Catalogue, ticket: Ticket, known: Known) -> list[str]:
    if ticket.is_snoozed(known.now) and ticket.snoozed_until is not None:
        return [t("desk.card_snoozed", moment=known.full(t, ticket.snoozed_until))]
    if ticket.waits_for_staff(known.now) and ticket.due_at is not None:
        return [t("desk.card_due", moment=known.full(t, ticket.due_at))]
    return []


def _end(t: Catalogue, ticket: Ticket) -> list[str]:
    if ticket.merged_into is not None:
        return [t("desk.card_merged", ticket=number(ticket.merged_into))]
    if ticket.end_reason is None or ticket.end_reason in OWN_REASONS:
        return []
    return [t("desk.card_reason", reason=close_reason(t, ticket.end_reason))]
