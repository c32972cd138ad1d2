"""Edits: text, caption, file and buttons of the bot's own messages."""

from typing import Any

from bot.simulator.methods.access import message_of, target
from bot.simulator.methods.call import Call, Handler
from bot.simulator.methods.compose import caption_content, inline_keyboard, text_content
from bot.simulator.methods.media import media_content
from bot.simulator.refusals import NOT_MODIFIED, bad, not_simulated
from bot.simulator.state.chats import Chat
from bot.simulator.state.messages import CAPTIONED, MEDIA_KINDS, Message
from bot.simulator.state.rendering import as_api

_CAPTION_FIELDS = ("caption", "caption_entities", "show_caption_above_media")


def _editable(call: Call) -> tuple[Chat, Message]:
    fields = call.fields
    if "inline_message_id" in fields:
        raise not_simulated("editing an inline message")
    if "chat_id" not in fields:
        raise bad("chat_id is empty")
    if "message_id" not in fields:
        raise bad("message identifier is not specified")
    chat = target(call)
    message = message_of(call, chat, fields["message_id"], "message to edit not found")
    if message.sender.id != call.bot.id or message.kind == "service" or message.origin or message.lasting:
        raise bad("message can't be edited")
    return chat, message


def _replace(call: Call, chat: Chat, message: Message, content: dict[str, Any]) -> dict[str, Any]:
    """Put new content and buttons in place; what a message said already is refused."""
    markup = inline_keyboard(call.fields.get("reply_markup"))
    if content == message.content and markup == message.markup:
        raise bad(NOT_MODIFIED)
    silently = content == message.content
    message.content, message.markup = content, markup
    call.world.changed(chat, message, silently=silently)
    return as_api(chat, message)


def edit_text(call: Call) -> dict[str, Any]:
    """Change the text; buttons that are not given again disappear."""
    chat, message = _editable(call)
    if "text" not in call.fields:
        raise bad("message text is empty")
    content = text_content(call)
    if message.kind != "text":
        raise bad("there is no text in the message to edit")
    return _replace(call, chat, message, content)


def edit_caption(call: Call) -> dict[str, Any]:
    """Change or remove the caption."""
    chat, message = _editable(call)
    if message.kind not in CAPTIONED:
        raise bad("there is no caption in the message to edit")
    kept = {name: value for name, value in message.content.items() if name not in _CAPTION_FIELDS}
    return _replace(call, chat, message, kept | caption_content(call, call.fields))


def edit_media(call: Call) -> dict[str, Any]:
    """Put another file in place of a file or a text."""
    chat, message = _editable(call)
    if message.kind not in MEDIA_KINDS and message.kind != "text":
        raise bad("there is no media in the message to edit")
    return _replace(call, chat, message, media_content(call, call.fields["media"]))


def edit_markup(call: Call) -> dict[str, Any]:
    """Change or remove the buttons."""
    chat, message = _editable(call)
    return _replace(call, chat, message, message.content)


METHODS: dict[str, Handler] = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_markup,
}
