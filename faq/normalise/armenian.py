"""Armenian: the marks of tone stand inside words, and "and" is written three ways."""

LETTERS = "\u0531-\u0587"
# Modifier, apostrophe, emphasis, exclamation, question and abbreviation marks; the comma U+055D separates words.
FOLD = {ord(mark): None for mark in "\u0559\u055a\u055b\u055c\u055e\u055f"}
# Compatibility decomposition has already turned the ligature U+0587 into the first of these.
SPELLINGS = ("եւ", "եվ")
