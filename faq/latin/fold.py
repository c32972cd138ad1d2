"""From a normalised text, in its own script or in Latin letters, to two readings that both kinds share."""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from faq.latin import amharic, armenian, persian, russian
from faq.latin.sounds import Sounds
from faq.normalise import words

LATIN_TYPED = {"hy": armenian.SOUNDS, "fa": persian.SOUNDS, "am": amharic.SOUNDS, "ru": russian.SOUNDS}
"""The languages that are also typed in Latin letters."""

_REPEATED = re.compile(r"(\D)\1+")


def read_latin(normalised: str, language: str) -> tuple[list[str], list[str]]:
    """The text's words by sound, and by their consonants alone; one consonant says nothing and is left out."""
    signs = [_signs(word, language) for word in words(normalised)]
    return [sound for sound, _ in signs if sound], [f"={bare}" for _, bare in signs if len(bare) > 1]


@lru_cache(maxsize=8_192)
def _signs(word: str, language: str) -> tuple[str, str]:
    """The word's sounds and its skeleton; most words come again and again."""
    fold, bare = _folds(language)
    sound = fold(word)
    return sound, bare(sound)


@cache
def _folds(language: str) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """The two folds of a language: word to sounds, and sounds to skeleton."""
    sounds = LATIN_TYPED[language]
    return _sound_fold(sounds), _skeleton_fold(sounds)


def _sound_fold(sounds: Sounds) -> Callable[[str], str]:
    first, anywhere = dict(sounds.typed_first), {**sounds.typed, **sounds.script}
    start, pattern = _any_of(first), _any_of(anywhere)

    def fold(word: str) -> str:
        """The word by its sounds; numbers stay as they are."""
        if word.isdecimal():
            return word
        if first and (found := start.match(word)):
            word = first[found[0]] + word[found.end() :]
        return _REPEATED.sub(r"\1", pattern.sub(lambda found: anywhere[found[0]], word))

    return fold


def _any_of(spellings: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern that finds the spellings, the longest first."""
    return re.compile("|".join(sorted(map(re.escape, spellings), key=len, reverse=True)))


def _skeleton_fold(sounds: Sounds) -> Callable[[str], str]:
    joined = str.maketrans(dict(sounds.alike))
    silent = re.compile(f"[{sounds.silent}]")
    middle = re.compile(f"(?<=.)[{sounds.middle_silent}]") if sounds.middle_silent else None
    final = re.compile(f"(?<=.)[{sounds.final_silent}]+$") if sounds.final_silent else None

    def skeleton(sound: str) -> str:
        """The consonants of a word's sounds, those that are easily taken for one another made one."""
        for pattern in (final, middle, silent):
            sound = pattern.sub("", sound) if pattern else sound
        return _REPEATED.sub(r"\1", sound.translate(joined))

    return skeleton
