"""The answering engine: entries in, ranked answers and a decision out."""

from faq.answer import Answer, Decision, Ranked
from faq.document import Category, FaqDocument, FaqEntry, LocalAnswer, engine_entries
from faq.engine import Engine
from faq.entry import Entry
from faq.problem import FaqError, Problem

__all__ = [
    "Answer",
    "Category",
    "Decision",
    "Engine",
    "Entry",
    "FaqDocument",
    "FaqEntry",
    "FaqError",
    "LocalAnswer",
    "Problem",
    "Ranked",
    "engine_entries",
]
