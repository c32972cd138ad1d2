"""An FAQ as the text of `faq.yaml`; reading it again gives the same FAQ."""

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from faq.document import FaqDocument, FaqEntry, LocalAnswer


def faq_yaml(document: FaqDocument) -> str:
    """The document as YAML, in its own order."""
    yaml: Any = YAML()
    yaml.width = 4_096
    yaml.indent(mapping=2, sequence=4, offset=2)
    text = io.StringIO()
    yaml.dump(
        {
            "categories": [{"id": category.id, "title": dict(category.title)} for category in document.categories],
            "entries": [_entry(entry) for entry in document.entries],
        },
        text,
    )
    return text.getvalue()


def _entry(entry: FaqEntry) -> dict[str, Any]:
    local = {language: _local(part) for language, part in entry.languages.items()}
    return {"id": entry.id, "category": entry.category, **local}


def _local(part: LocalAnswer) -> dict[str, Any]:
    fields: dict[str, Any] = {"ask": list(part.ask), "answer": _readable(part.text)}
    optional = {"link": part.link, "photo": part.photo}
    return fields | {name: value for name, value in optional.items() if value is not None}


def _readable(text: str) -> str:
    """Texts of several plain lines are written as a block, as a person would."""
    lines = text.split("\n")
    if len(lines) > 1 and all(line.isprintable() and line == line.strip() for line in lines):
        block: str = LiteralScalarString(text)
        return block
    return text
