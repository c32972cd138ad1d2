"""Words of anger or alarm, by which a customer reaches a person without asking for one."""

import re
from functools import lru_cache

from faq.normalise import NON_JOINER, normalise


def alarmed(text: str, words: tuple[str, ...]) -> bool:
    """Say whether one of the brand's words of alarm (`Desk.alarm_words`) stands in the text.

    A word counts only as a whole; a star at its beginning or end stands for any letters ("fraud*"). Words of all
    languages count, whatever the customer's own, because people mix them.
    """
    if not words:
        return False
    return _pattern(words).search(normalise(text).replace(NON_JOINER, " ")) is not None


@lru_cache(maxsize=4)  # the desk in force and the one before it
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    phrases = filter(None, map(_phrase, words))
    return re.compile(rf"(?<!\S)(?:{'|'.join(phrases) or '(?!)'})(?!\S)")


def _phrase(words: str) -> str:
    return " ".join(filter(None, map(_word, words.split())))


def _word(word: str) -> str:
    """The pattern of one word; where it has a non-joiner, people write it together, parted, or as two words."""
    letters = re.escape(normalise(word)).replace(NON_JOINER, " ?")
    return rf"{_any(word.startswith('*'))}{letters}{_any(word.endswith('*'))}" if letters else ""


def _any(starred: bool) -> str:
    return r"\S*" if starred else ""
