"""Forum topics: open, rename, close, reopen, delete, with the service messages Telegram leaves."""

from typing import Any

from bot.simulator.state.chats import Chat, Topic
from bot.simulator.state.delivery import announce
from bot.simulator.state.icons import ICON_COLORS, TOPIC_ICONS
from bot.simulator.state.users import User
from bot.simulator.state.world import World


def open_topic(world: World, chat: Chat, by: User, name: str, icon_id: str | None, color: int | None) -> Topic:
    """Create a topic; its thread id is the id of the service message that tells of it."""
    color = color or ICON_COLORS[0]
    created: dict[str, Any] = {"name": name, "icon_color": color}
    if icon_id:
        created["icon_custom_emoji_id"] = icon_id
    thread_id = chat.last_id + 1
    icon = TOPIC_ICONS.get(icon_id or "", "")
    topic = chat.topics[thread_id] = Topic(thread_id, name, color, icon, icon_id, creator_id=by.id)
    world.hub.publish("topic", chat_id=chat.id, topic=topic.view())
    announce(world, chat, world.post(chat, by, {"forum_topic_created": created}, thread_id=thread_id))
    return topic


def tell(world: World, chat: Chat, topic: Topic, by: User, what: str, **details: Any) -> None:
    """Publish a changed topic and leave its service message (`forum_topic_closed`, ...)."""
    world.hub.publish("topic", chat_id=chat.id, topic=topic.view())
    announce(world, chat, world.post(chat, by, {what: details}, thread_id=topic.thread_id))


def delete_topic(world: World, chat: Chat, topic: Topic) -> None:
    """Delete a topic with all of its messages; no bot hears of it, whoever did it."""
    gone = [message.message_id for message in chat.messages.values() if message.thread_id == topic.thread_id]
    del chat.topics[topic.thread_id]
    world.remove(chat, gone)
    world.hub.publish("topic_deleted", chat_id=chat.id, thread_id=topic.thread_id)
