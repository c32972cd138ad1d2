"""Texts longer than Telegram takes, split where a reader would pause."""

import re

from bot.gateway.sender.breaks import MARKUP, fits, last_break, units

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
"""UTF-16 units (https://core.telegram.org/bots/api#sendmessage, #sendphoto)."""
TAG = re.compile(r"<(/?)([a-zA-Z-]+)[^<>]*>")


def split_text(text: str, limit: int = TEXT_LIMIT) -> list[str]:
    """Split a plain text into parts of at most `limit` UTF-16 units; only the white space at the breaks is lost.

    A blank text has no parts. No part ends inside a surrogate pair or a grapheme, unless one grapheme alone is longer
    than the limit.
    """
    parts = []
    rest = text.strip()
    while units(rest) > limit:
        end = fits(rest, limit)
        end = last_break(rest, end, lambda place: True) or end
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [part for part in (*parts, rest) if part]


def split_html(html: str, limit: int = TEXT_LIMIT) -> list[str]:
    """Split a text in Telegram's HTML; no tag or entity is cut, and tags open at a break are closed and opened again.

    Tags count towards the limit, which Telegram would not do, so a part is never too long.
    """
    parts = []
    rest = html.strip()
    while units(rest) > limit:
        part, opened, rest = _first_part(rest, limit)
        parts.append(part)
        rest = opened + rest
    return [*parts, rest] if rest else parts


def _first_part(html: str, limit: int) -> tuple[str, str, str]:
    """Cut the first part off: return it with its tags closed, the tags to open again, and the rest."""
    whole = [match.span() for match in MARKUP.finditer(html)]

    def allowed(place: int) -> bool:
        return not any(start < place < end for start, end in whole)

    room = limit
    while True:
        end = last_break(html, fits(html, room), allowed) if room > 0 else 0
        tags = _open_tags(html[:end])
        opened, closing = "".join(tag for _, tag in tags), "".join(f"</{name}>" for name, _ in reversed(tags))
        if end <= len(opened):  # tags alone fill the part: no sensible break is left
            hard = fits(html, limit)
            return html[:hard], "", html[hard:]
        if units(html[:end].rstrip()) + units(closing) <= limit:
            return html[:end].rstrip() + closing, opened, html[end:].lstrip()
        room -= units(closing)


def _open_tags(html: str) -> list[tuple[str, str]]:
    """Return the tags still open at the end, outermost first, as (name, the whole opening tag)."""
    opened: list[tuple[str, str]] = []
    for tag in TAG.finditer(html):
        closes, name = tag.groups()
        if not closes:
            opened.append((name, tag[0]))
        elif opened and opened[-1][0] == name:
            opened.pop()
    return opened
