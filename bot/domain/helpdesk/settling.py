"""Settling: a conversation that comes from another place of the desk says so at its new one."""

from bot.domain.helpdesk.notice import notice
from bot.domain.helpdesk.ticket import Ticket
from bot.storage import conversations, relays
from bot.storage.unit import Row, Unit, unit


@unit
def settled(customer_id: int, chat_id: int, now: int, ticket: Ticket | None = None) -> Unit[Row]:
    """Return the conversation with this customer at this desk, begun where it is the first time.

    Where it had been talked at another one, that is told first of all, with the `ticket` it is about.
    """
    before = yield from conversations.find(customer_id)
    if before is not None and before.chat_id == chat_id:
        return before
    if before is not None and (before.thread_id, before.card_message_id) != (None, None):
        about = {} if ticket is None else _opened(ticket)
        key = f"{relays.FIRST}{customer_id}:{before.chat_id}:{now}"
        yield from relays.queue(notice(key, customer_id, "desk", "continued", about), now)
    return (yield from conversations.begin(customer_id, chat_id))


def _opened(ticket: Ticket) -> dict[str, object]:
    """Return what the notice of an opened ticket takes."""
    about = {"ticket": ticket.id, "source": ticket.source.value, "topic": ticket.topic or ""}
    return {**about, "due": ticket.due_at}
