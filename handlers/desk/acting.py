"""What the commands of the desk share: about whom they are, and what is said when that is nobody."""

from collections.abc import Awaitable, Callable

from bot.domain.helpdesk.conversations import Conversation
from bot.domain.helpdesk.staff import Colleague
from bot.domain.helpdesk.ticket import Ticket
from bot.gateway.route import Effects
from bot.views.desk.commands import problem
from bot.views.desk.known import Known
from bot.views.view import View
from handlers.desk.turn import DeskPlay, DeskTurn

Asked = Callable[[DeskTurn], Awaitable[View]]
AboutCustomer = Callable[[DeskTurn, Conversation], Awaitable[View]]
AboutTicket = Callable[[DeskTurn, Ticket], Awaitable[View | None]]


def answered(command: Asked) -> DeskPlay:
    """Return a command whose answer is said below it."""

    async def play(turn: DeskTurn) -> Effects:
        await turn.say(await command(turn))
        return None

    return play


def about_customer(command: AboutCustomer) -> DeskPlay:
    """Return a command on the customer whose topic it is given in, or whose message it answers."""

    async def asked(turn: DeskTurn) -> View:
        about = turn.conversation
        return problem(turn.t, "not_in_topic") if about is None else await command(turn, about)

    return answered(asked)


def about_ticket(command: AboutTicket) -> DeskPlay:
    """Return a command on the customer's open ticket, else on the one that ended last; None: it does not fit."""

    async def asked(turn: DeskTurn, about: Conversation) -> View:
        ticket = await turn.services.tickets.latest_of(about.customer_id)
        if ticket is None:
            return problem(turn.t, "no_ticket")
        return await command(turn, ticket) or problem(turn.t, "too_late" if ticket.is_open else "no_ticket")

    return about_customer(asked)


async def known(turn: DeskTurn) -> Known:
    """Return what the desk's words are made with at this moment."""
    names = {one.telegram_id: one.first_name for one in await turn.services.staff.everyone()}
    return Known(turn.services.source, turn.services.clock.now(), names)


async def at_work(turn: DeskTurn, colleague: Colleague | None) -> Colleague | None:
    """Return a colleague who is in the group at this moment; whoever has left it is forgotten."""
    place = turn.services.desk.place
    if colleague is None or place is None or not place.linked:
        return colleague
    if await turn.services.membership.holds(place.chat_id, colleague.telegram_id):
        return colleague
    await turn.services.staff.gone(colleague.telegram_id)
    return None


def are_numbers(*arguments: str) -> bool:
    """Tell whether these parts of a button's data are numbers that a row may have."""
    return all(argument.isascii() and argument.isdecimal() and len(argument) < 17 for argument in arguments)


def digits(text: str) -> int | None:
    """Return the number that somebody typed, in the digits of any script, with or without a #; else None."""
    typed = text.strip().removeprefix("#")
    return int(typed) if typed.isdecimal() and len(typed) < 17 else None
