"""What all messages share: formatted text, keyboards, replies, and the act of posting."""

from typing import Any
from urllib.parse import urlsplit

from bot.simulator.formatting import formatted
from bot.simulator.methods.access import may_send, target, thread
from bot.simulator.methods.call import Call
from bot.simulator.refusals import bad, not_simulated
from bot.simulator.state.chats import Chat
from bot.simulator.state.messages import Message
from bot.simulator.state.rendering import as_api
from bot.simulator.values import utf16_length

TEXT_LIMIT, CAPTION_LIMIT, MOST_BUTTONS = 4096, 1024, 100
_ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)


def text_content(call: Call) -> dict[str, Any]:
    """Return `text` and `entities` of the call's text; refuses what is empty, too long or badly formatted."""
    text, entities = _formatted(call, call.fields["text"], call.fields, "entities")
    if not text:
        raise bad("message text is empty")
    if utf16_length(text) > TEXT_LIMIT:
        raise bad("message is too long")
    content: dict[str, Any] = {"text": text, "entities": entities} if entities else {"text": text}
    if "link_preview_options" in call.fields:
        content["link_preview_options"] = call.fields["link_preview_options"]
    return content


def caption_content(call: Call, fields: dict[str, Any]) -> dict[str, Any]:
    """Return `caption` and `caption_entities` of a call or of one part of an album."""
    text, entities = _formatted(call, fields.get("caption", ""), fields, "caption_entities")
    if utf16_length(text) > CAPTION_LIMIT:
        raise bad("message caption is too long")
    content: dict[str, Any] = {"caption": text} if text else {}
    if entities:
        content["caption_entities"] = entities
    if fields.get("has_spoiler"):
        content["has_media_spoiler"] = True
    if fields.get("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def _formatted(call: Call, text: str, fields: dict[str, Any], name: str) -> tuple[str, list[dict[str, Any]]]:
    shown, entities = formatted(text, fields.get("parse_mode"), fields.get(name))
    return shown, [_known(call, entity) for entity in entities] if entities else entities


def _known(call: Call, entity: dict[str, Any]) -> dict[str, Any]:
    """Fill in the person a mention by id means; one nobody knows stays a link."""
    if entity["type"] != "text_mention":
        return entity
    user = call.world.users.get(entity["user"]["id"])
    if user is None:
        place = {"offset": entity["offset"], "length": entity["length"]}
        return {"type": "text_link", **place, "url": f"tg://user?id={entity['user']['id']}"}
    return {**entity, "user": user.api()}


def inline_keyboard(markup: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return the inline keyboard to keep with a message, None for none; refuses buttons that do nothing."""
    if not markup or "inline_keyboard" not in markup:
        return None
    rows = [row for row in markup["inline_keyboard"] if row]
    if sum(len(row) for row in rows) > MOST_BUTTONS:
        raise bad("reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button)
    return {"inline_keyboard": rows} if rows else None


def _check_button(button: dict[str, Any]) -> None:
    if not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    if not any(action in button for action in _ACTIONS):
        raise bad("Text buttons are unallowed in the inline keyboard")
    url = button.get("url")
    if url is not None and urlsplit(url).scheme not in ("http", "https", "tg", ""):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")


def _offer_keyboard(call: Call, chat: Chat, markup: dict[str, Any] | None) -> None:
    """Show, or with ReplyKeyboardRemove take away, the keyboard at the bottom of the chat."""
    if markup is None or "inline_keyboard" in markup or "force_reply" in markup:
        return
    chat.keyboard = markup if markup.get("keyboard") else None
    call.world.chat_changed(chat)


def replied(call: Call, chat: Chat) -> Message | None:
    """Return the message the call replies to."""
    fields = call.fields
    parameters = fields.get("reply_parameters") or {}
    message_id = parameters.get("message_id") or fields.get("reply_to_message_id")
    if not message_id:
        return None
    if parameters.get("chat_id") not in (None, chat.id):
        raise not_simulated("a reply to a message of another chat")
    message = chat.messages.get(message_id)
    lenient = parameters.get("allow_sending_without_reply") or fields.get("allow_sending_without_reply")
    if message is None and not lenient:
        raise bad("message to be replied not found")
    return message


def post(call: Call, chat: Chat, content: dict[str, Any], **more: Any) -> Message:
    """Send a message with this content as the call says (topic, reply, keyboard); `more` are fields of `Message`."""
    may_send(call, chat, content)
    fields = call.fields
    markup = fields.get("reply_markup")
    reply_to = replied(call, chat)
    message = call.world.post(
        chat,
        call.bot.user,
        content,
        thread_id=thread(call, chat, reply_to),
        reply_to=reply_to,
        markup=inline_keyboard(markup),
        lasting=markup is not None and "inline_keyboard" not in markup,
        protected=fields.get("protect_content", False),
        silent=fields.get("disable_notification", False),
        **more,
    )
    _offer_keyboard(call, chat, markup)
    return message


def sent(call: Call, content: dict[str, Any]) -> dict[str, Any]:
    """Send a message to the call's chat and return it in the Bot API's shape."""
    chat = target(call)
    return as_api(chat, post(call, chat, content))
