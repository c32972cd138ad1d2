"""Amharic: letters that sound alike are written for one another, and a letter is a consonant with a vowel."""

LETTERS = "\u1200-\u135a\u1380-\u138f"
_ROW = 8
# A row of eight code points holds one consonant with each of its vowels.
_HOMOPHONE_ROWS = {"ሐ": "ሀ", "ኀ": "ሀ", "ኸ": "ሀ", "ሠ": "ሰ", "ዐ": "አ", "ፀ": "ጸ"}
# The fourth order of ሀ and አ sounds like their first; labialised letters are written with the seventh.
_HOMOPHONES = {"ሃ": "ሀ", "ኣ": "አ", "ጐ": "ጎ", "ኰ": "ኮ", "ቈ": "ቆ", "ኈ": "ሆ"}
_VOWELS = "əuiaeɨow"


def _fold() -> dict[int, str | None]:
    """The letters that are read as another one."""
    single = {ord(letter): ord(base) for letter, base in _HOMOPHONES.items()}
    rows = {ord(row) + order: ord(base) + order for row, base in _HOMOPHONE_ROWS.items() for order in range(_ROW - 1)}
    rows[ord("ሧ")] = ord("ሷ")
    return {letter: chr(single.get(base, base)) for letter, base in (rows | single).items()}


FOLD = _fold()
_PARTS = {code: chr(code & ~7) + _VOWELS[code & 7] for code in range(0x1200, 0x1358)}


def spread(word: str) -> str:
    """The word with each letter written as its consonant and its vowel, so that one sound apart is one sign apart."""
    return word.translate(_PARTS)
