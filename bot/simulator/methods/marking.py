"""What bots do to messages that stand: delete, react, pin."""

from bot.simulator.methods.access import chat_of, membership, message_of, needs, target
from bot.simulator.methods.call import Call, Handler
from bot.simulator.refusals import bad
from bot.simulator.state.chats import Chat
from bot.simulator.state.delivery import announce
from bot.simulator.state.messages import Message
from bot.simulator.state.reactions import REACTIONS, bearer, reaction_of
from bot.simulator.state.rendering import as_api

_TWO_DAYS = 48 * 3600
_LASTING = ("forum_topic_created", "supergroup_chat_created", "migrate_from_chat_id")


def delete_message(call: Call) -> bool:
    """Delete a message for everyone, within 48 hours."""
    chat = chat_of(call, call.fields["chat_id"])
    message = message_of(call, chat, call.fields["message_id"], "message to delete not found")
    _check_deletable(call, chat, message)
    call.world.remove(chat, [message.message_id])
    return True


def delete_messages(call: Call) -> bool:
    """Delete several; those already gone are skipped."""
    chat = chat_of(call, call.fields["chat_id"])
    ids = call.fields["message_ids"]
    if not 1 <= len(ids) <= 100:
        raise bad("too many message identifiers specified" if ids else "message identifiers are not specified")
    messages = [chat.messages[message_id] for message_id in ids if message_id in chat.messages]
    for message in messages:
        _check_deletable(call, chat, message)
    call.world.remove(chat, [message.message_id for message in messages])
    return True


def _check_deletable(call: Call, chat: Chat, message: Message) -> None:
    """Two days are the limit for bots everywhere, for moderators too."""
    old = call.world.clock.seconds() - message.date >= _TWO_DAYS
    if chat.is_private:
        if old:
            raise bad("message can't be deleted for everyone")
        return
    own = message.sender.id == call.bot.id and message.kind != "service"
    moderates = membership(call, chat).may("can_delete_messages")
    if old or not (own or moderates) or any(what in message.content for what in _LASTING):
        raise bad("message can't be deleted")


def set_reaction(call: Call) -> bool:
    """Put the bot's one reaction under a message, or take it back; a custom emoji only where it already stands."""
    chat = target(call)
    message = bearer(chat, message_of(call, chat, call.fields["message_id"], "message to react not found"))
    wanted = [reaction_of(one) for one in call.fields.get("reaction", [])]
    if len(wanted) > 1:
        raise bad("REACTIONS_TOO_MANY")
    present = {one for given in message.reactions.values() for one in given}
    if message.kind == "service" or not set(wanted) <= REACTIONS | present:
        raise bad("REACTION_INVALID")
    call.world.react(chat, message, call.bot.id, wanted)
    return True


def pin(call: Call) -> bool:
    """Pin a message; a service message beside it, in the same topic, tells everybody, this bot too."""
    chat = target(call)
    message = message_of(call, chat, call.fields["message_id"], "message to pin not found")
    needs(call, chat, "can_pin_messages")
    if message.message_id not in chat.pinned:
        chat.pinned.append(message.message_id)
        told = {"pinned_message": as_api(chat, message, nested=True)}
        announce(call.world, chat, call.world.post(chat, call.bot.user, told, thread_id=message.thread_id))
    call.world.pins_changed(chat)
    return True


def unpin(call: Call) -> bool:
    """Unpin one message, or the newest pinned one."""
    chat = target(call)
    needs(call, chat, "can_pin_messages")
    message_id = call.fields.get("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(message_id)
    call.world.pins_changed(chat)
    return True


def unpin_all(call: Call) -> bool:
    """Unpin everything in the chat, or in one topic of it."""
    chat = target(call)
    needs(call, chat, "can_pin_messages")
    thread_id = call.fields.get("message_thread_id")
    kept = [one for one in chat.pinned if thread_id is not None and chat.messages[one].thread_id != thread_id]
    chat.pinned = kept
    call.world.pins_changed(chat)
    return True


METHODS: dict[str, Handler] = {
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "setMessageReaction": set_reaction,
    "pinChatMessage": pin,
    "unpinChatMessage": unpin,
    "unpinAllChatMessages": unpin_all,
    "unpinAllForumTopicMessages": unpin_all,
}
