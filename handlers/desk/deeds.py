"""What staff do to a ticket by a command or a tap.

Each returns what is said once it is done; None where the ticket does not allow it, or where the `revision` of the
tapped button is no longer in force (commands have none).
"""

from bot.domain.helpdesk.ticket import Priority, Ticket
from bot.views.desk import done
from bot.views.view import View
from handlers.desk.acting import known
from handlers.desk.turn import DeskTurn


async def take(turn: DeskTurn, ticket: Ticket, revision: int | None) -> View | None:
    """Give the ticket to whoever asks."""
    after = await turn.services.tickets.take(ticket.id, revision, turn.staff.telegram_id)
    return None if after is None else done.taken(turn.t, after, await known(turn))


async def assign(turn: DeskTurn, ticket: Ticket, revision: int | None, to: int) -> View | None:
    """Give the ticket to a colleague."""
    after = await turn.services.tickets.assign(ticket.id, revision, to, turn.staff.telegram_id)
    return None if after is None else done.assigned(turn.t, after, await known(turn))


async def resolve(turn: DeskTurn, ticket: Ticket, revision: int | None) -> View | None:
    """Call the ticket solved."""
    after = await turn.services.tickets.resolve(ticket.id, revision, turn.staff.telegram_id)
    return None if after is None else done.ended(turn.t, after)


async def close(turn: DeskTurn, ticket: Ticket, revision: int | None, reason: str) -> View | None:
    """Close the ticket for a reason."""
    after = await turn.services.tickets.close(ticket.id, revision, turn.staff.telegram_id, reason)
    return None if after is None else done.ended(turn.t, after)


async def prioritise(turn: DeskTurn, ticket: Ticket, revision: int | None, priority: Priority) -> View | None:
    """Say how urgent the ticket is."""
    after = await turn.services.tickets.prioritise(ticket.id, revision, priority, turn.staff.telegram_id)
    return None if after is None else done.prioritised(turn.t, after)


async def snooze(turn: DeskTurn, ticket: Ticket, revision: int | None, until: int) -> View | None:
    """Put the ticket off until a moment."""
    if revision not in (None, ticket.revision):
        return None
    after = await turn.services.tickets.snooze(ticket.id, until, turn.staff.telegram_id)
    return None if after is None else done.snoozed(turn.t, after, await known(turn))
