"""Who may do what where: finds chats and messages for a bot and refuses in Telegram's words."""

from typing import Any

from bot.simulator.methods.call import Call
from bot.simulator.refusals import bad, forbidden, migrated
from bot.simulator.state.chats import Chat, Member
from bot.simulator.state.messages import Message

_LACKING = {
    "can_manage_topics": "not enough rights to manage topics",
    "can_pin_messages": "not enough rights to manage pinned messages in the chat",
    "can_restrict_members": "not enough rights to restrict/unrestrict chat member",
    "can_delete_messages": "message can't be deleted",
    "can_promote_members": "not enough rights",
}
_PERMISSION = {
    "text": ("can_send_messages", "text messages"),
    "photo": ("can_send_photos", "photos"),
    "video": ("can_send_videos", "videos"),
    "document": ("can_send_documents", "documents"),
    "audio": ("can_send_audios", "audios"),
    "voice": ("can_send_voice_notes", "voice notes"),
    "video_note": ("can_send_video_notes", "video notes"),
    "poll": ("can_send_polls", "polls"),
}


def chat_of(call: Call, chat_id: int | str, *, sending: bool = False) -> Chat:
    """Return a chat the bot may see; `sending` says why a person who never wrote cannot be reached."""
    known = _by_name(call, chat_id)
    if isinstance(known, Chat):
        return _group_for(call, known)
    user = call.world.users.get(known)
    if user is None or known == call.bot.id:
        raise bad("chat not found")
    if user.is_bot:
        raise forbidden("bots can't send messages to bots")
    chat = call.world.privates.get((call.bot.id, known))
    if chat is None or not chat.started:
        raise forbidden("bot can't initiate conversation with a user") if sending else bad("chat not found")
    return chat


def _by_name(call: Call, chat_id: int | str) -> Chat | int:
    """Return the group, or the number of a person, that an id or @username means."""
    if isinstance(chat_id, str):
        name = chat_id.removeprefix("@").lower()
        named = (chat for chat in call.world.groups.values() if chat.username and chat.username.lower() == name)
        chat = next(named, None)
        if chat is None:
            raise bad("chat not found")
        return chat
    return chat_id if chat_id > 0 else _group(call, chat_id)


def _group(call: Call, chat_id: int) -> Chat:
    chat = call.world.groups.get(chat_id)
    if chat is None:
        raise bad("chat not found")
    return chat


def _group_for(call: Call, chat: Chat) -> Chat:
    if chat.migrated_to is not None:
        raise migrated(chat.migrated_to)
    member = chat.member(call.bot.id)
    if member is None:
        raise bad("chat not found")
    what = "supergroup" if chat.kind == "supergroup" else "group"
    if member.status == "kicked":
        raise forbidden(f"bot was kicked from the {what} chat")
    if member.status == "left":
        raise forbidden(f"bot is not a member of the {what} chat")
    return chat


def target(call: Call) -> Chat:
    """Return the chat of `chat_id`, ready to be written to."""
    chat = chat_of(call, call.fields["chat_id"], sending=True)
    if chat.user is not None:
        if chat.user.deactivated:
            raise forbidden("user is deactivated")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
    return chat


def may_send(call: Call, chat: Chat, content: dict[str, Any]) -> None:
    """Refuse what the group's permissions, or the bot's own restriction, forbid."""
    if chat.is_private:
        return
    member = membership(call, chat)
    if member.is_admin:
        return
    kind = next((kind for kind in _PERMISSION if kind in content), None)
    permission, what = _PERMISSION[kind] if kind else ("can_send_other_messages", "messages of this kind")
    allowed = chat.permissions | (member.rights if member.status == "restricted" else {})
    if not allowed.get(permission, True):
        raise bad(f"not enough rights to send {what} to the chat")


def membership(call: Call, chat: Chat) -> Member:
    """Return the bot's own place in a group."""
    return chat.members[call.bot.id]


def needs(call: Call, chat: Chat, right: str) -> None:
    """Refuse unless the bot holds an administrator's right in a group."""
    if not chat.is_private and not membership(call, chat).may(right):
        raise bad(_LACKING[right])


def thread(call: Call, chat: Chat, reply_to: Message | None) -> int | None:
    """Return the topic to write to (None: General); refuses unknown and closed ones.

    A reply that names no topic stays in the topic of what it answers. The General topic cannot be named, although its
    id is known to be 1: Telegram refuses that too. A closed topic takes messages from its maker and from
    administrators who manage topics.
    """
    thread_id: int | None = call.fields.get("message_thread_id")
    if thread_id is None:
        thread_id = reply_to.thread_id if reply_to and chat.is_forum else None
    if thread_id is None:
        return None
    topic = chat.topics.get(thread_id) if chat.is_forum else None
    if topic is None:
        raise bad("message thread not found")
    if topic.closed and topic.creator_id != call.bot.id and not membership(call, chat).may("can_manage_topics"):
        raise bad("TOPIC_CLOSED")
    return thread_id


def message_of(call: Call, chat: Chat, message_id: int | None, absent: str) -> Message:
    """Return a message of the chat, or refuse with `absent`."""
    message = chat.messages.get(message_id or 0)
    if message is None:
        raise bad(absent)
    return message
