"""The way to a person: the short intake, what a customer with an open ticket writes, and the rating at its end."""

from bot.brand.models import Brand
from bot.domain.helpdesk.intake import Standing, key_of
from bot.domain.helpdesk.relaying import Said
from bot.domain.helpdesk.ticket import Source, Ticket
from bot.domain.hours import is_open, next_opening
from bot.gateway.content import read
from bot.gateway.route import Effects
from bot.gateway.update import Incoming
from bot.i18n.moments import moment
from bot.views.complaint import intake, rating, ticket
from bot.views.view import View
from handlers.turn import Play, Turn

LATELY = 900_000
"""Milliseconds after an answer in which staff count as being there, whatever the opening hours say."""
WAYS_IN = {way.value: way for way in (Source.BUTTON, Source.HANDOVER, Source.NOT_HELPED, Source.ALARM)}
"""The ways in that a button may name; all others are the bot's own to say."""


async def commanded(turn: Turn) -> Effects:
    """Begin a complaint by its command."""
    await turn.say(await begun(turn, Source.COMPLAINT))
    return None


async def tapped_person(turn: Turn) -> Effects:
    """Begin by the button that stands everywhere; it may name the way in and the question it stands under."""
    way = WAYS_IN.get(turn.arguments[0] if turn.arguments else "", Source.BUTTON)
    await turn.show(await begun(turn, way, _number(turn, 1)))
    return None


async def tapped_topic(turn: Turn) -> Effects:
    """Keep what it is about and ask for the message; where the brand has just dropped it, ask again."""
    topics = {topic.id: topic for topic in turn.services.brand.now.desk.topics}
    topic = topics.get(turn.arguments[0] if turn.arguments else "")
    if topic is None and (await turn.services.intake.standing(turn.customer)).intake is not None:
        await turn.show(await _first_question(turn))
        return None
    if topic is None or not await turn.services.intake.about(turn.customer, topic.id):
        await turn.moved_on()
        return None
    await turn.show(
        intake.ask_message(turn.t, topic.titled(turn.customer.language, turn.services.brand.default_language))
    )
    return None


async def tapped_skip(turn: Turn) -> Effects:
    """Skip a question of the intake: what it is about, or the message itself."""
    if turn.arguments == ("topic",):
        known = await turn.services.intake.about(turn.customer, None)
        await (turn.show(intake.ask_message(turn.t)) if known else turn.moved_on())
        return None
    key = f"open:t:{turn.chat_id}:{turn.tapped_message.get('message_id')}"
    standing = await turn.services.intake.standing(turn.customer)
    under_way = standing.intake is not None or await turn.services.intake.opened_by(key) is not None
    if not under_way or standing.banned_until is not None:
        await turn.moved_on()
        return None
    await turn.show(opened(turn, await turn.services.intake.open(turn.customer, key, None)))
    return None


def left(play: Play) -> Play:
    """Return the same handler for a customer who walks away from an intake by it."""

    async def leaving(turn: Turn) -> Effects:
        await turn.services.intake.leave(turn.customer)
        return await play(turn)

    return leaving


async def told(turn: Turn, standing: Standing) -> bool:
    """Hand what a customer wrote to the desk, if it is for the desk; says whether it was."""
    said = said_in(turn.incoming)
    if standing.open is not None and await _added(turn, standing.open, said):
        return True
    if standing.intake is not None:
        await turn.say(opened(turn, await turn.services.intake.open(turn.customer, key_of(said), said)))
        return True
    return False


async def reopened(turn: Turn) -> bool:
    """Open the customer's last ticket again with what they wrote; False where its week has ended in this moment."""
    again = await turn.services.relaying.customer_said(turn.customer.id, said_in(turn.incoming))
    if again is not None:
        await turn.say(ticket.reopened(turn.t, again.id))
    return again is not None


async def tapped_reopen(turn: Turn) -> Effects:
    """Open an ended ticket again by its button."""
    number = _number(turn, 0)
    again = None if number is None else await turn.services.intake.again(turn.customer, number)
    if again is None:
        await turn.moved_on()
        return None
    await turn.show(ticket.reopened(turn.t, again.id))
    return None


