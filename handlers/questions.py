"""Free text: a question, or the edit of one."""

from dataclasses import replace

from bot.domain.answers import Question
from bot.domain.helpdesk.ticket import Ticket
from bot.gateway.route import Effects
from bot.i18n.catalogue import catalogue
from bot.views.answers import reply_view
from bot.views.complaint.intake import alarm_offer
from bot.views.complaint.ticket import reopen_button
from bot.views.view import View
from bot.views.welcome import menu_rows
from faq import Decision, SmallTalk, small_talk
from handlers.turn import Turn

KEYS = {
    SmallTalk.GREETING: "small.greeting",
    SmallTalk.THANKS: "small.thanks",
    SmallTalk.GOODBYE: "small.goodbye",
    SmallTalk.NOTHING: "kind.sticker",
}


async def asked(turn: Turn, ended: Ticket | None = None) -> Effects:
    """Answer a question; it is kept in the same transaction that marks the update done.

    `ended` is the customer's last ticket where the question might be about it: a button below opens it again.
    """
    question = _question(turn)
    if (said := small_talk(question.text)) is not None:
        await turn.say(View(turn.t(KEYS[said]), menu_rows(turn.t)))
        return None
    reply, outcome = turn.services.answers.ask(question, turn.customer)
    view = reply_view(catalogue(reply.language), reply, turn.services.source)
    if ended is not None:
        view = replace(view, rows=(*view.rows, (reopen_button(turn.t, ended.id),)))
    answer_id = await turn.say(view)
    return [turn.services.answers.kept(question, turn.customer, outcome, answer_id)]


async def alarming(turn: Turn) -> Effects:
    """Offer a person to somebody upset; what they wrote is kept, for whichever way they take."""
    question = _question(turn)
    _, outcome = turn.services.answers.ask(question, turn.customer)
    offer_id = await turn.say(alarm_offer(turn.t, question.message_id))
    return [turn.services.answers.kept(question, turn.customer, outcome, offer_id)]


async def answered_after_all(turn: Turn) -> Effects:
    """Answer what was written in anger as the question it is: no person is wanted."""
    number = turn.arguments[0] if turn.arguments else ""
    message_id = int(number) if number.isascii() and number.isdecimal() and len(number) < 18 else 0
    reply = await turn.services.answers.recalled(turn.chat_id, message_id)
    if reply is None:
        await turn.moved_on()
        return None
    await turn.show(reply_view(catalogue(reply.language), reply, turn.services.source))
    return None


def is_sure(turn: Turn) -> bool:
    """Tell whether the FAQ answers this by itself."""
    asked = turn.services.knowledge.now.engine.ask(turn.incoming.text or "", turn.customer.language)
    return asked.decision is Decision.ANSWER


async def edited(turn: Turn) -> Effects:
    """Answer an edited question again, in place of the first answer."""
    question = _question(turn)
    reply = await turn.services.answers.asked_again(question, turn.customer)
    if reply is None:
        return await asked(turn)
    view = reply_view(catalogue(reply.language), reply, turn.services.source)
    shown = await turn.services.messenger.edit(turn.chat_id, {"message_id": reply.answer_message_id or 0}, view)
    return [turn.services.answers.answer_moved(turn.chat_id, reply.message_id, shown)]


def _question(turn: Turn) -> Question:
    incoming = turn.incoming
    return Question(turn.chat_id, incoming.message_id or 0, incoming.text or "")
