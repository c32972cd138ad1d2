"""Free text: a question, or the edit of one."""

from bot.domain.answers import Question
from bot.gateway.route import Effects
from bot.i18n.catalogue import catalogue
from bot.views.answers import reply_view
from bot.views.view import View
from bot.views.welcome import menu_rows
from faq import SmallTalk, small_talk
from handlers.turn import Turn

KEYS = {
    SmallTalk.GREETING: "small.greeting",
    SmallTalk.THANKS: "small.thanks",
    SmallTalk.GOODBYE: "small.goodbye",
    SmallTalk.NOTHING: "kind.sticker",
}


async def asked(turn: Turn) -> Effects:
    """Answer a question; it is kept in the same transaction that marks the update done."""
    question = _question(turn)
    if (said := small_talk(question.text)) is not None:
        await turn.say(View(turn.t(KEYS[said]), menu_rows(turn.t)))
        return None
    reply, outcome = turn.services.answers.ask(question, turn.customer)
    answer_id = await turn.say(reply_view(catalogue(reply.language), reply, turn.services.source))
    return [turn.services.answers.kept(question, turn.customer, outcome, answer_id)]


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
