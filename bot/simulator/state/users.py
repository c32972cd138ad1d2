"""Accounts: people and bots as users."""

from dataclasses import dataclass, field
from typing import Any

ANONYMOUS_ID = 1087968824  # Telegram's GroupAnonymousBot, the sender of anonymous administrators


@dataclass(slots=True, eq=False)
class User:
    """Somebody with an account; `deactivated` means it was deleted."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_premium: bool = False
    is_bot: bool = False
    phone: str | None = None
    deactivated: bool = False
    _api: dict[str, Any] | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """Return first and last name."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    @property
    def number(self) -> str:
        """Return the phone number the account is registered with, known to others only where it is shared."""
        return self.phone or f"+374{self.id % 100_000_000:08}"

    def api(self) -> dict[str, Any]:
        """Return the Bot API's User."""
        if self._api is None:
            self._api = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
            for name in ("last_name", "username", "language_code"):
                if getattr(self, name) is not None:
                    self._api[name] = getattr(self, name)
            if self.is_premium:
                self._api["is_premium"] = True
        return self._api

    def view(self) -> dict[str, Any]:
        """Return the people API's user."""
        names = ("id", "name", "first_name", "last_name", "username", "language_code", "is_premium", "is_bot", "phone")
        return {name: getattr(self, name) for name in names}


def anonymous() -> User:
    """Return who stands in `from` when an administrator writes anonymously."""
    return User(ANONYMOUS_ID, "Group", username="GroupAnonymousBot", is_bot=True)
