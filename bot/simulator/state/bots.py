"""Bots: account, waiting updates, webhook, and what they say about themselves."""

from dataclasses import dataclass, field
from typing import Any

from bot.simulator.state.updates import UpdateQueue
from bot.simulator.state.users import User

Scope = tuple[str, int, int]  # kind, chat id, user id


@dataclass(slots=True)
class Webhook:
    """Where updates are posted to."""

    url: str
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_date: int = 0


@dataclass(slots=True)
class Profile:
    """Commands by scope and language; names and descriptions by language; menu buttons by chat (0: default)."""

    commands: dict[tuple[Scope, str], list[dict[str, Any]]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int, dict[str, Any]] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Bot:
    """A bot with its token; `reads_all` is privacy mode turned off at BotFather."""

    user: User
    token: str
    updates: UpdateQueue
    reads_all: bool = False
    webhook: Webhook | None = None
    profile: Profile = field(default_factory=Profile)

    @property
    def id(self) -> int:
        """Return its user id."""
        return self.user.id

    def me(self) -> dict[str, Any]:
        """Return what getMe says."""
        abilities = {
            "can_join_groups": True,
            "can_read_all_group_messages": self.reads_all,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }
        return self.user.api() | abilities
