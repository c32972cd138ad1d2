"""Bringing questions in from a spreadsheet, and out of the database."""

import sqlite3
from pathlib import Path

import pytest

from bot.brand.folder import FILES
from bot.brand.starting import Beginning, write_brand_folder
from bot.cli.writing import replace_file
from bot.core.errors import RegularsError
from faq import parse_yaml
from tests.cli.conftest import Terminal
from tests.cli.limits import small_files

HEADER = "id,category,language,question,answer\n"
PARKING = """\
  - id: parking
    category: about
    en: {ask: [parking], answer: Behind the house., link: "https://example.com/map", photo: parking.jpg}
    hy: {ask: [կայանատեղի], answer: Տան հետևում։}
"""


def _opened(terminal: Terminal) -> Path:
    """Return the faq.yaml of a brand that speaks English; its entry `parking` has a photo and an Armenian part."""
    folder = terminal.folder / "brand"
    write_brand_folder(folder, Beginning("Nar", ("en",), "en"))
    (folder / "photos" / "parking.jpg").write_bytes(b"a picture")
    with (folder / "faq.yaml").open("a", encoding="utf-8") as file:
        file.write(PARKING)
    (terminal.folder / "table.csv").write_text(HEADER + "parking,about,en,where to park,On the roof.\n")
    return folder / "faq.yaml"


async def test_an_import_keeps_what_a_table_cannot_say_and_the_old_file(terminal: Terminal) -> None:
    faq = _opened(terminal)
    before, place = faq.read_bytes(), faq.stat().st_ino
    faq.chmod(0o640)
    said = await terminal.types("faq", "import", "table.csv")
    assert said.code == 0, said.text
    assert "0 added, 1 replaced." in said.out
    whole = parse_yaml(faq.read_text("utf-8"), ("en",))
    parking = next(entry for entry in whole.entries if entry.id == "parking")
    assert parking.languages["en"].ask == ("where to park",)
    assert parking.languages["en"].photo == "parking.jpg"
    assert parking.languages["hy"].text == "Տան հետևում։"
    assert whole.categories[0].title["en"] == "About us"
    kept = faq.with_name("faq.yaml.bak")
    assert kept.read_bytes() == before
    assert kept.stat().st_ino != place, "the file was moved away, so that for a moment there was none"
    assert faq.stat().st_mode & 0o777 == 0o640
    assert {path.name for path in faq.parent.iterdir()} == {*FILES, "faq.yaml.bak", "photos"}


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
async def test_an_import_that_would_spoil_the_file_changes_nothing(
    terminal: Terminal, options: tuple[str, ...]
) -> None:
    faq = _opened(terminal)
    before = faq.read_bytes()
    (terminal.folder / "table.csv").write_text(HEADER + f"parking,about,en,where to park,{'x' * 901}\n")
    said = await terminal.types("faq", "import", "table.csv", *options)
    assert said.code == 1
    assert "has 901 characters; at most 3,800, or 900 with a photo" in said.text
    assert faq.read_bytes() == before
    assert not faq.with_name("faq.yaml.bak").exists()


def test_a_file_that_does_not_fit_on_the_disk_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "faq.yaml").write_text("old")
    with small_files(1_000), pytest.raises(RegularsError, match=r"faq\.yaml cannot be written"):
        replace_file(tmp_path / "faq.yaml", "new" * 1_000)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("faq.yaml", "old")]


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "faq.yaml").symlink_to("kept/faq.yaml")
    replace_file(tmp_path / "faq.yaml", "new")
    assert (tmp_path / "faq.yaml").is_symlink()
    assert (tmp_path / "kept" / "faq.yaml").read_text() == "new"


async def test_an_export_is_nothing_but_yaml(terminal: Terminal) -> None:
    migrated = await terminal.types("db", "migrate")
    assert migrated.text.startswith("Applied:"), migrated.text
    with sqlite3.connect(terminal.folder / "regulars.db") as db:
        db.execute("INSERT INTO faq_categories (id, position) VALUES ('about', 0)")
        db.execute("INSERT INTO faq_category_titles (category_id, language, title) VALUES ('about', 'en', 'About us')")
    db.close()
    said = await terminal.types("faq", "export")
    assert said.text == said.out == "categories:\n  - id: about\n    title:\n      en: About us\nentries: []\n"
    assert (await terminal.types("faq", "export", "--output", "nowhere/all.yaml")).text.startswith("nowhere/all.yaml")


async def test_an_export_never_makes_a_database(terminal: Terminal) -> None:
    said = await terminal.types("faq", "export")
    assert said.code == 1
    assert "There is no database at" in said.text
    assert list(terminal.folder.iterdir()) == []
    (terminal.folder / "regulars.db").touch()
    said = await terminal.types("faq", "export")
    assert said.code == 1
    assert "regulars db migrate" in said.text
