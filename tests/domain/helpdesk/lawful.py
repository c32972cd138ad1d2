"""What is true of every ticket at every moment, and of every step from one moment to the next."""

from bot.domain.helpdesk.ticket import FROM, REOPENS_WITHIN, Status, Ticket


def check(ticket: Ticket) -> None:
    """Assert what is true of a ticket by itself."""
    assert (ticket.ended_at is None) == ticket.is_open
    assert (ticket.asked_at is None) == (ticket.due_at is None)
    assert ticket.rating is None or 1 <= ticket.rating <= 5
    assert (ticket.rating is None) == (ticket.rated_at is None)
    assert ticket.status is not Status.ASSIGNED or ticket.assignee is not None
    assert ticket.status is not Status.OPEN or ticket.assignee is None
    if ticket.status not in (Status.OPEN, Status.ASSIGNED):
        assert ticket.asked_at is None, "nobody waits for staff"
    if not ticket.is_open:
        assert (ticket.resolve_due, ticket.snoozed_until) == (None, None)
    assert ticket.merged_into is None or (ticket.status, ticket.end_reason) == (Status.CLOSED, "merged")


def check_step(before: Ticket, after: Ticket, now: int) -> None:
    """Assert what is true of any two states, one of which became the other in one step."""
    if before.status is not after.status:
        assert before.status in FROM[after.status]
    if after.is_open and not before.is_open:
        assert before.ended_at is not None
        assert now - before.ended_at <= REOPENS_WITHIN
        assert before.merged_into is None
        assert after.reopened == before.reopened + 1
    else:
        assert after.reopened == before.reopened
    assert before.first_answer_at in (None, after.first_answer_at)
    assert (before.id, before.customer_id, before.source, before.opened_at) == (
        after.id, after.customer_id, after.source, after.opened_at,
    )  # fmt: skip
