"""A customer's topic in the forum: its name, its icon and its address."""

from bot.domain.customers import Customer
from bot.domain.helpdesk.ticket import Priority, Status, Ticket
from bot.gateway.sender.breaks import fits
from bot.i18n.direction import strip_bidi
from bot.views.desk.words import STATUS_ICONS, number

NAME_LIMIT = 128
URGENT, VIP, QUIET = "🔴", "💎", "📁"


def topic_name(customer: Customer, ticket: Ticket | None) -> str:
    """Return the person's name, with the number of their open ticket; at most 128 UTF-16 units.

    The number is isolated: after a name from right to left it would read as "2#".
    """
    ending = f" {number(ticket.id)}" if ticket is not None and ticket.is_open else ""
    name = " ".join(strip_bidi(customer.first_name).split()) or str(customer.id)
    return name[: fits(name, NAME_LIMIT - len(ending))].rstrip() + ending


def icon(ticket: Ticket | None, vip: bool) -> str:
    """Return the emoji of the topic's icon, one of those that Telegram offers for topics."""
    if ticket is None:
        return VIP if vip else QUIET
    if ticket.status in (Status.OPEN, Status.ASSIGNED) and ticket.priority is Priority.URGENT:
        return URGENT
    return VIP if vip and ticket.status is Status.OPEN else STATUS_ICONS[ticket.status]


def topic_url(chat_id: int, thread_id: int, message_id: int | None = None) -> str:
    """Return the address of a topic, or of a message in it, for members of the group."""
    place = f"https://t.me/c/{str(chat_id).removeprefix('-100')}/{thread_id}"
    return place if message_id is None else f"{place}/{message_id}"
