"""Bringing an FAQ into another: what the brought one does not say stays."""

from pathlib import Path

import pytest

from bot.brand.folder import read_brand_folder
from bot.brand.merging import checked_yaml, merged
from bot.brand.starting import Beginning, write_brand_folder
from bot.core.errors import RegularsError
from faq import Category, FaqDocument, FaqEntry, LocalAnswer, parse_csv, parse_yaml

OLD = FaqDocument(
    (Category("visit", {"en": "Visiting us", "ru": "Как нас найти"}),),
    (
        FaqEntry(
            "parking",
            "visit",
            {
                "en": LocalAnswer(("parking",), "Behind the house.", "https://example.com/map", "parking.jpg"),
                "ru": LocalAnswer(("парковка",), "За домом."),
            },
        ),
    ),
)
HEADER = "id,category,language,question,answer\n"


def test_a_table_keeps_titles_links_photos_and_the_languages_it_does_not_have() -> None:
    table = parse_csv(HEADER + "parking,visit,en,where to park,On the roof.\nshop,goods,en,what,Beans.\n", ("en",))
    whole, added, replaced = merged(OLD, table)
    assert (added, replaced) == (1, 1)
    assert whole.categories == (*OLD.categories, Category("goods", {"en": "goods"}))
    english = LocalAnswer(("where to park",), "On the roof.", "https://example.com/map", "parking.jpg")
    assert whole.entries[0].languages == {"en": english, "ru": OLD.entries[0].languages["ru"]}


def test_a_title_that_says_something_is_taken_over() -> None:
    brought = parse_yaml("categories: [{id: visit, title: {en: Find us, hy: visit}}]", ("en",))
    whole, _, _ = merged(OLD, brought)
    assert whole.categories == (Category("visit", {"en": "Find us", "ru": "Как нас найти", "hy": "visit"}),)


def test_a_result_that_the_folder_would_refuse_is_told(tmp_path: Path) -> None:
    write_brand_folder(tmp_path, Beginning("Nar", ("en", "ru"), "en"))
    folder = read_brand_folder(tmp_path)
    with pytest.raises(RegularsError, match=r"Nothing was written.*\n.*parking\.jpg"):
        checked_yaml(folder, OLD)
    (tmp_path / "photos" / "parking.jpg").write_bytes(b"a picture")
    assert parse_yaml(checked_yaml(folder, OLD), ("en", "ru")) == OLD
