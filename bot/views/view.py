"""A view: what one message looks like, before Telegram's JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: `data` comes back when tapped (at most 64 bytes), `url` opens a page; one of the two."""

    text: str
    data: str | None = None
    url: str | None = None

    def json(self) -> dict[str, str]:
        """Return the button as the Bot API writes it."""
        return (
            {"text": self.text, "url": self.url} if self.url else {"text": self.text, "callback_data": self.data or ""}
        )


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class View:
    """Plain text (no markup, so nothing in it needs escaping), rows of buttons, and a photo where there is one.

    `entities` are the Bot API's, with offsets in UTF-16 units; they are left out where the text needs several messages.
    """

    text: str
    rows: Rows = ()
    photo: Path | None = None
    entities: tuple[Mapping[str, Any], ...] = ()

    def keyboard(self) -> dict[str, Any]:
        """Return the inline keyboard as the Bot API writes it; empty where there are no buttons."""
        return {"inline_keyboard": [[button.json() for button in row] for row in self.rows]}


@dataclass(frozen=True, slots=True)
class Document:
    """A file made for one person: its name, content and media type."""

    name: str
    content: bytes
    media_type: str


def pairs(*buttons: Button) -> Rows:
    """Return the buttons two in a row."""
    return tuple(buttons[i : i + 2] for i in range(0, len(buttons), 2))


def column(*buttons: Button) -> Rows:
    """Return the buttons one under another."""
    return tuple((button,) for button in buttons)
