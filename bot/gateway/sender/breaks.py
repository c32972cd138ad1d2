"""Where a text may be broken: units, graphemes, and the places a reader expects a break."""

import re
import unicodedata
from collections.abc import Callable

PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
LINE = re.compile(r"\n\s*")
SENTENCE = re.compile(r"(?:[.!?…։؟።፧]|:(?=\s))[\"'»”)\]]*\s+|[።፧]")
"""The end of a sentence in five scripts: Latin and Cyrillic, Armenian ։, Persian ؟, Amharic ። and ፧."""
SPACE = re.compile(r"\s+|፡")
KINDS = (PARAGRAPH, LINE, SENTENCE, SPACE)
"""Kinds of break, the most natural first."""

MARKUP = re.compile(r"<[^<>]*>|&[#\w]{1,32};")
"""What must stay whole in Telegram's HTML: tags and entities."""

JOINER = "\u200d"
SKIN_TONES = range(0x1F3FB, 0x1F400)
FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def units(text: str) -> int:
    """Return the length as Telegram counts it: in UTF-16 units, so most emoji are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fits(text: str, limit: int) -> int:
    """Return how many characters from the start make up at most `limit` UTF-16 units."""
    end = min(len(text), limit)
    while (over := units(text[:end]) - limit) > 0:
        end -= (over + 1) // 2
    return end


def last_break(text: str, end: int, allowed: Callable[[int], bool]) -> int:
    """Return the best place to break at or before `end`.

    The most natural kind with a break in the second half wins, and of that kind the last place; where a text has no
    natural break, it is the last one between two graphemes.
    """
    for kind in KINDS:
        places = [match.end() for match in kind.finditer(text, 0, end + 1) if end // 2 < match.end() <= end]
        for place in reversed(places):
            if allowed(place) and between_graphemes(text, place):
                return place
    return next((place for place in range(end, 0, -1) if allowed(place) and between_graphemes(text, place)), 0)


def between_graphemes(text: str, place: int) -> bool:
    """Tell whether what people see as one character stays whole when the text is cut at `place`."""
    if not 0 < place < len(text):
        return True
    before, after = text[place - 1], text[place]
    if JOINER in (before, after) or unicodedata.category(after).startswith("M") or ord(after) in SKIN_TONES:
        return False
    if (before, after) == ("\r", "\n"):
        return False
    return not (ord(before) in FLAG_LETTERS and ord(after) in FLAG_LETTERS and _flag_letters_before(text, place) % 2)


def _flag_letters_before(text: str, place: int) -> int:
    """Count the flag letters that run up to `place`; two of them are one flag."""
    start = place
    while start and ord(text[start - 1]) in FLAG_LETTERS:
        start -= 1
    return place - start
