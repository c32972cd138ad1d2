"""What staff send to customers beside their own words, and what they take back."""

from bot.domain.helpdesk.canned import Found, found, suggested
from bot.domain.helpdesk.conversations import Conversation
from bot.gateway.content import Content
from bot.views.desk.commands import problem
from bot.views.desk.done import done
from bot.views.desk.replies import suggested as offered
from bot.views.view import View
from handlers.desk.turn import DeskTurn, answered_by


async def canned(turn: DeskTurn, about: Conversation) -> View:
    """/r words: send the FAQ's answer that is meant, or offer those that may be; alone: what may fit."""
    customer = await turn.services.customers.known(about.customer_id)
    if customer is None:
        return problem(turn.t, "unknown_customer")
    meant = await _meant(turn, about, customer.language)
    if meant.sure:
        key = f"r:{turn.chat_id}:{turn.incoming.message_id}"
        await turn.services.relaying.replied(about.customer_id, turn.staff.telegram_id, meant.entries[0], key)
        return done(turn.t, "sent")
    if turn.words and not meant.entries:
        return problem(turn.t, "unknown_entry")
    choices = [turn.services.source.choice(one, customer.language) for one in meant.entries]
    return offered(turn.t, about.customer_id, choices)


async def delete(turn: DeskTurn) -> View:
    """/delete as a reply: take a message back that staff sent, with its album, while Telegram allows it."""
    answers = answered_by(turn.message)
    relay = None if answers is None else await turn.services.relaying.standing_at(turn.chat_id, answers)
    if relay is None or relay.toward != "customer" or relay.what != "message":
        return problem(turn.t, "delete_what")
    there = [part for part in await turn.services.relaying.together(relay) if part.status != "deleted"]
    if not there:
        return problem(turn.t, "deleted_before")
    gone = [await _taken_back(turn, part.id) for part in there]
    return done(turn.t, "deleted") if all(gone) else problem(turn.t, "delete_too_old")


async def _taken_back(turn: DeskTurn, relay_id: int) -> bool:
    """Delete a message at the customer's, and with it the sign that it was delivered; False where it stays."""
    services = turn.services
    part = await services.relaying.find(relay_id)
    if part is not None and part.status == "sent":
        if not await services.messenger.delete(part.target_chat_id, part.target_message_id):
            return False
        await services.desk_messenger.react(part.source_chat_id, part.source_message_id, [])
    await services.relaying.deleted(relay_id, turn.staff.telegram_id)
    return True


async def _meant(turn: DeskTurn, about: Conversation, language: str) -> Found:
    knowledge = turn.services.knowledge.now
    if turn.words:
        return found(knowledge, turn.words, language)
    last = await turn.services.relaying.latest_from(about.customer_id)
    question = Content.loads(last.content).text if last is not None and last.content else ""
    return Found(suggested(knowledge, question, language), sure=False)
