"""The desk's words for what a ticket is: its number, status, priority and origin."""

from bot.domain.helpdesk.ticket import Priority, Source, Status
from bot.i18n.catalogue import Catalogue
from bot.i18n.direction import isolate

STATUS_ICONS = {
    Status.OPEN: "❗️",
    Status.ASSIGNED: "👀",
    Status.WAITING: "💬",
    Status.RESOLVED: "✅",
    Status.CLOSED: "✅",
}
PRIORITY_ICONS = {Priority.URGENT: "🔴", Priority.HIGH: "🟡", Priority.NORMAL: "⚪️"}
CLOSE_REASONS = ("no_reply", "duplicate", "not_ours", "spam", "other")
"""Reasons offered for closing; `/close` takes any other in words."""
REASON_LIMIT = 200
OWN_REASONS = ("rated", "silence", "merged", "forgotten")
"""Ends that are nobody's decision at the desk."""


def number(ticket_id: int) -> str:
    """Return a ticket's number as it stands inside any sentence."""
    return isolate(f"#{ticket_id}")


def status(t: Catalogue, value: Status) -> str:
    """Return a status with its icon."""
    return f"{STATUS_ICONS[value]} {t(f'desk.status_{value.value}')}"


def priority(t: Catalogue, value: Priority) -> str:
    """Return a priority with its colour."""
    return f"{PRIORITY_ICONS[value]} {t(f'desk.priority_{value.name.lower()}')}"


def source(t: Catalogue, value: str) -> str:
    """Return how a ticket came about."""
    return t(f"desk.source_{Source(value).value}")


def close_reason(t: Catalogue, reason: str) -> str:
    """Return why a ticket was closed: one of the offered reasons in words, or what staff wrote."""
    return t(f"desk.close_{reason}") if reason in CLOSE_REASONS else isolate(reason[:REASON_LIMIT])


def joined(t: Catalogue, *parts: str | None) -> str:
    """Return what there is of the parts as one line."""
    return t.directed(" · ".join(part for part in parts if part))
