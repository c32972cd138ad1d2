"""What staff note about a customer, and whether that customer may write."""

from bot.domain.customers import Customer
from bot.domain.helpdesk.conversations import Conversation
from bot.domain.helpdesk.notice import notice
from bot.domain.helpdesk.outreach import Nobody
from bot.domain.helpdesk.relaying import Said
from bot.domain.helpdesk.when import span
from bot.gateway.content import Content
from bot.views.desk import done
from bot.views.desk.commands import problem, several, usage
from bot.views.desk.topic import topic_url
from bot.views.view import View
from handlers.desk.acting import known
from handlers.desk.turn import DeskTurn, thread_of

NOTHING = "-"


async def note(turn: DeskTurn, about: Conversation) -> View:
    """/note text: keep this on the card; a minus sign alone clears it."""
    if not turn.words:
        return usage(turn.t, "note")
    if turn.words == NOTHING:
        await turn.services.conversations.clear_notes(about.customer_id, turn.staff.telegram_id)
        return done.done(turn.t, "note_cleared")
    await turn.services.conversations.add_note(about.customer_id, turn.words, turn.staff.telegram_id)
    return done.done(turn.t, "noted")


async def notes(turn: DeskTurn, about: Conversation) -> View:
    """/notes: keep what is written here at the desk, or let it go to the customer again."""
    return await note_mode(turn, about.customer_id, on=not about.note_mode)


async def note_mode(turn: DeskTurn, customer_id: int, *, on: bool) -> View:
    """Turn note mode on or off."""
    await turn.services.conversations.set_note_mode(customer_id, on=on, by=turn.staff.telegram_id)
    return done.done(turn.t, "note_on" if on else "note_off")


async def vip(turn: DeskTurn, about: Conversation) -> View:
    """/vip: this customer comes first, or no longer."""
    return await mark_vip(turn, about.customer_id, vip=not await turn.services.conversations.is_vip(about.customer_id))


async def mark_vip(turn: DeskTurn, customer_id: int, *, vip: bool) -> View:
    """Mark a customer as a VIP, or no longer."""
    await turn.services.conversations.set_vip(customer_id, vip=vip, by=turn.staff.telegram_id)
    return done.done(turn.t, "vip_on" if vip else "vip_off")


async def ban(turn: DeskTurn, about: Conversation) -> View:
    """/ban 7d reason: take nothing more from this customer until then."""
    length, _, reason = turn.words.partition(" ")
    lasts = span(length)
    if lasts is None or not reason.strip():
        return usage(turn.t, "ban")
    until = turn.services.clock.now() + lasts
    await turn.services.conversations.ban(about.customer_id, until, reason.strip(), turn.staff.telegram_id)
    return done.banned(turn.t, until, await known(turn))


async def unban(turn: DeskTurn, about: Conversation) -> View:
    """/unban: let this customer write again."""
    await turn.services.conversations.unban(about.customer_id, turn.staff.telegram_id)
    return done.done(turn.t, "unbanned")


async def write(turn: DeskTurn) -> View:
    """/write whom text: begin a conversation; the text, if there is one, is its first message."""
    whom, *text = turn.words.split(maxsplit=1)[:2] or ("",)
    if not whom:
        return usage(turn.t, "write")
    customer = await turn.services.outreach.find(whom)
    if isinstance(customer, Nobody):
        return several(turn.t, customer.among) if customer.among else problem(turn.t, customer.why)
    await turn.services.outreach.begin(customer.id, turn.staff.telegram_id)
    if text:
        await _say_first(turn, customer.id, text[0])
    return await _begun(turn, customer)


async def _begun(turn: DeskTurn, customer: Customer) -> View:
    """Tell where what staff write reaches the customer."""
    place, about = turn.services.desk.place, await turn.services.conversations.find(customer.id)
    if place is None or not place.forum:
        return done.begun_at_card(turn.t, customer.first_name)
    thread_id = None if about is None else about.thread_id
    if thread_id is None:
        return done.begun_in_topic(turn.t, customer.first_name, None)
    if thread_id == thread_of(turn.message):
        return done.begun(turn.t, customer.first_name)
    return done.begun_in_topic(turn.t, customer.first_name, topic_url(place.chat_id, thread_id))


async def _say_first(turn: DeskTurn, customer_id: int, text: str) -> None:
    """Send a customer a message, the first one where no ticket is open, and show in their topic what they were told."""
    first = await turn.services.tickets.open_of(customer_id) is None
    said = Said(turn.chat_id, turn.incoming.message_id or 0, Content("text", text).dumps())
    ticket = await turn.services.relaying.staff_said(customer_id, turn.staff.telegram_id, said)
    values = {"by": turn.staff.telegram_id, "text": text, "first": first}
    about = notice(f"w:{said.key}", customer_id, "desk", "wrote_first", values, None if ticket is None else ticket.id)
    await turn.services.relaying.notify(about)
