"""Persian: Arabic look-alikes, hamza carriers, tatweel and the zero-width non-joiner.

Hamza and madda over a letter, vowel marks and bidi controls need no line here: decomposition turns them into
marks, and the general fold drops marks and controls.
"""

LETTERS = "\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff"
NON_JOINER = "\u200c"
_LOOK_ALIKES = {
    "ی": "يىےې",
    "ک": "كڪ",
    "ه": "ةەہھۃ",
    "ا": "ٱ",
}
FOLD: dict[int, str | None] = {ord(look): letter for letter, looks in _LOOK_ALIKES.items() for look in looks}
FOLD[0x0640] = None  # tatweel
FOLD[ord(NON_JOINER)] = NON_JOINER
