"""What a customer writes: for the desk while it has their ticket, else a question or a picture to answer."""

from dataclasses import replace

from bot.domain.alarm import alarmed
from bot.domain.helpdesk.ticket import Ticket
from bot.gateway.route import Effects
from bot.views.complaint.intake import ask_message
from faq import SmallTalk, small_talk
from handlers import complaint, questions
from handlers.turn import Play, Turn

COURTESIES = frozenset({SmallTalk.GREETING, SmallTalk.THANKS, SmallTalk.GOODBYE})
"""Small talk that asks nobody for anything; a bare emoji may well be anger."""


def wrote(otherwise: Play) -> Play:
    """Return the handler of a customer's messages: what is not for the desk is dealt with `otherwise`."""

    async def play(turn: Turn) -> Effects:
        standing = await turn.services.intake.standing(turn.customer)
        if standing.banned_until is not None:
            return await otherwise(turn)
        if standing.open is None and standing.intake is not None and _is_courtesy(turn):
            await turn.say(ask_message(turn.t))
            return None
        if await complaint.told(turn, standing):
            return None
        if standing.ended is not None:
            return await _after(turn, standing.ended, otherwise)
        if turn.incoming.text and alarmed(turn.incoming.text, turn.services.brand.now.desk.alarm_words):
            return await questions.alarming(turn)
        return await otherwise(turn)

    return play


def slashed(otherwise: Play) -> Play:
    """Return the handler of what begins as a command and is none of ours: whoever waits for words reads it as words."""

    async def play(turn: Turn) -> Effects:
        standing = await turn.services.intake.standing(turn.customer)
        awaited = standing.open is not None or (standing.intake is not None and standing.intake.step == "message")
        if awaited and standing.banned_until is None and await complaint.told(turn, standing):
            return None
        return await otherwise(turn)

    return play


async def edited(turn: Turn) -> Effects:
    """Carry an edit to where the message stands by now, or answer the question anew; a ban holds for edits as well."""
    said = replace(complaint.said_in(turn.incoming), update_id=turn.incoming.update_id)
    standing = await turn.services.intake.standing(turn.customer)
    if standing.banned_until is None and await turn.services.relaying.edited(said):
        return None
    return await questions.edited(turn) if turn.incoming.text else None


async def _after(turn: Turn, ended: Ticket, otherwise: Play) -> Effects:
    """Deal with what follows an ended ticket: thanks are passed on, a sure answer is given, all else opens it again."""
    said = complaint.said_in(turn.incoming)
    if _is_courtesy(turn):
        await turn.services.relaying.afterword(turn.customer.id, ended, said)
        return await otherwise(turn)
    about_the_desk = said.reply_to is not None and await turn.services.relaying.standing_at(turn.chat_id, said.reply_to)
    if not about_the_desk and turn.incoming.text and questions.is_sure(turn):
        return await questions.asked(turn, ended)
    return None if await complaint.reopened(turn) else await otherwise(turn)


def _is_courtesy(turn: Turn) -> bool:
    """Tell whether it is a courtesy and nothing else; a picture says more, whatever its caption."""
    return small_talk(turn.incoming.body.get("text") or "") in COURTESIES
