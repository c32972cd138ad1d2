"""Russian typed with the English layout on, and the reverse: "ghbdtn" is "привет"."""

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


def to_cyrillic(text: str) -> str:
    """What the same keys write on the Russian layout."""
    return text.lower().translate(_TO_CYRILLIC)


def to_latin(text: str) -> str:
    """What the same keys write on the English layout."""
    return text.lower().translate(_TO_LATIN)
