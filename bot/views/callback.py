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

    PERSON = "p"
    INTAKE_TOPIC = "it"
    INTAKE_SKIP = "is"
    RATE = "r"
    SOLVED = "s"
    REOPEN = "ro"
    ALARM_NO = "an"

    PRIVACY = "v"
    MYDATA = "vd"
    FORGET = "vf"
    FORGET_SURE = "vs"
    FORGET_NOW = "vn"

    DESK_TAKE = "dt"
    DESK_ASSIGN = "da"
    DESK_ASSIGN_TO = "db"
    DESK_RESOLVE = "dr"
    DESK_CLOSE = "dc"
    DESK_CLOSE_AS = "dd"
    DESK_NOTE = "dn"
    DESK_SNOOZE = "ds"
    DESK_SNOOZE_TO = "du"
    DESK_PRIORITY = "dp"
    DESK_PRIORITY_TO = "dq"
    DESK_VIP = "dv"
    DESK_RETRY = "dx"
    DESK_SIGN = "dg"
    DESK_REPLY = "de"
    DESK_TEACH = "dl"
    DESK_CARD = "dk"


STAFF_VERBS = frozenset(verb for verb in Verb if verb.name.startswith("DESK_"))
"""The buttons of the desk: only for whoever Telegram says is staff at the moment of the tap."""


def pack(verb: Verb, *arguments: object) -> str:
    """Return the callback data of a button."""
    return ":".join((verb.value, *map(str, arguments)))


def unpack(data: str) -> tuple[str, tuple[str, ...]]:
    """Return the verb and its arguments; never raises, whatever a stranger sends."""
    verb, *arguments = data.split(":")
    return verb, tuple(arguments)
