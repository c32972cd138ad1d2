"""Callback data: what a tapped button acts on, in at most 64 bytes of `verb:argument:...`."""

from enum import StrEnum


class Verb(StrEnum):
    """What a button does; the short value is what Telegram carries."""

    MENU = "m"
    HELP = "i"
    LANGUAGES = "ls"
    LANGUAGE = "l"
    TOPICS = "ts"
    TOPIC = "t"
    ENTRY = "e"
    CHOOSE = "c"
    NONE = "n"
    HELPED = "y"
    NOT_HELPED = "x"


def pack(verb: Verb, *arguments: object) -> str:
    """Return the callback data of a button."""
    return ":".join((verb.value, *map(str, arguments)))


def unpack(data: str) -> tuple[str, tuple[str, ...]]:
    """Return the verb and its arguments; never raises, whatever a stranger sends."""
    verb, *arguments = data.split(":")
    return verb, tuple(arguments)
