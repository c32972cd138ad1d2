"""People react to messages, pin and delete them."""

from typing import Any

from bot.simulator.people_api.desk import Body, Desk, MistakeError, chat_of, message_of, user_of
from bot.simulator.state.chats import Chat
from bot.simulator.state.delivery import announce, reaction
from bot.simulator.state.reactions import MOST, MOST_OF_PREMIUM, REACTIONS, bearer, is_custom
from bot.simulator.state.rendering import as_api
from bot.simulator.state.users import User

Answer = dict[str, Any]


async def react(desk: Desk, body: Body) -> Answer:
    """Set one's reactions under a message; an anonymous administrator reacts as the group."""
    user, chat = user_of(desk, body), chat_of(desk, body)
    message = bearer(chat, message_of(chat, body))
    new = [one.removesuffix("\ufe0f") for one in body.need("emoji", list)]
    _check_reactions(user, new)
    member = chat.member(user.id)
    actor = chat.id if member is not None and member.is_anonymous else user.id
    old = message.reactions.get(actor, [])
    desk.world.react(chat, message, actor, new)
    reaction(desk.world, chat, message, user, old, new)
    return {}


def _check_reactions(user: User, wanted: list[str]) -> None:
    unknown = next((one for one in wanted if one not in REACTIONS and not is_custom(one)), None)
    if unknown is not None:
        raise MistakeError(f"{unknown} is no reaction; Telegram has its own list, and Premium custom emoji by id")
    if user.is_premium:
        if len(wanted) > MOST_OF_PREMIUM:
            raise MistakeError(f"nobody puts more than {MOST_OF_PREMIUM} reactions under one message")
    elif len(wanted) > MOST or any(is_custom(one) for one in wanted):
        raise MistakeError(f"{user.name} has no Premium: one reaction, and none of custom emoji (is_premium allows it)")


async def delete(desk: Desk, body: Body) -> Answer:
    """Delete a message for everyone; bots hear nothing of it, as on Telegram."""
    user, chat = user_of(desk, body), chat_of(desk, body)
    message = message_of(chat, body)
    if not chat.is_private and message.sender is not user and not _may(chat, user, "can_delete_messages"):
        raise MistakeError(f"{user.name} may not delete what others wrote in {chat.title}")
    desk.world.remove(chat, [message.message_id])
    return {}


async def pin(desk: Desk, body: Body) -> Answer:
    """Pin a message, which a service message tells bots of, or unpin it (`on: false`), which nothing does."""
    user, chat = user_of(desk, body), chat_of(desk, body)
    message = message_of(chat, body)
    if not chat.is_private and not _may(chat, user, "can_pin_messages"):
        raise MistakeError(f"{user.name} may not pin messages in {chat.title}")
    chat.pinned = [one for one in chat.pinned if one != message.message_id]
    if body.get("on", bool, True):
        chat.pinned.append(message.message_id)
        told = {"pinned_message": as_api(chat, message, nested=True)}
        announce(desk.world, chat, desk.world.post(chat, user, told, thread_id=message.thread_id))
    desk.world.pins_changed(chat)
    return {}


def _may(chat: Chat, user: User, right: str) -> bool:
    member = chat.member(user.id)
    return member is not None and member.may(right)
