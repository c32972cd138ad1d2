"""Chats and messages as people see them: the objects of the people API's contract."""

from typing import Any

from bot.simulator.formatting import runs
from bot.simulator.state.chats import Chat, Member
from bot.simulator.state.messages import MEDIA_KINDS, Message
from bot.simulator.state.reactions import CUSTOM_SHOWN, is_custom

_MEDIA_FACTS = ("width", "height", "duration", "emoji")


def message_view(chat: Chat, message: Message) -> dict[str, Any]:
    """Return the contract's *message*."""
    kind, content = message.kind, message.content
    text = message.text if kind != "service" else service_text(message)
    return {
        "id": message.message_id,
        "chat_id": chat.id,
        "bot_id": chat.bot_id,
        "thread_id": message.thread_id,
        "date": message.date * 1000,
        "edited": message.edit_date and message.edit_date * 1000,
        "edits": message.edits,
        "event": message.event,
        "from": sender_view(chat, message),
        "kind": kind,
        "text": text,
        "runs": runs(text, message.entities),
        "media": _media(content[kind]) if kind in MEDIA_KINDS else None,
        "album": message.album,
        "location": _location(content) if kind in ("location", "venue") else None,
        "contact": _contact(content["contact"]) if kind == "contact" else None,
        "poll": _poll(content["poll"]) if kind == "poll" else None,
        "dice": content.get("dice"),
        "signature": message.signature,
        "reply_to": _quoted(chat, message.reply_to) if message.reply_to else None,
        "forwarded_from": message.origin_name,
        "buttons": _buttons(message.markup) if message.markup else None,
        "reactions": reactions_view(message),
        "pinned": message.message_id in chat.pinned,
        "protected": message.protected,
        "silent": message.silent,
    }


def sender_view(chat: Chat, message: Message) -> dict[str, Any]:
    """Return who wrote a message; an anonymous administrator shows as the group."""
    sender = message.sender
    if message.anonymous:
        return {"id": chat.id, "name": chat.title, "username": None, "is_bot": False}
    return {"id": sender.id, "name": sender.name, "username": sender.username, "is_bot": sender.is_bot}


def reactions_view(message: Message) -> list[dict[str, Any]]:
    """Return the reactions under a message, `[{emoji, custom, by}]`."""
    by: dict[str, list[int]] = {}
    for user_id, emoji in message.reactions.items():
        for one in emoji:
            by.setdefault(one, []).append(user_id)
    return [
        {"emoji": CUSTOM_SHOWN if is_custom(one) else one, "custom": one if is_custom(one) else None, "by": users}
        for one, users in by.items()
    ]


def chat_view(chat: Chat, messages: int = 0) -> dict[str, Any]:
    """Return the contract's *chat*, with the newest `messages`."""
    newest = list(chat.messages.values())[-messages:] if messages else []
    return {
        "id": chat.id,
        "bot_id": chat.bot_id,
        "type": chat.kind,
        "title": chat.title or (chat.user.name if chat.user else ""),
        "is_forum": chat.is_forum,
        "members": [_member(member) for member in chat.members.values()],
        "topics": [topic.view() for topic in chat.topics.values()],
        "keyboard": keyboard_view(chat.keyboard) if chat.keyboard else None,
        "blocked": chat.blocked,
        "can_write": chat.migrated_to is None,
        "migrated_to": chat.migrated_to,
        "pinned": chat.pinned,
        "messages": [message_view(chat, message) for message in newest],
    }


def _member(member: Member) -> dict[str, Any]:
    """Somebody restricted who is not in the group has left it, as people see it."""
    status = "left" if member.status == "restricted" and not member.present else member.status
    return {"user_id": member.user.id, "status": status, "rights": member.rights, "title": member.custom_title}


def keyboard_view(keyboard: dict[str, Any]) -> dict[str, Any]:
    """Return a reply keyboard, `{rows: [[{text, asks}]], once, placeholder}`."""
    rows = [[_key(key) for key in row] for row in keyboard["keyboard"]]
    placeholder = keyboard.get("input_field_placeholder")
    return {"rows": rows, "once": keyboard.get("one_time_keyboard", False), "placeholder": placeholder}


def _key(key: dict[str, Any]) -> dict[str, Any]:
    asks = next((what for what in ("contact", "location", "poll") if key.get(f"request_{what}")), None)
    return {"text": key["text"], "asks": asks}


def _buttons(markup: dict[str, Any]) -> list[list[dict[str, Any]]]:
    return [[_button(button) for button in row] for row in markup["inline_keyboard"]]


def _button(button: dict[str, Any]) -> dict[str, Any]:
    kinds = (("callback_data", "callback"), ("url", "url"), ("copy_text", "copy"))
    kind = next((name for field, name in kinds if field in button), "other")
    copied = button.get("copy_text", {}).get("text")
    shown = {"data": button.get("callback_data"), "url": button.get("url"), "copy": copied, "kind": kind}
    return {"text": button["text"], **shown}


def _media(described: Any) -> dict[str, Any]:
    shown = described[-1] if isinstance(described, list) else described
    facts = {name: shown.get(name) for name in _MEDIA_FACTS}
    url = f"/people/files/{shown['file_id']}"
    named = {"name": shown.get("file_name"), "mime": shown.get("mime_type"), "size": shown["file_size"]}
    return {"url": url, **named, **facts}


def _location(content: dict[str, Any]) -> dict[str, Any]:
    venue = content.get("venue", {})
    place = content["location"]
    words = {"title": venue.get("title"), "address": venue.get("address")}
    return {"latitude": place["latitude"], "longitude": place["longitude"], **words}


def _contact(contact: dict[str, Any]) -> dict[str, Any]:
    name = f"{contact['first_name']} {contact.get('last_name', '')}".strip()
    return {"name": name, "phone": contact["phone_number"], "user_id": contact.get("user_id")}


def _poll(poll: dict[str, Any]) -> dict[str, Any]:
    options = [option["text"] for option in poll["options"]]
    return {"question": poll["question"], "options": options, "closed": poll["is_closed"]}


def _quoted(chat: Chat, message: Message) -> dict[str, Any]:
    name = sender_view(chat, message)["name"]
    return {"id": message.message_id, "name": name, "text": message.text[:120] or message.kind}


def service_text(message: Message) -> str:
    """Say in English what a service message is about."""
    content, who = message.content, message.sender.name
    match next((kind for kind in _SERVICE_TEXTS if kind in content), ""):
        case "new_chat_members":
            return f"{', '.join(user['first_name'] for user in content['new_chat_members'])} joined"
        case "left_chat_member":
            return f"{content['left_chat_member']['first_name']} left"
        case "forum_topic_created":
            return f"{who} created the topic {content['forum_topic_created']['name']}"
        case "":
            return "something happened"
        case known:
            return _SERVICE_TEXTS[known].format(who=who)


_SERVICE_TEXTS = {
    "new_chat_members": "",
    "left_chat_member": "",
    "forum_topic_created": "",
    "forum_topic_edited": "{who} changed the topic",
    "forum_topic_closed": "{who} closed the topic",
    "forum_topic_reopened": "{who} reopened the topic",
    "pinned_message": "{who} pinned a message",
    "migrate_to_chat_id": "The group became a supergroup",
    "migrate_from_chat_id": "The group became a supergroup",
    "group_chat_created": "{who} created the group",
    "supergroup_chat_created": "{who} created the group",
}
