"""Texts of five languages in the one form that the engine compares."""

from faq.normalise.amharic import spread
from faq.normalise.persian import NON_JOINER
from faq.normalise.script import script_language
from faq.normalise.text import READ_LIMIT, normalise, words

__all__ = ["NON_JOINER", "READ_LIMIT", "normalise", "script_language", "spread", "words"]
