"""Where a person may write: private chats they opened, groups they are in."""

from typing import Any

from bot.simulator.people_api.desk import Body, Desk, MistakeError, chat_of
from bot.simulator.state.chats import GENERAL, Chat
from bot.simulator.state.messages import Message
from bot.simulator.state.users import User


def writable(desk: Desk, body: Body, user: User) -> tuple[Chat, dict[str, Any]]:
    """Return the chat and what a new message there carries (thread, reply, anonymity), or say why not."""
    chat = chat_of(desk, body)
    reply_to, protected = _replied(chat, body), body.get("protected", bool, False)
    if chat.is_private:
        if chat.blocked:
            raise MistakeError("you have blocked this bot; unblock it first")
        if not chat.started:
            chat.started = True
            desk.world.chat_changed(chat)
        return chat, {"reply_to": reply_to, "protected": protected}
    if chat.migrated_to is not None:
        raise MistakeError(f"this group has become the supergroup {chat.migrated_to}")
    member = chat.member(user.id)
    if member is None or not member.present:
        raise MistakeError(f"{user.name} is not in {chat.title}")
    thread_id = _thread(chat, body, reply_to)
    topic = chat.topics.get(thread_id or 0)
    manages = member.may("can_manage_topics") or (topic is not None and topic.creator_id == user.id)
    if topic is not None and topic.closed and not manages:
        raise MistakeError(f"the topic {topic.name} is closed")
    signature = member.custom_title if member.is_anonymous else None
    sender = {"anonymous": member.is_anonymous, "signature": signature}
    return chat, {"reply_to": reply_to, "thread_id": thread_id, "protected": protected, **sender}


def _replied(chat: Chat, body: Body) -> Message | None:
    message_id = body.get("reply_to", int)
    if message_id is None:
        return None
    if message_id not in chat.messages:
        raise MistakeError(f"there is no message {message_id} to reply to")
    return chat.messages[message_id]


def _thread(chat: Chat, body: Body, reply_to: Message | None) -> int | None:
    """Return the topic to write in; a reply stays in the topic of what it answers."""
    thread_id: int | None = body.get("thread_id", int)
    if thread_id is None:
        return reply_to.thread_id if reply_to else None
    if thread_id == GENERAL:
        return None
    if thread_id not in chat.topics:
        raise MistakeError(f"there is no topic {thread_id} in {chat.title}")
    return thread_id
