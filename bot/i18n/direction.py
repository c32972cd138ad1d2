"""Right-to-left care: isolated values, lines that start on the right side, and no tricks in names."""

import re
import unicodedata

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"
RIGHT_TO_LEFT_MARK = "\u200f"

_BIDI_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_STRONG = {"L", "R", "AL"}


def strip_bidi(text: str) -> str:
    """Remove bidi controls, so that a typed name cannot turn the rest of a line around."""
    return _BIDI_CONTROLS.sub("", text)


def isolate(value: object) -> str:
    """Wrap a name, code or price so that it keeps its own direction inside any sentence."""
    return f"{FIRST_STRONG_ISOLATE}{strip_bidi(str(value))}{POP_ISOLATE}"


def right_to_left(text: str) -> str:
    """Make every line of a right-to-left text start on the right, whatever character it begins with."""
    return "\n".join(_marked(line) for line in text.split("\n"))


def _marked(line: str) -> str:
    return RIGHT_TO_LEFT_MARK + line if line and _starts_left(line) else line


def _starts_left(line: str) -> bool:
    """Tell whether some client would start this line on the left.

    By Unicode's rules isolated parts are skipped when a paragraph's direction is looked for; Chromium looks into them.
    """
    if line.startswith(RIGHT_TO_LEFT_MARK):
        return False
    depth, seen_inside = 0, False
    for character in line:
        if character == FIRST_STRONG_ISOLATE:
            depth += 1
        elif character == POP_ISOLATE:
            depth -= 1
        elif (strength := unicodedata.bidirectional(character)) in _STRONG:
            if strength == "L" and (depth == 0 or not seen_inside):
                return True
            if depth == 0:
                return False
            seen_inside = True
    return True
