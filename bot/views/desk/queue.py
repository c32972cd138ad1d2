"""The queue in the General topic: what waits for staff, each line a link to its topic."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.helpdesk.ticket import Priority, Ticket
from bot.i18n.catalogue import Catalogue
from bot.i18n.direction import isolate
from bot.views.desk.known import Known
from bot.views.desk.topic import topic_url
from bot.views.desk.words import PRIORITY_ICONS, joined, number
from bot.views.links import Links
from bot.views.view import View

MOST = 25


@dataclass(frozen=True, slots=True)
class Waiting:
    """A ticket that waits for staff, its customer's name, and where their topic is (None: there is none)."""

    ticket: Ticket
    name: str
    vip: bool
    chat_id: int
    thread_id: int | None


def queue(t: Catalogue, waiting: Sequence[Waiting], known: Known) -> View:
    """List what waits: the urgent first, then VIPs, then the oldest.

    A line says since when and not how long, so that the message changes only when the queue does.
    """
    if not waiting:
        return View(t("desk.queue_empty"))
    links, ordered = Links(), sorted(waiting, key=_turn)
    lines = [_line(t, one, known, links) for one in ordered[:MOST]]
    more = [t("desk.queue_more", count=len(ordered) - MOST)] if len(ordered) > MOST else []
    return links.view("\n".join((t("desk.queue", count=len(ordered)), "", *lines, *more)))


def _turn(one: Waiting) -> tuple[bool, bool, int, int]:
    since = one.ticket.asked_at if one.ticket.asked_at is not None else one.ticket.opened_at
    return one.ticket.priority is not Priority.URGENT, not one.vip, one.ticket.priority, since


def _line(t: Catalogue, one: Waiting, known: Known, links: Links) -> str:
    ticket = one.ticket
    mark = "💎" if one.vip and ticket.priority is not Priority.URGENT else PRIORITY_ICONS[ticket.priority]
    name = one.name if one.thread_id is None else links.to(topic_url(one.chat_id, one.thread_id), one.name)
    since = known.moment(t, ticket.opened_at if ticket.asked_at is None else ticket.asked_at)
    who = None if ticket.assignee is None else isolate(known.named(t, ticket.assignee))
    return joined(t, f"{mark} {isolate(name)}", number(ticket.id), since, who)
