"""Armenian, Persian, Amharic and Russian as people type them with Latin letters, and on the wrong keyboard."""

from faq.latin.fold import LATIN_TYPED, read_latin
from faq.latin.keyboard import to_cyrillic, to_latin

__all__ = ["LATIN_TYPED", "read_latin", "to_cyrillic", "to_latin"]
