"""What bots do to messages that stand: delete, react, pin."""

from bot.simulator.methods.access import chat_of, membership, message_of, needs, target
from bot.simulator.methods.call import Call, Handler
from bot.simulator.refusals import bad
from bot.simulator.state.chats import Chat
from bot.simulator.state.messages import Message

_TWO_DAYS = 48 * 3600
_EMOJI = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨"
    " 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎"
    " 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡"
)
_REACTIONS = frozenset(_EMOJI.split())


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
    if "forum_topic_created" in message.content:
        raise bad("message can't be deleted")
    own = message.sender.id == call.bot.id
    moderates = not chat.is_private and membership(call, chat).may("can_delete_messages")
    if moderates:
        return
    if not own and not chat.is_private:
        raise bad("message can't be deleted")
    if call.world.clock.seconds() - message.date > _TWO_DAYS:
        raise bad("message can't be deleted for everyone")


def set_reaction(call: Call) -> bool:
    """Put the bot's reaction under a message, or take it back."""
    chat = target(call)
    message = message_of(call, chat, call.fields["message_id"], "message to react not found")
    wanted = call.fields.get("reaction", [])
    if len(wanted) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(one.get("emoji", "").removesuffix("\ufe0f") not in _REACTIONS for one in wanted):
        raise bad("REACTION_INVALID")
    call.world.react(chat, message, call.bot.id, [one["emoji"] for one in wanted])
    return True


def pin(call: Call) -> bool:
    """Pin a message."""
    chat = target(call)
    message = message_of(call, chat, call.fields["message_id"], "message to pin not found")
    needs(call, chat, "can_pin_messages")
    if message.message_id not in chat.pinned:
        chat.pinned.append(message.message_id)
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
