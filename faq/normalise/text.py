"""One form for text that is typed in many: what the engine compares.

Scripts do not overlap, so one fold serves all five languages and a message that mixes them.
"""

import re
import unicodedata

from faq.normalise import amharic, armenian, persian, russian

READ_LIMIT = 1_000
"""Characters of a text that are read; what comes after them is not looked at."""

_APOSTROPHES = "'`’‘ʼʻ"
_NON_JOINERS = re.compile(f"{persian.NON_JOINER}+")
_STRAY_NON_JOINER = re.compile(
    f"(?<![{persian.LETTERS}]){persian.NON_JOINER}|{persian.NON_JOINER}(?![{persian.LETTERS}])"
)


class _Fold(dict[int, str | None]):
    """What becomes of each character, worked out the first time it is met: kept, dropped, or a space."""

    def __missing__(self, code: int) -> str | None:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(char: str) -> str | None:
    """Letters stay, marks and controls go, digits of all scripts are one, anything else separates words."""
    category = unicodedata.category(char)
    if category[0] == "L" or category == "Mc":
        return char
    if category in ("Mn", "Me", "Cf"):
        return None
    if category[0] == "N" and (value := unicodedata.numeric(char)) == int(value):
        return str(int(value))
    return " "


_FOLD = _Fold(
    {ord(mark): None for mark in _APOSTROPHES} | armenian.FOLD | persian.FOLD | amharic.FOLD,
)


def normalise(text: str) -> str:
    """The text as it is compared: lower case, one spelling, words parted by single spaces; never raises.

    A Persian zero-width non-joiner stays between two letters, because a word parted by it is both one and two.
    """
    text = unicodedata.normalize("NFKD", text[:READ_LIMIT]).lower().replace(*russian.SPELLINGS)
    text = text.translate(_FOLD).replace(*armenian.SPELLINGS)
    if persian.NON_JOINER in text:
        text = _STRAY_NON_JOINER.sub(" ", _NON_JOINERS.sub(persian.NON_JOINER, text))
    return " ".join(text.split())[:READ_LIMIT].rstrip(" " + persian.NON_JOINER)


def words(normalised: str) -> list[str]:
    """The words of a normalised text; one with a non-joiner counts joined and in its parts, as people type both."""
    found: list[str] = []
    for word in normalised.split():
        if persian.NON_JOINER in word:
            parts = word.split(persian.NON_JOINER)
            found += ["".join(parts), *parts]
        else:
            found.append(word)
    return found
