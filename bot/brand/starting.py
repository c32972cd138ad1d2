"""A brand's first folder, written from the starter templates by `regulars init`."""

from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from bot.brand.folder import FILES
from bot.brand.models import LANGUAGE_CODES
from bot.core.errors import RegularsError
from faq import Category, FaqDocument, FaqEntry, LocalAnswer, faq_yaml, parse_yaml


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a person is asked before their brand folder can be written."""

    name: str
    languages: tuple[str, ...]
    default_language: str
    currency: str = "USD"
    time_zone: str = "UTC"
    phone: str = ""
    email: str = ""


def write_brand_folder(path: Path, beginning: Beginning) -> None:
    """Write brand.yaml, faq.yaml and photos/; refuses to touch a folder that has one of them."""
    if present := [name for name in FILES if (path / name).exists()]:
        raise RegularsError(
            f"{path}/{present[0]} is there already: nothing was changed. Name another with --brand-dir."
        )
    texts = {"brand.yaml": _brand_yaml(beginning), "faq.yaml": _faq_yaml(beginning)}
    (path / "photos").mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (path / name).write_text(text, encoding="utf-8")


def _brand_yaml(beginning: Beginning) -> str:
    fields = {
        "@NAME@": _quoted(beginning.name),
        "@LANGUAGES@": ", ".join(beginning.languages),
        "@DEFAULT@": beginning.default_language,
        "@CURRENCY@": beginning.currency,
        "@ZONE@": beginning.time_zone,
        "@PHONE@": f"phone: {_quoted(beginning.phone)}" if beginning.phone else '# phone: "+1 555 0100"',
        "@EMAIL@": f"email: {_quoted(beginning.email)}" if beginning.email else "# email: hello@example.com",
    }
    if not (beginning.phone or beginning.email):
        fields["contact:\n"] = "# contact:\n"
    return _filled(_template("brand.yaml"), fields)


def _faq_yaml(beginning: Beginning) -> str:
    contact = ", ".join(part for part in (beginning.phone, beginning.email) if part)
    document = parse_yaml(_template("faq.yaml"), LANGUAGE_CODES, "faq.yaml")
    fields = {"@NAME@": beginning.name, "@CONTACT@": contact}
    entries = [entry for entry in document.entries if contact or entry.id != "contact"]
    categories = tuple(
        Category(c.id, {code: c.title[code] for code in beginning.languages}) for c in document.categories
    )
    chosen = FaqDocument(categories, tuple(_entry(e, beginning.languages, fields) for e in entries))
    return _template("faq-head.txt") + faq_yaml(chosen)


def _entry(entry: FaqEntry, languages: tuple[str, ...], fields: dict[str, str]) -> FaqEntry:
    local = {
        code: LocalAnswer(entry.languages[code].ask, _filled(entry.languages[code].text, fields)) for code in languages
    }
    return FaqEntry(entry.id, entry.category, local)


def _template(name: str) -> str:
    return (resources.files("bot.brand") / "starter" / name).read_text(encoding="utf-8")


def _filled(text: str, fields: dict[str, str]) -> str:
    for field, value in fields.items():
        text = text.replace(field, value)
    return text


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
