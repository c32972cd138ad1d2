"""One language's index: example phrasings in, the chance of each entry out."""

from faq.index.features import Grams, Reading
from faq.index.index import Index, Phrasing

__all__ = ["Grams", "Index", "Phrasing", "Reading"]
