"""What a customer reads about their own ticket. Moments come as words: "tomorrow at 09:00"."""

from bot.domain.helpdesk.ticket import Status, Ticket
from bot.i18n.catalogue import Catalogue
from bot.views.callback import Verb, pack
from bot.views.complaint.rating import stars
from bot.views.view import Button, View, column
from bot.views.welcome import back_to_menu


def number(ticket_id: int) -> str:
    """Return a ticket's number as people say it."""
    return f"#{ticket_id}"


def opened(t: Catalogue, ticket_id: int, expected: str | None, open_now: bool) -> View:
    """Confirm a new ticket: its number, when to expect an answer, and that anything may be added."""
    lines = [t("ticket.opened", ticket=number(ticket_id))]
    if not open_now:
        lines.append(t("ticket.closed_now"))
    if expected is not None:
        lines.append(t("ticket.expected", moment=expected))
    return View("\n".join((*lines, "", t("ticket.add"))), ((back_to_menu(t),),))


def my_ticket(t: Catalogue, ticket: Ticket, expected: str | None) -> View:
    """Tell how the customer's ticket stands."""
    lines = [t(f"ticket.status_{ticket.status.value}", ticket=number(ticket.id))]
    if expected is not None and ticket.status in (Status.OPEN, Status.ASSIGNED):
        lines.append(t("ticket.expected", moment=expected))
    action = solved_button(t, ticket.id) if ticket.is_open else reopen_button(t, ticket.id)
    return View("\n".join((*lines, "", t("ticket.write_here"))), column(action, back_to_menu(t)))


def solved_button(t: Catalogue, ticket_id: int) -> Button:
    """Return "it is solved"."""
    return Button(t("ticket.solve"), pack(Verb.SOLVED, ticket_id))


def reopen_button(t: Catalogue, ticket_id: int) -> Button:
    """Return the offer to open an ended ticket again, for under an FAQ answer."""
    return Button(t("ticket.reopen", ticket=number(ticket_id)), pack(Verb.REOPEN, ticket_id))


def after_hours(t: Catalogue, moment: str) -> View:
    """Tell when somebody is back."""
    return View(t("ticket.after_hours", moment=moment))


def reopened(t: Catalogue, ticket_id: int) -> View:
    """Tell that a person will look at it again."""
    return View(t("ticket.reopened", ticket=number(ticket_id)), ((back_to_menu(t),),))


def unreadable(t: Catalogue, ticket_id: int | None) -> View:
    """Ask for something to be sent another way, for Telegram does not let it pass."""
    return View(t("ticket.unreadable"))


def closed(t: Catalogue, ticket_id: int) -> View:
    """Tell that the desk has ended the ticket, and ask for the rating."""
    return View(f"{t('ticket.closed', ticket=number(ticket_id))}\n\n{t('rating.how')}", stars(t, ticket_id))


def solved(t: Catalogue, ticket_id: int) -> View:
    """Answer "it is solved" with thanks, and ask for the rating."""
    return View(f"{t('ticket.solved', ticket=number(ticket_id))}\n\n{t('rating.how')}", stars(t, ticket_id))


def banned(t: Catalogue, until: str) -> View:
    """Tell a banned customer that the desk does not read them until then, and that questions are answered as ever."""
    return View(t("ticket.banned_until", moment=until), ((back_to_menu(t),),))


def desk_is_you(t: Catalogue) -> View:
    """Tell an owner that the person customers talk to is themselves."""
    return View(t("ticket.desk_is_you"), ((back_to_menu(t),),))
