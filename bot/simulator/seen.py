"""What a person sees in a chat: one message, as the client of the people API hands it out."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as people see it; `event` marks its latest change, `view` is the whole JSON of the contract."""

    message_id: int
    chat_id: int
    bot_id: int | None
    thread_id: int | None
    event: int
    kind: str
    text: str
    buttons: list[list[str]]
    sender_id: int
    sender: str
    edits: int
    view: dict[str, Any] = field(repr=False, hash=False, compare=False)

    @classmethod
    def of(cls, view: dict[str, Any]) -> "Seen":
        """Read a message of the people API."""
        return cls(
            message_id=view["id"],
            chat_id=view["chat_id"],
            bot_id=view["bot_id"],
            thread_id=view["thread_id"],
            event=view["event"],
            kind=view["kind"],
            text=view["text"],
            buttons=[[button["text"] for button in row] for row in view["buttons"] or ()],
            sender_id=view["from"]["id"],
            sender=view["from"]["name"],
            edits=view["edits"],
            view=view,
        )

    @property
    def data(self) -> dict[str, str]:
        """The callback data of its buttons, by their visible text."""
        rows = self.view["buttons"] or ()
        return {button["text"]: button["data"] for row in rows for button in row if button["data"] is not None}

    @property
    def reply_to(self) -> int | None:
        """The id of the message it answers."""
        quoted = self.view["reply_to"]
        return quoted["id"] if quoted else None

    @property
    def reactions(self) -> list[str]:
        """The emoji under it; a custom one by its id."""
        return [reaction["custom"] or reaction["emoji"] for reaction in self.view["reactions"]]

    @property
    def album(self) -> str | None:
        """The id its album's parts share."""
        album: str | None = self.view["album"]
        return album


@dataclass(frozen=True, slots=True)
class Topic:
    """A forum topic as people see it; `icon` is an emoji or "", `icon_color` its RGB where there is none."""

    thread_id: int
    name: str
    icon: str
    icon_color: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Toast:
    """What the bot said to a tap; `text` is None where it only stopped the spinner."""

    text: str | None
    alert: bool
    url: str | None


@dataclass(frozen=True, slots=True)
class Figures:
    """How a load was answered: times in milliseconds, one per answered text, in the order of the answers."""

    sent: int
    answered: int
    done: bool
    seconds: float
    latencies_ms: list[float] = field(repr=False)

    def percentile(self, share: float) -> float:
        """Return the latency that `share` (0-1) of the answers did not exceed; 0 without answers."""
        ranked = sorted(self.latencies_ms)
        return ranked[min(len(ranked) - 1, int(share * len(ranked)))] if ranked else 0.0
