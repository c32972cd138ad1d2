"""One update from Telegram as plain JSON with the few fields every dispatch needs already picked out."""

from collections.abc import Mapping, Sequence
from typing import Any

from telegram import Update

from bot.storage.unit import Unit

MESSAGES = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_message",
        "edited_business_message",
    }
)
"""Kinds of update whose body is a message itself."""

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "message_reaction")
"""The kinds this bot asks Telegram for."""


class Incoming:
    """An update as it came, cheap to build and slotted.

    `kind` is the name Telegram gives the body ("message", "callback_query", "my_chat_member", ...). Fields an update
    does not have are None. `received_at` is in UTC milliseconds. `effects` is where a route leaves the units of
    storage that are to be committed together with the mark that the update is done.
    """

    __slots__ = (
        "_update",
        "bot_id",
        "chat_id",
        "chat_type",
        "data",
        "effects",
        "kind",
        "message_id",
        "raw",
        "received_at",
        "text",
        "tries",
        "update_id",
        "user_id",
    )

    def __init__(self, bot_id: int, raw: Mapping[str, Any], received_at: int, tries: int = 0) -> None:
        self.bot_id = bot_id
        self.raw = raw
        self.received_at = received_at
        self.tries = tries
        self.update_id: int = raw["update_id"]
        self.kind: str = next((key for key in raw if key != "update_id"), "unknown")
        body = self.body
        message = body if self.kind in MESSAGES else body.get("message") or {}
        chat = body.get("chat") or message.get("chat") or {}
        person = body.get("from") or body.get("user") or {}
        self.chat_id: int | None = chat.get("id")
        self.chat_type: str | None = chat.get("type")
        self.user_id: int | None = person.get("id")
        self.message_id: int | None = message.get("message_id") or body.get("message_id")
        self.text: str | None = body.get("text") or body.get("caption")
        self.data: str | None = body.get("data")
        self.effects: Sequence[Unit[Any]] = ()
        self._update: Update | None = None

    @property
    def body(self) -> Mapping[str, Any]:
        """The part of the update that its kind names: the message, the tap, the change of membership."""
        return self.raw.get(self.kind) or {}

    @property
    def chat_key(self) -> int:
        """What updates are kept in order by: the chat, else the person, else 0."""
        return self.chat_id or self.user_id or 0

    @property
    def update(self) -> Update:
        """The whole update as python-telegram-bot's object, parsed on first use and bound to no bot."""
        if self._update is None:
            self._update = Update.de_json(dict(self.raw), None)
        return self._update

    def __repr__(self) -> str:
        """Name the update without a word of what it says."""
        return f"Incoming(update_id={self.update_id}, kind={self.kind})"
