"""Chats: a bot and a person, or a group with members, topics and rights."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.state.bots import Bot
from bot.simulator.state.messages import Message
from bot.simulator.state.users import User

GENERAL = 1  # the thread id of a forum's General topic, which messages there do not carry
ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
    "can_send_welcome_messages",
    "is_anonymous",
)
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


@dataclass(slots=True)
class Topic:
    """A forum topic; its thread id is the id of the message that created it."""

    thread_id: int
    name: str
    icon_color: int
    icon: str = ""
    icon_id: str | None = None
    closed: bool = False
    hidden: bool = False
    creator_id: int = 0

    def view(self) -> dict[str, Any]:
        """Return the people API's topic."""
        names = ("thread_id", "name", "icon", "icon_color", "closed")
        return {name: getattr(self, name) for name in names}


@dataclass(slots=True)
class Member:
    """Somebody's place in a group: creator, administrator, member, restricted, left or kicked.

    `is_member` is false only for somebody restricted who is not in the group.
    """

    user: User
    status: str
    rights: dict[str, bool] = field(default_factory=dict)
    until_date: int = 0
    custom_title: str | None = None
    is_member: bool = True

    @property
    def present(self) -> bool:
        """Say whether they are in the group; the restricted may be outside, and stay restricted."""
        return self.status not in ("left", "kicked") and self.is_member

    @property
    def is_admin(self) -> bool:
        """Say whether they run the group."""
        return self.status in ("creator", "administrator")

    @property
    def is_anonymous(self) -> bool:
        """Say whether they act as the group."""
        return self.is_admin and self.rights.get("is_anonymous", False)

    def may(self, right: str) -> bool:
        """Say whether an administrator holds a right (the creator holds all)."""
        return self.status == "creator" or (self.status == "administrator" and self.rights.get(right, False))

    def api(self) -> dict[str, Any]:
        """Return the Bot API's ChatMember."""
        shown: dict[str, Any] = {"user": self.user.api(), "status": self.status}
        if self.custom_title:
            shown["custom_title"] = self.custom_title
        match self.status:
            case "creator":
                shown["is_anonymous"] = self.is_anonymous
            case "administrator":
                shown |= {right: self.rights.get(right, False) for right in ADMIN_RIGHTS} | {"can_be_edited": False}
            case "restricted":
                shown |= {name: self.rights.get(name, True) for name in PERMISSIONS}
                shown |= {"is_member": self.is_member, "until_date": self.until_date}
            case "kicked":
                shown["until_date"] = self.until_date
        return shown


@dataclass(slots=True, eq=False)
class Chat:
    """A chat and its messages; `user` and `bot` are set for private ones, everything about members for groups."""

    id: int
    kind: str
    title: str | None = None
    username: str | None = None
    user: User | None = None
    bot: Bot | None = None
    is_forum: bool = False
    started: bool = False
    blocked: bool = False
    migrated_to: int | None = None
    keyboard: dict[str, Any] | None = None
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    permissions: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(PERMISSIONS, True))
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    last_id: int = 0
    _api: dict[str, Any] | None = None

    @property
    def is_private(self) -> bool:
        """Say whether it is a bot and one person."""
        return self.kind == "private"

    @property
    def bot_id(self) -> int | None:
        """Return the bot of a private chat."""
        return self.bot.id if self.bot else None

    def api(self) -> dict[str, Any]:
        """Return the Bot API's Chat."""
        if self._api is None:
            self._api = {"id": self.id, "type": self.kind}
            source = self.user if self.user else self
            for name in ("title", "username", "first_name", "last_name"):
                if getattr(source, name, None) is not None:
                    self._api[name] = getattr(source, name)
            if self.is_forum:
                self._api["is_forum"] = True
        return self._api

    def renamed(self) -> None:
        """Forget the rendered form after a change."""
        self._api = None

    def next_id(self) -> int:
        """Return the id for a new message; ids of one chat only grow."""
        self.last_id += 1
        return self.last_id

    def keep(self, message: Message, limit: int) -> None:
        """Store a message; beyond `limit` the oldest is forgotten."""
        self.messages[message.message_id] = message
        if len(self.messages) > limit:
            del self.messages[next(iter(self.messages))]

    def member(self, user_id: int) -> Member | None:
        """Return somebody's place in the group if they ever had one."""
        return self.members.get(user_id)

    def present(self) -> Iterator[Member]:
        """Yield who is in the group."""
        return (member for member in self.members.values() if member.present)
