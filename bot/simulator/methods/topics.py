"""Forum topics as a bot handles them."""

from typing import Any

from bot.simulator.methods.access import membership, target
from bot.simulator.methods.call import Call, Handler
from bot.simulator.refusals import bad
from bot.simulator.state.chats import Chat, Topic
from bot.simulator.state.forum import delete_topic, open_topic, tell
from bot.simulator.state.icons import ICON_COLORS, TOPIC_ICONS


def _forum(call: Call) -> Chat:
    chat = target(call)
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    return chat


def _checked_icon(call: Call) -> str | None:
    icon: str | None = call.fields.get("icon_custom_emoji_id") or None
    if icon is not None and icon not in TOPIC_ICONS:
        raise bad("DOCUMENT_INVALID")
    return icon


def create(call: Call) -> dict[str, Any]:
    """Open a topic."""
    chat = _forum(call)
    if not membership(call, chat).may("can_manage_topics"):
        raise bad("not enough rights to create a topic")
    color = call.fields.get("icon_color")
    if color is not None and color not in ICON_COLORS:
        raise bad("invalid icon color specified")
    topic = open_topic(call.world, chat, call.bot.user, call.fields["name"], _checked_icon(call), color)
    shown = {"message_thread_id": topic.thread_id, "name": topic.name, "icon_color": topic.icon_color}
    return shown | ({"icon_custom_emoji_id": topic.icon_id} if topic.icon_id else {})


def _topic(call: Call, deed: str) -> tuple[Chat, Topic]:
    """Return the topic a call is about; refuses without the right, except the topic's own maker."""
    chat = _forum(call)
    topic = chat.topics.get(call.fields["message_thread_id"])
    if topic is None:
        raise bad("TOPIC_ID_INVALID")
    right = "can_delete_messages" if deed == "delete" else "can_manage_topics"
    if topic.creator_id != call.bot.id and not membership(call, chat).may(right):
        raise bad(f"not enough rights to {deed} the topic")
    return chat, topic


def edit(call: Call) -> bool:
    """Rename a topic or change its icon; a call with neither does nothing, as at Telegram."""
    chat, topic = _topic(call, "edit")
    fields = call.fields
    if not fields.get("name") and "icon_custom_emoji_id" not in fields:
        return True
    name = fields.get("name") or topic.name
    icon = _checked_icon(call) if "icon_custom_emoji_id" in fields else topic.icon_id
    changed: dict[str, str] = {} if name == topic.name else {"name": name}
    if icon != topic.icon_id:
        changed["icon_custom_emoji_id"] = icon or ""
    if not changed:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.name, topic.icon_id, topic.icon = name, icon, TOPIC_ICONS.get(icon or "", "")
    tell(call.world, chat, topic, call.bot.user, "forum_topic_edited", **changed)
    return True


def _set_closed(call: Call, closed: bool, what: str) -> bool:
    chat, topic = _topic(call, "close or open")
    if topic.closed is closed:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    tell(call.world, chat, topic, call.bot.user, what)
    return True


def close(call: Call) -> bool:
    """Close a topic."""
    return _set_closed(call, True, "forum_topic_closed")


def reopen(call: Call) -> bool:
    """Open a closed topic again."""
    return _set_closed(call, False, "forum_topic_reopened")


def delete(call: Call) -> bool:
    """Delete a topic with its messages, however old."""
    chat, topic = _topic(call, "delete")
    delete_topic(call.world, chat, topic)
    return True


def icon_stickers(call: Call) -> list[dict[str, Any]]:
    """Return the stickers a topic may have as icon."""
    shape = {"type": "custom_emoji", "width": 100, "height": 100, "is_animated": False, "is_video": False}
    return [
        {"file_id": f"ICON{key}", "file_unique_id": f"U{key}", "custom_emoji_id": key, "emoji": emoji} | shape
        for key, emoji in TOPIC_ICONS.items()
    ]


METHODS: dict[str, Handler] = {
    "createForumTopic": create,
    "editForumTopic": edit,
    "closeForumTopic": close,
    "reopenForumTopic": reopen,
    "deleteForumTopic": delete,
    "getForumTopicIconStickers": icon_stickers,
}
