"""Collects plain text and the entities over it while a parser walks through markup."""

from typing import Any, NamedTuple

from bot.simulator.refusals import Refusal, bad
from bot.simulator.values import utf16_length


class Open(NamedTuple):
    """Markup that has begun: its name, where its entity starts (UTF-16) and where it stood in the source."""

    name: str
    start: int
    source: int
    extra: dict[str, Any]


class Builder:
    """Plain text so far, in pieces, and the entities found; offsets are UTF-16 units."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.entities: list[dict[str, Any]] = []
        self.open: list[Open] = []
        self.length = 0
        self._pieces: list[str] = []

    def add(self, text: str) -> None:
        """Append plain text."""
        self._pieces.append(text)
        self.length += utf16_length(text)

    def begin(self, name: str, at: int, **extra: Any) -> None:
        """Open markup that stands at `at` in the source."""
        self.open.append(Open(name, self.length, at, extra))

    def end(self, kind: str, **extra: Any) -> None:
        """Close the innermost markup as an entity of a kind; an empty one leaves nothing behind."""
        opened = self.open.pop()
        if self.length > opened.start:
            place = {"type": kind, "offset": opened.start, "length": self.length - opened.start}
            self.entities.append(place | extra)

    def text_since(self, opened: Open) -> str:
        """Return the plain text written since some markup began."""
        units = "".join(self._pieces).encode("utf-16-le", "surrogatepass")
        return units[opened.start * 2 :].decode("utf-16-le", "surrogatepass")

    def text(self) -> str:
        """Return all of the plain text."""
        return "".join(self._pieces)

    def byte(self, at: int) -> int:
        """Return the byte offset of a place in the source, as Telegram reports it."""
        return len(self.source[:at].encode("utf-8", "surrogatepass"))

    def wrong(self, sentence: str, at: int | None = None) -> Refusal:
        """Make the refusal for markup nobody can read."""
        return bad(f"can't parse entities: {sentence}" + ("" if at is None else f" at byte offset {self.byte(at)}"))
