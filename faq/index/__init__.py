"""One language's index: example phrasings in, the chance of each entry out."""

from faq.index.features import SHORT_GRAMS, Grams, Reading
from faq.index.index import Index, Phrasing

__all__ = ["SHORT_GRAMS", "Grams", "Index", "Phrasing", "Reading"]
