"""Russian: ё is written е by most; й is a letter of its own though Unicode takes it apart."""

LETTERS = "\u0400-\u052f"
# After decomposition: put й together again before its breve is dropped as a mark. Nothing is needed for ё.
SPELLINGS = ("и\u0306", "й")
