"""Taps on the buttons of a ticket: what is done at once, and what is picked first, in place of the card."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.domain.helpdesk.ticket import Priority, Ticket
from bot.domain.helpdesk.when import until
from bot.gateway.route import Effects
from bot.views.desk import pickers
from bot.views.desk.standing import standing
from bot.views.desk.words import CLOSE_REASONS
from bot.views.view import View
from handlers.desk import deeds
from handlers.desk.acting import are_numbers, at_work, known
from handlers.desk.turn import DeskPlay, DeskTurn, thread_of

SNOOZES = dict(zip(pickers.SNOOZES, ("1h", "tomorrow", "3d"), strict=True))
"""What the picker's words mean, as /snooze takes them."""


@dataclass(frozen=True, slots=True)
class Tap:
    """A button of a ticket, as it stood at this `revision`; `choice` is what was picked."""

    ticket: Ticket
    revision: int
    choice: str = ""


Deed = Callable[[DeskTurn, Ticket, int], Awaitable[View | None]]
Offer = Callable[[DeskTurn, Ticket], Awaitable[View]]
Choice = Callable[[DeskTurn, Tap], Awaitable[View | None]]


def at_once(deed: Deed) -> DeskPlay:
    """Return a tap that does something; whoever comes too late is told how the ticket stands now."""

    async def answer(turn: DeskTurn, tap: Tap) -> None:
        done = await deed(turn, tap.ticket, tap.revision)
        await turn.toast((done or await _standing(turn, tap.ticket)).text)

    return on_ticket(answer)


def picking(offer: Offer) -> DeskPlay:
    """Return a tap that offers choices in place of the card."""

    async def answer(turn: DeskTurn, tap: Tap) -> None:
        if tap.ticket.is_open and tap.ticket.revision == tap.revision:
            await turn.show(await offer(turn, tap.ticket))
        else:
            await turn.toast((await _standing(turn, tap.ticket)).text)

    return on_ticket(answer)


def picked(choice: Choice) -> DeskPlay:
    """Return a tap that makes a choice; a line tells what is so now until the card is back in its place."""

    async def answer(turn: DeskTurn, tap: Tap) -> None:
        view = await choice(turn, tap) or await _standing(turn, tap.ticket)
        await turn.show(view, view.text)
        await turn.services.conversations.show_anew(tap.ticket.customer_id)

    return on_ticket(answer)


async def offer_colleagues(turn: DeskTurn, ticket: Ticket) -> View:
    """Offer those seen at the desk."""
    return pickers.assign_picker(turn.t, ticket, await turn.services.staff.everyone())


async def offer_reasons(turn: DeskTurn, ticket: Ticket) -> View:
    """Offer why a ticket may end."""
    return pickers.close_picker(turn.t, ticket)


async def offer_moments(turn: DeskTurn, ticket: Ticket) -> View:
    """Offer until when to put a ticket off."""
    return pickers.snooze_picker(turn.t, ticket)


async def offer_priorities(turn: DeskTurn, ticket: Ticket) -> View:
    """Offer how urgent a ticket may be."""
    return pickers.priority_picker(turn.t, ticket)


async def assign(turn: DeskTurn, tap: Tap) -> View | None:
    """Give the ticket to the colleague that was picked."""
    seen = await turn.services.staff.find(int(tap.choice)) if are_numbers(tap.choice) else None
    to = await at_work(turn, seen)
    return None if to is None else await deeds.assign(turn, tap.ticket, tap.revision, to.telegram_id)


async def close(turn: DeskTurn, tap: Tap) -> View | None:
    """Close the ticket for the reason that was picked."""
    known_reason = tap.choice in CLOSE_REASONS
    return await deeds.close(turn, tap.ticket, tap.revision, tap.choice) if known_reason else None


async def snooze(turn: DeskTurn, tap: Tap) -> View | None:
    """Put the ticket off for as long as was picked."""
    services = turn.services
    moment = until(SNOOZES.get(tap.choice, ""), services.brand.now.brand, services.clock.now())
    return None if moment is None else await deeds.snooze(turn, tap.ticket, tap.revision, moment)


async def prioritise(turn: DeskTurn, tap: Tap) -> View | None:
    """Make the ticket as urgent as was picked."""
    wanted = next((one for one in Priority if str(one.value) == tap.choice), None)
    return None if wanted is None else await deeds.prioritise(turn, tap.ticket, tap.revision, wanted)


async def back(turn: DeskTurn, tap: Tap) -> View | None:
    """Pick nothing after all."""
    return None


async def is_here(turn: DeskTurn, customer_id: int) -> bool:
    """Tell whether a button about this customer was tapped in their own place at the desk."""
    about = await turn.services.conversations.find(customer_id)
    return about is not None and (about.chat_id, about.thread_id) == (turn.chat_id, thread_of(turn.message))


async def ticket_here(turn: DeskTurn, ticket_id: str) -> Ticket | None:
    """Return the ticket with this number if it belongs where its button was tapped."""
    ticket = await turn.services.tickets.find(int(ticket_id)) if are_numbers(ticket_id) else None
    return ticket if ticket is not None and await is_here(turn, ticket.customer_id) else None


def on_ticket(answer: Callable[[DeskTurn, Tap], Awaitable[None]]) -> DeskPlay:
    """Return a tap on a ticket, which answers only where that ticket belongs."""

    async def play(turn: DeskTurn) -> Effects:
        tap = await _tap(turn)
        await (turn.moved_on() if tap is None else answer(turn, tap))
        return None

    return play


async def _tap(turn: DeskTurn) -> Tap | None:
    match turn.arguments:
        case (ticket_id, revision, *choice) if are_numbers(revision) and len(choice) <= 1:
            ticket = await ticket_here(turn, ticket_id)
            return None if ticket is None else Tap(ticket, int(revision), "".join(choice))
    return None


async def _standing(turn: DeskTurn, ticket: Ticket) -> View:
    now = await turn.services.tickets.find(ticket.id)
    return standing(turn.t, now or ticket, await known(turn))
