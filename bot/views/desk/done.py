"""What staff read once something is done: under their command, or for a moment after a tap (`view.text`)."""

from bot.domain.helpdesk.teaching import Lesson
from bot.domain.helpdesk.ticket import Ticket
from bot.i18n.catalogue import Catalogue
from bot.views.desk.known import Known
from bot.views.desk.words import priority
from bot.views.links import Links
from bot.views.view import View

PLAIN = (
    "noted",
    "note_cleared",
    "note_on",
    "note_off",
    "vip_on",
    "vip_off",
    "unbanned",
    "deleted",
    "retried",
    "sent",
)
"""What is said without naming anything."""


def done(t: Catalogue, name: str) -> View:
    """Confirm one of `PLAIN`."""
    return View(t(f"desk.done_{name}"))


def taken(t: Catalogue, ticket: Ticket, known: Known) -> View:
    """Confirm who has a ticket now that took it."""
    return View(t("desk.done_taken", ticket=f"#{ticket.id}", name=known.named(t, ticket.assignee or 0)))


def assigned(t: Catalogue, ticket: Ticket, known: Known) -> View:
    """Confirm who was given a ticket."""
    return View(t("desk.done_assigned", ticket=f"#{ticket.id}", name=known.named(t, ticket.assignee or 0)))


def ended(t: Catalogue, ticket: Ticket) -> View:
    """Confirm that a ticket is resolved, closed, or open again."""
    how = "reopened" if ticket.is_open else ticket.status.value
    return View(t(f"desk.done_{how}", ticket=f"#{ticket.id}"))


def snoozed(t: Catalogue, ticket: Ticket, known: Known) -> View:
    """Confirm when a ticket comes back."""
    until = known.moment(t, ticket.snoozed_until or known.now)
    return View(t("desk.done_snoozed", ticket=f"#{ticket.id}", moment=until))


def prioritised(t: Catalogue, ticket: Ticket) -> View:
    """Confirm how urgent a ticket is now."""
    return View(t("desk.done_priority", ticket=f"#{ticket.id}", priority=priority(t, ticket.priority)))


def tagged(t: Catalogue, tag: str, added: bool) -> View:
    """Confirm a tag that was added, or taken away."""
    return View(t("desk.done_tagged" if added else "desk.done_untagged", tag=tag))


def merged(t: Catalogue, ticket_id: int, into: Ticket) -> View:
    """Confirm which ticket another one belongs to now."""
    return View(t("desk.done_merged", ticket=f"#{ticket_id}", other=f"#{into.id}"))


def banned(t: Catalogue, until: int, known: Known) -> View:
    """Confirm a ban and when it ends (UTC milliseconds)."""
    return View(t("desk.done_banned", moment=known.moment(t, until)))


def taught(t: Catalogue, lesson: Lesson, known: Known) -> View:
    """Confirm what the FAQ has learnt, or knew before: the question, and the answer it will be given."""
    answer = lesson.answer or known.source.choice(lesson.entry_id, lesson.language).title
    how = "taught_before" if lesson.known else "taught"
    return View(t(f"desk.done_{how}", question=lesson.question, answer=answer))


def begun(t: Catalogue, name: str) -> View:
    """Confirm, in their own topic, a conversation that staff began; `name` is the customer's."""
    return View(t("desk.done_begun", name=name))


def begun_in_topic(t: Catalogue, name: str, url: str | None) -> View:
    """Tell in which topic staff go on, named like the customer; it has no address until it is made."""
    links = Links()
    return links.view(t("desk.done_begun_topic", topic=name if url is None else links.to(url, name)))


def begun_at_card(t: Catalogue, name: str) -> View:
    """Tell how staff go on where there are no topics."""
    return View(t("desk.done_begun_card", name=name))
