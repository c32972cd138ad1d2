"""Putting a view into a chat: sent, edited in place, or told as a toast."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.gateway.errors import Gone, Unreachable
from bot.gateway.sender import Lane, Sender
from bot.gateway.sender.split import CAPTION_LIMIT, split_text
from bot.views.photos import Params, Photos
from bot.views.view import Document, View


class Messenger:
    """Turns views into Bot API calls through the paced sender; returns message ids."""

    def __init__(self, sender: Sender, photos: Photos, lane: Lane = Lane.REPLY) -> None:
        self._sender = sender
        self._photos = photos
        self._lane = lane

    async def send(
        self,
        chat_id: int,
        view: View,
        *,
        thread_id: int | None = None,
        reply_to: int | None = None,
        silent: bool = False,
        lane: Lane | None = None,
    ) -> int:
        """Send the view, in several messages where it is too long; returns the id of the one with the buttons.

        `thread_id` is a forum's topic, `reply_to` a message of the chat (if it is gone, the view is sent all the same);
        `lane` is the messenger's own unless given.
        """
        place, lane = _place(chat_id, thread_id, reply_to, silent), self._lane if lane is None else lane
        if view.photo is not None:
            with suppress(BadRequest, OSError):  # no picture, or gone from the folder: the words are a good answer
                return await self._send_photo(lane, place, view, view.photo)
        return await self._send_texts(lane, place, view)

    async def send_document(self, chat_id: int, document: Document, caption: View) -> int:
        """Upload a file made for this chat, under a caption with its buttons; returns the message id."""
        params = {"chat_id": chat_id, "document": "attach://document", "caption": caption.text}
        if caption.rows:
            params["reply_markup"] = caption.keyboard()
        files = {"document": (document.name, document.content, document.media_type)}
        sent = await self._sender.call(self._lane, "sendDocument", params, files)
        return int(sent["message_id"])

    async def edit(self, chat_id: int, message: Mapping[str, Any], view: View) -> int:
        """Show the view in place of `message` (as Telegram tells it); sends anew where that cannot be done."""
        message_id = int(message["message_id"])
        try:
            if view.photo is not None and len(split_text(view.text, CAPTION_LIMIT)) == 1:
                await self._edit_media(chat_id, message_id, view, view.photo)
                return message_id
            if view.photo is None and "photo" not in message and len(split_text(view.text)) == 1:
                await self._edit_text(chat_id, message_id, view)
                return message_id
        except (BadRequest, Gone, OSError):
            pass  # deleted meanwhile, or of a kind that cannot become this view
        return await self._replace(chat_id, message, view)

    async def rewrite(self, chat_id: int, message_id: int, view: View, *, lane: Lane | None = None) -> bool:
        """Show the view in place of a text of the bot's own; False where that cannot be, and it is to be sent anew."""
        params = {"chat_id": chat_id, "message_id": message_id, "text": view.text, "entities": view.entities}
        if view.rows:
            params["reply_markup"] = view.keyboard()
        try:
            await self._sender.call(self._lane if lane is None else lane, "editMessageText", params)
        except (Gone, BadRequest):
            return False
        return True

    async def toast(self, callback_query_id: str, text: str | None = None) -> None:
        """Answer a tap, so that the button stops waiting; `text` shows for a moment (at most 200 characters)."""
        params = {"callback_query_id": callback_query_id, **({"text": text[:200]} if text else {})}
        await self._sender.call(Lane.REPLY, "answerCallbackQuery", params)

    async def react(self, chat_id: int, message_id: int, reactions: Sequence[Mapping[str, Any]]) -> bool:
        """Put the bot's reaction under a message in place of an earlier one; False where Telegram does not let it."""
        params = {"chat_id": chat_id, "message_id": message_id, "reaction": list(reactions)}
        try:
            await self._call("setMessageReaction", params)
        except (BadRequest, Forbidden, Gone, Unreachable):
            return False
        return True

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """Delete a message; False where Telegram no longer lets it, as after 48 hours."""
        try:
            await self._call("deleteMessage", {"chat_id": chat_id, "message_id": message_id})
        except (BadRequest, Forbidden, Gone, Unreachable):
            return False
        return True

    async def leave(self, chat_id: int, farewell: View) -> None:
        """Say goodbye to a group, where it allows that, and leave it."""
        with suppress(TelegramError):  # muted or already removed: leaving is what matters
            await self.send(chat_id, farewell)
        await self._call("leaveChat", {"chat_id": chat_id})

    async def _send_texts(self, lane: Lane, place: Params, view: View) -> int:
        *before, last = split_text(view.text)
        for text in before:
            await self._sender.call(lane, "sendMessage", {**place, "text": text})
        params = {**place, "text": last}
        if view.rows:
            params["reply_markup"] = view.keyboard()
        if view.entities and not before:
            params["entities"] = view.entities
        sent = await self._sender.call(lane, "sendMessage", params)
        return int(sent["message_id"])

    async def _send_photo(self, lane: Lane, place: Params, view: View, photo: Path) -> int:
        captions = split_text(view.text, CAPTION_LIMIT)
        params = dict(place)
        if len(captions) == 1:
            params |= {"caption": view.text, "reply_markup": view.keyboard()}
        sent = await self._photos.send(self._sender, lane, params, photo)
        if len(captions) == 1:
            return int(sent["message_id"])
        return await self._send_texts(lane, place, view)

    async def _edit_text(self, chat_id: int, message_id: int, view: View) -> None:
        params = {"chat_id": chat_id, "message_id": message_id, "text": view.text, "reply_markup": view.keyboard()}
        if view.entities:
            params["entities"] = view.entities
        await self._call("editMessageText", params)

    async def _edit_media(self, chat_id: int, message_id: int, view: View, photo: Path) -> None:
        params = {"chat_id": chat_id, "message_id": message_id, "reply_markup": view.keyboard()}
        await self._photos.edit(self._sender, self._lane, params, photo, view.text)

    async def _replace(self, chat_id: int, message: Mapping[str, Any], view: View) -> int:
        message_id = int(message["message_id"])
        thread_id = message.get("message_thread_id") if message.get("is_topic_message") else None
        new = await self.send(chat_id, view, thread_id=thread_id)
        await self.delete(chat_id, message_id)  # where it is too old for that, the newer message below it is enough
        return new

    async def _call(self, method: str, params: Mapping[str, Any]) -> Any:
        return await self._sender.call(self._lane, method, params)


def _place(chat_id: int, thread_id: int | None, reply_to: int | None, silent: bool) -> Params:
    place: Params = {"chat_id": chat_id}
    if thread_id is not None:
        place["message_thread_id"] = thread_id
    if reply_to is not None:
        place["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
    if silent:
        place["disable_notification"] = True
    return place
