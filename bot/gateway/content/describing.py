"""A message in one short line, for cards and lists."""

from bot.gateway.content.content import Content
from bot.gateway.sender.breaks import fits, last_break, units

ELLIPSIS = "…"


def describe(content: Content, limit: int = 60) -> tuple[str, str]:
    """Return the kind, for a word or an icon, and what it says in one line of at most `limit` UTF-16 units.

    A live photo counts as a photo. The line may be empty. It is somebody's text: isolate it where it is shown.
    """
    line = " ".join((content.text or content.label).split())
    return "photo" if content.kind == "live_photo" else content.kind, shortened(line, limit)


def shortened(line: str, limit: int) -> str:
    """Cut a line that is longer than `limit` UTF-16 units between two words, and say so with an ellipsis."""
    if units(line) <= limit:
        return line
    end = fits(line, limit - len(ELLIPSIS))
    return line[: last_break(line, end, lambda place: True) or end].rstrip() + ELLIPSIS
