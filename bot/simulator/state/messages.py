"""One message as it is kept; chats own messages, so a message knows no chat."""

from dataclasses import dataclass, field
from typing import Any

from bot.simulator.state.users import User

CONTENT_KINDS = (
    "text",
    "photo",
    "video",
    "voice",
    "video_note",
    "audio",
    "animation",
    "document",
    "sticker",
    "venue",
    "location",
    "contact",
    "poll",
    "dice",
    "story",
    "game",
    "checklist",
    "paid_media",
    "giveaway",
    "hologram",
)
MEDIA_KINDS = frozenset({"photo", "video", "voice", "video_note", "audio", "document", "sticker", "animation"})
CAPTIONED = frozenset({"photo", "video", "voice", "audio", "document", "animation"})


@dataclass(slots=True, eq=False)
class Message:
    """A message; `content` holds its fields in the Bot API's shape, `made` and `changed` are ids of events.

    `signature` is an anonymous administrator's title; `protected` forbids forwarding; `silent` rings nowhere; `lasting`
    means it came with a reply keyboard, and such messages cannot be edited.
    """

    message_id: int
    date: int
    sender: User
    content: dict[str, Any]
    thread_id: int | None = None
    reply_to: "Message | None" = None
    markup: dict[str, Any] | None = None
    album: str | None = None
    origin: dict[str, Any] | None = None
    origin_name: str | None = None
    anonymous: bool = False
    signature: str | None = None
    protected: bool = False
    silent: bool = False
    lasting: bool = False
    edit_date: int | None = None
    edits: int = 0
    made: int = 0
    changed: int = 0
    reactions: dict[int, list[str]] = field(default_factory=dict)

    @property
    def event(self) -> int:
        """Return the id of the event that made it or last changed it."""
        return self.changed or self.made

    @property
    def kind(self) -> str:
        """Return text, photo, ... or service."""
        return next((kind for kind in CONTENT_KINDS if kind in self.content), "service")

    @property
    def text(self) -> str:
        """Return the text or caption."""
        return str(self.content.get("text") or self.content.get("caption") or "")

    @property
    def entities(self) -> list[dict[str, Any]]:
        """Return the entities of the text or caption."""
        return self.content.get("entities") or self.content.get("caption_entities") or []
