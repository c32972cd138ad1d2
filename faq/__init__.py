"""The answering engine: entries in, ranked answers and a decision out."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the matrices are small: more threads only wait for each other

from faq.answer import Answer, Decision, Ranked
from faq.checks import shared_phrasings
from faq.document import Category, FaqDocument, FaqEntry, LocalAnswer, engine_entries
from faq.engine import Engine
from faq.entry import LANGUAGES, Entry
from faq.parse_csv import parse_csv
from faq.parse_yaml import parse_yaml
from faq.problem import FaqError, Problem
from faq.small_talk import SmallTalk, small_talk
from faq.write_yaml import faq_yaml

__all__ = [
    "LANGUAGES",
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
    "SmallTalk",
    "engine_entries",
    "faq_yaml",
    "parse_csv",
    "parse_yaml",
    "shared_phrasings",
    "small_talk",
]
