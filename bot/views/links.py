"""Links inside a text: made while the text is put together, placed when it is finished."""

import re
from typing import Any

from bot.gateway.sender.breaks import units
from bot.i18n.direction import strip_bidi
from bot.views.view import Rows, View

_FIRST = 0x100000  # plane 16 is for private use: no keyboard types it
_PLACES = re.compile("([\U00100000-\U0010fffd])")


class Links:
    """The links of one view: each is one strange character in the text until `view` writes its words there."""

    def __init__(self) -> None:
        self._links: list[tuple[str, dict[str, Any]]] = []

    def to(self, url: str, words: str) -> str:
        """Return what stands in the text for `words` that open a page."""
        return self._placed(words, {"type": "text_link", "url": url})

    def person(self, name: str, telegram_id: int) -> str:
        """Return what stands in the text for a mention of a person, with or without an @name."""
        user = {"id": telegram_id, "is_bot": False, "first_name": _clean(name)}
        return self._placed(name, {"type": "text_mention", "user": user})

    def view(self, text: str, rows: Rows = ()) -> View:
        """Return the finished view: words in their places, and entities with UTF-16 offsets that cover them."""
        written, entities, offset = [], [], 0
        for piece in _PLACES.split(text):
            at = ord(piece) - _FIRST if _PLACES.fullmatch(piece) else -1
            words, entity = self._links[at] if 0 <= at < len(self._links) else (piece, None)
            if entity is not None:
                entities.append({**entity, "offset": offset, "length": units(words)})
            written.append(words)
            offset += units(words)
        return View("".join(written), rows, entities=tuple(entities))

    def _placed(self, words: str, entity: dict[str, Any]) -> str:
        self._links.append((_clean(words), entity))
        return chr(_FIRST + len(self._links) - 1)


def _clean(words: str) -> str:
    """Return words that Telegram keeps as they are: it trims a link's white space, and drops an empty one."""
    return " ".join(_PLACES.sub("", strip_bidi(words)).split()) or "–"
