"""The brand folder as one validated whole: brand.yaml, faq.yaml and the photos they name."""

import hashlib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from bot.brand.models import Brand
from bot.brand.yaml_file import BrandError, parse_model, read_text
from bot.core.errors import RegularsError
from faq import FaqDocument, FaqError, Problem, parse_yaml

FILES = ("brand.yaml", "faq.yaml")


@dataclass(frozen=True, slots=True)
class BrandFolder:
    """A brand folder that was read without a mistake; `faq_hash` is the SHA-256 of faq.yaml."""

    path: Path
    brand: Brand
    faq: FaqDocument
    faq_hash: str

    @property
    def photos(self) -> Path:
        """The folder of the photos that answers name."""
        return self.path / "photos"


def sample_folder() -> Path:
    """Return the sample brand's folder: for the demo only."""
    return Path(str(resources.files("bot.brand") / "sample"))


def read_brand_folder(path: Path) -> BrandFolder:
    """Read and check the folder; raises BrandError with every mistake of every file."""
    if not path.is_dir():
        raise RegularsError(f"There is no brand folder at {path}/. `regulars init` makes one.")
    brand = parse_model(Brand, read_text(path / "brand.yaml"), "brand.yaml")
    text = read_text(path / "faq.yaml")
    try:
        document = parse_yaml(text, brand.languages, "faq.yaml")
    except FaqError as error:
        raise BrandError(error.problems) from None
    if missing := tuple(_missing_photos(path, document)):
        raise BrandError(missing)
    return BrandFolder(path, brand, document, hashlib.sha256(text.encode()).hexdigest())


def fingerprint(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Return name, size and time of change of each file, to notice an edit cheaply."""
    stats = ((name, (path / name).stat()) for name in FILES if (path / name).exists())
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


def _missing_photos(path: Path, document: FaqDocument) -> list[Problem]:
    photos = {
        local.photo: f"entry “{entry.id}” ({language})"
        for entry in document.entries
        for language, local in entry.languages.items()
        if local.photo
    }
    return [
        Problem("faq.yaml", 1, f"{where} names the photo “{photo}”, which is not in {path.name}/photos/")
        for photo, where in photos.items()
        if not _photo(path, photo).is_file()
    ]


def _photo(path: Path, name: str) -> Path:
    return path / "photos" / Path(name).name
