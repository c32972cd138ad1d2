"""The promise: by when staff answer and solve, in the brand's open hours."""

from bot.brand.folder import BrandFolder
from bot.domain.helpdesk import moves
from bot.domain.helpdesk.moves import Due
from bot.domain.helpdesk.ticket import Priority, Ticket
from bot.domain.hours import after_open_time


def due(folder: BrandFolder, priority: Priority, at: int) -> Due:
    """Return what is promised, from a moment on (UTC milliseconds), for a ticket of this priority."""
    target = folder.desk.targets.of(priority)
    return Due(
        answer=after_open_time(folder.brand, at, target.first_answer),
        resolve=after_open_time(folder.brand, at, target.resolution),
    )


def prioritised(folder: BrandFolder, ticket: Ticket, priority: Priority, now: int) -> Ticket | None:
    """Change how urgent a ticket is: the answer counts from when it was asked for, the solution from now on."""
    asked_at = now if ticket.asked_at is None else ticket.asked_at
    answer, resolve = due(folder, priority, asked_at).answer, due(folder, priority, now).resolve
    return moves.prioritised(ticket, priority, answer, resolve)
