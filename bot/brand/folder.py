"""The brand folder as one validated whole: brand.yaml, faq.yaml, desk.yaml if there is one, and the photos."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

from bot.brand.desk import Desk
from bot.brand.models import Brand
from bot.brand.yaml_file import BrandError, Model, parse_model, read_text
from bot.core.errors import RegularsError
from faq import FaqDocument, FaqError, Problem, parse_yaml

FILES = ("brand.yaml", "faq.yaml", "desk.yaml")


@dataclass(frozen=True, slots=True)
class BrandFolder:
    """A brand folder that was read without a mistake; `faq_hash` is the SHA-256 of faq.yaml."""

    path: Path
    brand: Brand
    faq: FaqDocument
    faq_hash: str
    desk: Desk

    @property
    def photos(self) -> Path:
        """The folder of the photos that answers name."""
        return self.path / "photos"


def sample_folder() -> Path:
    """Return the sample brand's folder: for the demo only."""
    return Path(str(resources.files("bot.brand") / "sample"))


def read_brand_folder(path: Path) -> BrandFolder:
    """Read and check the folder; raises BrandError with every mistake of every file."""
    if not os.path.isdir(path):
        raise RegularsError(f"There is no brand folder at {path}/. `regulars init` makes one.")
    brand, brand_problems = _parsed(Brand, read_text(path / "brand.yaml"), "brand.yaml")
    faq_text = read_text(path / "faq.yaml")
    faq, faq_problems = check_faq(faq_text, path, brand.languages if brand else ())
    desk, desk_problems = _parsed(Desk, _text_if_any(path / "desk.yaml"), "desk.yaml")
    problems = (*brand_problems, *faq_problems, *desk_problems)
    if brand is None or faq is None or desk is None or problems:
        raise BrandError(problems)
    return BrandFolder(path, brand, faq, hashlib.sha256(faq_text.encode()).hexdigest(), desk)


def fingerprint(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Return name, size and time of change of each file and photo, to notice an edit cheaply.

    What cannot be looked at, or goes away meanwhile, is left out.
    """
    photos = path / "photos"
    files = (*(path / name for name in FILES), *(photos / name for name in _names(photos)))
    return tuple(seen for file in files if (seen := _seen(file)))


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _seen(file: Path) -> tuple[str, int, int] | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return file.name, stat.st_size, stat.st_mtime_ns


def _text_if_any(file: Path) -> str:
    return read_text(file) if os.path.exists(file) else ""


def _parsed(model: type[Model], text: str, source: str) -> tuple[Model | None, tuple[Problem, ...]]:
    try:
        return parse_model(model, text, source), ()
    except BrandError as error:
        return None, error.problems


def check_faq(text: str, path: Path, languages: tuple[str, ...]) -> tuple[FaqDocument | None, tuple[Problem, ...]]:
    """Return what faq.yaml says if this is its text, and every mistake; None where it cannot be understood."""
    try:
        document = _understood(text, languages)
    except FaqError as error:
        return None, error.problems
    return document, tuple(_missing_photos(text, path / "photos", document))


@lru_cache(maxsize=2)
def _understood(text: str, languages: tuple[str, ...]) -> FaqDocument:
    """Read a FAQ, the same text once only: an edit of another file need not read this long one again."""
    return parse_yaml(text, languages, "faq.yaml")


def _missing_photos(text: str, folder: Path, document: FaqDocument) -> Iterator[Problem]:
    named = {local.photo for entry in document.entries for local in entry.languages.values() if local.photo}
    for number, line in enumerate(text.splitlines(), start=1):
        for photo in sorted(named):
            if photo in line and "photo" in line and not os.path.isfile(folder / Path(photo).name):
                message = f"the photo “{photo}” is not in photos/: put it there, or drop this line"
                yield Problem("faq.yaml", number, message)
