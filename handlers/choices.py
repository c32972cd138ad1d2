"""Taps under an answer: "did you mean", "none of these", "did this help?"."""

from bot.domain.answers import Reply
from bot.domain.helpdesk.ticket import Source
from bot.gateway.route import Effects
from bot.i18n.catalogue import catalogue
from bot.views.answers import reply_view
from handlers import complaint
from handlers.turn import Turn


async def chose(turn: Turn) -> Effects:
    """Answer with the entry that was meant, in place of the choices."""
    match turn.arguments:
        case (message_id, revision, entry_id) if _numbers(message_id, revision):
            reply = await turn.services.answers.choose(turn.chat_id, int(message_id), int(revision), entry_id)
            return await _show(turn, reply)
    return await _show(turn, None)


async def chose_none(turn: Turn) -> Effects:
    """Say honestly that there is no answer, and keep the question."""
    match turn.arguments:
        case (message_id, revision) if _numbers(message_id, revision):
            reply = await turn.services.answers.none_of_these(turn.chat_id, int(message_id), int(revision))
            return await _show(turn, reply)
    return await _show(turn, None)


async def helped(turn: Turn) -> Effects:
    """Thank for a yes."""
    return await _rated(turn, yes=True)


async def not_helped(turn: Turn) -> Effects:
    """Apologise for a no, and offer the next candidates."""
    return await _rated(turn, yes=False)


async def _rated(turn: Turn, *, yes: bool) -> Effects:
    match turn.arguments:
        case (message_id, revision) if _numbers(message_id, revision):
            reply = await turn.services.answers.helped(turn.chat_id, int(message_id), int(revision), yes=yes)
            if reply is not None and not yes and await _again_in_vain(turn):
                await turn.show(await complaint.begun(turn, Source.NOT_HELPED, int(message_id)))
                return None
            return await _show(turn, reply, toast="answer.thanks" if yes else None)
    return await _show(turn, None)


async def _again_in_vain(turn: Turn) -> bool:
    """Tell whether this is not the first answer of late that did not help, and nobody has their question yet."""
    standing = await turn.services.intake.standing(turn.customer)
    free = standing.open is None and standing.banned_until is None and not turn.services.desk.is_at(turn.chat_id)
    return free and await turn.services.answers.in_vain(turn.customer) > 1


async def _show(turn: Turn, reply: Reply | None, toast: str | None = None) -> Effects:
    if reply is None:
        await turn.moved_on()
        return None
    t = catalogue(reply.language)
    shown = await turn.show(reply_view(t, reply, turn.services.source), toast and t(toast))
    if shown == turn.tapped_message.get("message_id"):
        return None
    return [turn.services.answers.answer_moved(turn.chat_id, reply.message_id, shown)]


def _numbers(*arguments: str) -> bool:
    return all(argument.isascii() and argument.isdecimal() and len(argument) < 18 for argument in arguments)
