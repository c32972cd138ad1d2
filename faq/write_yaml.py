"""An FAQ as the text of `faq.yaml`; reading it again gives the same FAQ."""

import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from faq.document import FaqDocument, FaqEntry, LocalAnswer

_OTHER_BREAKS = ("\r", "\x85", "\u2028", "\u2029")


def faq_yaml(document: FaqDocument) -> str:
    """The document as YAML, in its own order."""
    yaml: Any = YAML()
    yaml.width = 4_096
    yaml.indent(mapping=2, sequence=4, offset=2)
    text = io.StringIO()
    yaml.dump(
        {
            "categories": [{"id": category.id, "title": _texts(category.title)} for category in document.categories],
            "entries": [_entry(entry) for entry in document.entries],
        },
        text,
    )
    return text.getvalue()


def _entry(entry: FaqEntry) -> dict[str, Any]:
    local = {language: _local(part) for language, part in entry.languages.items()}
    return {"id": entry.id, "category": entry.category, **local}


def _local(part: LocalAnswer) -> dict[str, Any]:
    fields: dict[str, Any] = {"ask": [_scalar(ask) for ask in part.ask], "answer": _scalar(part.text)}
    optional = {"link": part.link, "photo": part.photo}
    return fields | _texts({name: value for name, value in optional.items() if value is not None})


def _texts(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: _scalar(text) for name, text in texts.items()}


def _scalar(text: str) -> str:
    """The text in the style that keeps it: a block for plain lines, quotes round breaks that YAML would fold."""
    written: str = text
    lines = text.split("\n")
    if any(sign in text for sign in _OTHER_BREAKS):
        written = DoubleQuotedScalarString(text)
    elif len(lines) > 1 and all(line.isprintable() and line == line.strip() for line in lines):
        written = LiteralScalarString(text)
    return written
