"""What staff write: an answer goes to the customer, an internal line stays at the desk."""

from bot.domain.helpdesk.relaying import Said
from bot.gateway.content import read, without_lines
from bot.gateway.route import Effects
from bot.views.desk.commands import problem
from handlers.desk.turn import INTERNAL, DeskTurn, answered_by


async def written(turn: DeskTurn) -> Effects:
    """Queue an answer for the customer whose topic it is, or whose message is answered."""
    about = turn.conversation
    if about is None or about.note_mode:
        return None
    if is_internal(turn):
        await turn.services.relaying.withhold(about.customer_id, said_in(turn))
    else:
        await turn.services.relaying.staff_said(about.customer_id, turn.staff.telegram_id, said_in(turn))
    return None


async def edited(turn: DeskTurn) -> Effects:
    """Queue the change of an answer that was relayed; what is internal, or has become so, stays at the desk."""
    about = turn.conversation
    if is_internal(turn) or (about is not None and about.note_mode):
        if await _is_still_there(turn):
            await turn.say(problem(turn.t, "still_there"))
        return None
    await turn.services.relaying.edited(said_in(turn))
    return None


def is_internal(turn: DeskTurn) -> bool:
    """Tell whether the whole message is meant for colleagues only: it begins as internal lines do."""
    return (turn.incoming.text or "").lstrip().startswith(INTERNAL)


async def _is_still_there(turn: DeskTurn) -> bool:
    """Tell whether the customer has this message, and in other words than it has now."""
    said = said_in(turn)
    relay = await turn.services.relaying.standing_at(said.chat_id, said.message_id)
    return relay is not None and relay.status == "sent" and relay.content != said.content


def said_in(turn: DeskTurn) -> Said:
    """Return what a message holds, to be relayed; internal lines further down are left out."""
    body, update_id = turn.incoming.body, turn.incoming.update_id
    album, content = body.get("media_group_id"), without_lines(read(body), INTERNAL).dumps()
    return Said(turn.chat_id, turn.incoming.message_id or 0, content, album, answered_by(body), update_id)