async def tapped_solved(turn: Turn) -> Effects:
    """Take the customer's word that it is solved."""
    number = _number(turn, 0)
    done = None if number is None else await turn.services.tickets.solved(number, turn.customer.id)
    if done is None:
        await turn.moved_on()
        return None
    await turn.show(ticket.solved(turn.t, done.id))
    return None


async def rated(turn: Turn) -> Effects:
    """Keep the stars; none is an answer as well. More of them end nothing that a low rating has opened again."""
    number, stars = _number(turn, 0), _number(turn, 1)
    if stars == 0:
        await turn.show(rating.rated(turn.t, 0))
        return None
    done = await turn.services.tickets.rate(number or 0, turn.customer.id, stars or 0)
    if done is None:
        await turn.moved_on()
    elif done.ticket.is_open and done.stars > rating.LOW:
        await turn.show(ticket.my_ticket(turn.t, done.ticket, _expected(turn, done.ticket)))
    else:
        await turn.show(
            rating.rated(turn.t, done.stars), turn.t("answer.thanks") if done.stars >= rating.GOOD else None
        )
    return None


def said_in(incoming: Incoming) -> Said:
    """Return what a message holds, to be relayed."""
    body = incoming.body
    answers = (body.get("reply_to_message") or {}).get("message_id")
    return Said(
        incoming.chat_id or 0, incoming.message_id or 0, read(body).dumps(), body.get("media_group_id"), answers
    )


def opened(turn: Turn, new: Ticket) -> View:
    """Say the ticket's number and when to expect an answer."""
    return ticket.opened(turn.t, new.id, _expected(turn, new), is_open(_brand(turn), turn.services.clock.now()))


async def begun(turn: Turn, source: Source, question_message_id: int | None = None) -> View:
    """Begin the intake and return its first question; who has a ticket, a ban or the desk itself is told so instead.

    Whoever was upset is asked nothing more: what they wrote is the ticket.
    """
    standing = await turn.services.intake.standing(turn.customer)
    if standing.banned_until is not None:
        return ticket.banned(turn.t, _moment(turn, standing.banned_until))
    if turn.services.desk.is_at(turn.chat_id):
        return ticket.desk_is_you(turn.t)
    if standing.open is not None:
        return ticket.my_ticket(turn.t, standing.open, _expected(turn, standing.open))
    if source is Source.ALARM and question_message_id is not None:
        urgent = await turn.services.intake.alarmed(turn.customer, question_message_id)
        if urgent is not None:
            return opened(turn, urgent)
    await turn.services.intake.begin(turn.customer, source, question_message_id)
    return await _first_question(turn)


async def _first_question(turn: Turn) -> View:
    """Ask what it is about, or at once for the message where the brand has no topics."""
    if topics := turn.services.brand.now.desk.topics:
        return intake.ask_topic(turn.t, topics)
    await turn.services.intake.about(turn.customer, None)
    return intake.ask_message(turn.t)


async def _added(turn: Turn, before: Ticket, said: Said) -> bool:
    """Relay what a customer adds; said again where it opened the ticket, as a replay does; after hours said when.

    False where no ticket takes it any more: it is still to be answered.
    """
    after = await turn.services.relaying.customer_said(turn.customer.id, said)
    if after is None:
        return False
    if await turn.services.intake.opened_by(key_of(said)) is not None:
        await turn.say(opened(turn, after))
    elif before.asked_at is None and (back := await _back_at(turn)) is not None:
        await turn.say(ticket.after_hours(turn.t, _moment(turn, back)))
    return True


async def _back_at(turn: Turn) -> int | None:
    """Return when somebody is back at the desk; None while the doors are open, or staff have just answered."""
    now = turn.services.clock.now()
    if is_open(_brand(turn), now) or await turn.services.relaying.answered_since(turn.customer.id, now - LATELY):
        return None
    return next_opening(_brand(turn), now)


def _expected(turn: Turn, of: Ticket) -> str | None:
    late = of.due_at is None or of.due_at <= turn.services.clock.now()
    return None if late or of.due_at is None else _moment(turn, of.due_at)


def _moment(turn: Turn, at: int) -> str:
    return moment(turn.t.code, at, _brand(turn).zone, turn.services.clock.now())


def _brand(turn: Turn) -> Brand:
    return turn.services.brand.now.brand


def _number(turn: Turn, place: int) -> int | None:
    text = turn.arguments[place] if len(turn.arguments) > place else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else None
