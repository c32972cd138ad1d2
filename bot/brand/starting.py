"""A brand's first folder, written from the starter templates by `regulars init`."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from pydantic import ValidationError

from bot.brand.folder import FILES, read_brand_folder
from bot.brand.models import Brand
from bot.core.errors import RegularsError
from faq import LANGUAGES, Category, FaqDocument, FaqEntry, LocalAnswer, faq_yaml, parse_yaml


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


def accepted(field: str, value: str) -> str:
    """Return the value if brand.yaml takes it for this field; raises RegularsError saying what to write."""
    try:
        Brand.model_validate({"name": "A name", field: value})
    except ValidationError as error:
        for detail in error.errors():
            if detail["loc"][:1] == (field,):
                reason = detail["msg"].removeprefix("Value error, ")
                raise RegularsError(f"{field.replace('_', ' ').capitalize()}: {reason}") from None
    return value


def refuse_folder_in_use(path: Path) -> None:
    """Raise RegularsError where the folder has one of a brand's files."""
    for name in FILES:
        if os.path.exists(path / name):
            raise RegularsError(
                f"{path}/{name} is there already: nothing was changed. Name another folder with --brand-dir."
            )


def write_brand_folder(path: Path, beginning: Beginning) -> None:
    """Write brand.yaml, faq.yaml, desk.yaml and photos/; refuses to touch a folder that has one of them."""
    with new_brand_folder(path, beginning):
        pass


@contextmanager
def new_brand_folder(path: Path, beginning: Beginning) -> Iterator[None]:
    """Write the folder for a block; if the writing or the block fails, all that was made is taken away again."""
    refuse_folder_in_use(path)
    with ExitStack() as undo:
        try:
            _make_folder(path / "photos", undo)
            for name, text in _files(beginning).items():
                _make_file(path / name, text, undo)
        except OSError as error:
            raise RegularsError(
                f"{error.filename or path} cannot be written ({error.strerror}): nothing was changed. "
                "Give this user write permission, or name another folder with --brand-dir."
            ) from None
        read_brand_folder(path)
        yield
        undo.pop_all()


def _make_folder(path: Path, undo: ExitStack) -> None:
    missing = [folder for folder in (path, *path.parents) if not os.path.exists(folder)]
    for folder in reversed(missing):
        folder.mkdir()
        undo.callback(_remove_folder, folder)


def _remove_folder(path: Path) -> None:
    with suppress(OSError):  # somebody has put a file there since, which is not ours to take away
        path.rmdir()


def _make_file(path: Path, text: str, undo: ExitStack) -> None:
    with path.open("x", encoding="utf-8") as file:
        undo.callback(path.unlink, missing_ok=True)
        file.write(text)


def _files(beginning: Beginning) -> dict[str, str]:
    return {
        "brand.yaml": _brand_yaml(beginning),
        "faq.yaml": _faq_yaml(beginning),
        "desk.yaml": _template("desk.yaml"),
    }


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
    document = parse_yaml(_template("faq.yaml"), LANGUAGES, "faq.yaml")
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
