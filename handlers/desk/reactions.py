"""Reactions: put under the other side's copy; what Telegram lets no bot mirror is said at the desk."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.helpdesk.notice import notice
from bot.domain.helpdesk.relaying import other_side
from bot.gateway.route import Callback, Effects
from bot.gateway.update import Incoming
from bot.services import Services

Reaction = Mapping[str, Any]
DELIVERED: Sequence[Reaction] = ({"type": "emoji", "emoji": "👌"},)
"""What the courier puts on an original whose copy was delivered: it is so still when a reaction is taken back."""


def reacted(services: Services) -> Callback:
    """Return the callback that mirrors a reaction, a customer's or the staff's."""

    async def callback(incoming: Incoming) -> Effects:
        chat_id, message_id = incoming.chat_id or 0, incoming.message_id or 0
        relay = await services.relaying.standing_at(chat_id, message_id)
        copy = None if relay is None else other_side(relay, chat_id, message_id)
        if relay is None or copy is None or not (copy[0] > 0 or services.desk.is_at(copy[0])):
            return None  # a word of the bot's own, or a message whose other side is gone
        wanted: Sequence[Reaction] = incoming.body.get("new_reaction") or []
        shown = [one for one in wanted if one.get("type") == "emoji"][:1]
        delivered = DELIVERED if copy == (relay.source_chat_id, relay.source_message_id) else ()
        if not await services.desk_messenger.react(*copy, shown or delivered):
            shown = []
        if lost := [one for one in wanted if one not in shown]:
            values = {"side": _side(services, chat_id), "emoji": _letters(lost), "custom": len(lost) - _plain(lost)}
            key = f"reaction:{incoming.update_id}:{incoming.body.get('date')}"
            draft = notice(key, relay.customer_id, "desk", "reaction", values, relay.ticket_id, reply_to=relay.id)
            await services.relaying.notify(draft)
        return None

    return callback


def _side(services: Services, chat_id: int) -> str:
    return "staff" if services.desk.is_at(chat_id) else "customer"


def _letters(reactions: Sequence[Reaction]) -> str:
    return " ".join(one["emoji"] for one in reactions if one.get("type") == "emoji")


def _plain(reactions: Sequence[Reaction]) -> int:
    return sum(one.get("type") == "emoji" for one in reactions)
