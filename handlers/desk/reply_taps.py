"""Taps beside a ticket's own: answers to send, to send once more, to sign and to learn from, and two switches."""

from collections.abc import Awaitable, Callable

from bot.domain.helpdesk.relaying import Said
from bot.gateway.content import read
from bot.gateway.route import Effects
from bot.views.desk.commands import problem
from bot.views.desk.done import done, taught
from bot.views.desk.replies import CUSTOMER
from bot.views.view import View
from handlers.desk.acting import are_numbers, known
from handlers.desk.people import mark_vip, note_mode
from handlers.desk.taps import Tap, is_here, ticket_here
from handlers.desk.turn import DeskTurn


async def reply(turn: DeskTurn) -> Effects:
    """Send the FAQ's answer on the button; however often one button is tapped, it goes once."""
    match turn.arguments:
        case (about, entry_id) if entry_id in turn.services.knowledge.now.entries:
            customer_id = await _customer_here(turn, about)
            if customer_id is not None:
                key = f"b:{turn.chat_id}:{turn.incoming.message_id}:{entry_id}"
                await turn.services.relaying.replied(customer_id, turn.staff.telegram_id, entry_id, key)
                await turn.toast(done(turn.t, "sent").text)
                return None
    await turn.moved_on()
    return None


async def retry(turn: DeskTurn) -> Effects:
    """Send once more what could not be delivered."""
    match turn.arguments:
        case (relay_id,) if are_numbers(relay_id):
            relay = await turn.services.relaying.find(int(relay_id))
            here = relay is not None and await is_here(turn, relay.customer_id)
            if here and await turn.services.relaying.retry(int(relay_id), turn.staff.telegram_id):
                await turn.toast(done(turn.t, "retried").text)
                return None
    await turn.moved_on()
    return None


async def sign(turn: DeskTurn) -> Effects:
    """Send what an anonymous administrator wrote, in the name of whoever taps."""
    original = turn.message.get("reply_to_message") or {}
    match turn.arguments:
        case (message_id, customer_id) if are_numbers(customer_id) and message_id == str(original.get("message_id")):
            if await is_here(turn, int(customer_id)):
                album = original.get("media_group_id")
                said = Said(turn.chat_id, int(message_id), read(original).dumps(), album)
                await turn.services.relaying.staff_said(int(customer_id), turn.staff.telegram_id, said)
                view = done(turn.t, "sent")
                await turn.show(view, view.text)
                return None
    await turn.moved_on()
    return None


async def teach(turn: DeskTurn, tap: Tap) -> None:
    """Let the FAQ learn from the ticket, whatever became of it meanwhile, and say what was learnt."""
    lesson = await turn.services.teaching.teach(tap.ticket.id, turn.staff.telegram_id)
    learnt = problem(turn.t, "nothing_to_teach") if lesson is None else taught(turn.t, lesson, await known(turn))
    await turn.say(learnt)
    await turn.toast()


async def note(turn: DeskTurn) -> Effects:
    """Turn note mode on or off."""
    return await _switched(turn, lambda customer_id, on: note_mode(turn, customer_id, on=on))


async def vip(turn: DeskTurn) -> Effects:
    """Mark the customer as a VIP, or no longer."""
    return await _switched(turn, lambda customer_id, on: mark_vip(turn, customer_id, vip=on))


async def _customer_here(turn: DeskTurn, about: str) -> int | None:
    """Return the customer whom a button with an answer is about, by their own number or a ticket's; None elsewhere."""
    number = about.removeprefix(CUSTOMER)
    if number == about:
        ticket = await ticket_here(turn, about)
        return None if ticket is None else ticket.customer_id
    return int(number) if are_numbers(number) and await is_here(turn, int(number)) else None


async def _switched(turn: DeskTurn, switch: Callable[[int, bool], Awaitable[View]]) -> Effects:
    match turn.arguments:
        case (customer_id, ("0" | "1") as on) if are_numbers(customer_id) and await is_here(turn, int(customer_id)):
            await turn.toast((await switch(int(customer_id), on == "1")).text)
        case _:
            await turn.moved_on()
    return None
