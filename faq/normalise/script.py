"""Which language a text is in, as far as its script tells."""

import re

from faq.normalise import amharic, armenian, persian, russian

_SCRIPTS = {
    "hy": re.compile(f"[{armenian.LETTERS}]"),
    "fa": re.compile(f"[{persian.LETTERS}]"),
    "am": re.compile(f"[{amharic.LETTERS}]"),
    "ru": re.compile(f"[{russian.LETTERS}]"),
}
_LATIN = re.compile("[a-z]")


def script_language(normalised: str) -> str | None:
    """The language whose script the normalised text is written in, or None if that is Latin or no script we know.

    Brand names are often Latin inside any language, so two letters of another script are enough to decide.
    """
    if normalised.isascii():
        return None
    language, letters = max(
        ((language, len(script.findall(normalised))) for language, script in _SCRIPTS.items()),
        key=lambda found: found[1],
    )
    enough = 1 if not _LATIN.search(normalised) else 2
    return language if letters >= enough else None
