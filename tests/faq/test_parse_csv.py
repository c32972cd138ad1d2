"""FAQ tables: one phrasing a row, mistakes named by line."""

import pytest

from faq import FaqDocument, FaqError, LocalAnswer, parse_csv

HEADER = "id,category,language,question,answer,link\n"
GOOD = HEADER + (
    'hours,visit,en,when are you open,"From 10:30,\nevery day",https://a.b\n'
    "hours,visit,en,NO,,\n"
    "hours,,ru,когда открыто,С 10:30,\n"
    "\n"
    "price,shop,en,how much,Three,\n"
    "price,shop,ru,сколько,Три,\n"
)


def problems(text: str) -> list[str]:
    with pytest.raises(FaqError) as caught:
        parse_csv(text, ("en", "ru"))
    return [str(problem) for problem in caught.value.problems]


def check(document: FaqDocument) -> None:
    assert [entry.id for entry in document.entries] == ["hours", "price"]
    assert [category.id for category in document.categories] == ["visit", "shop"]
    hours = document.entries[0].languages["en"]
    assert hours == LocalAnswer(("when are you open", "NO"), "From 10:30,\nevery day", "https://a.b")


def test_rows_become_entries() -> None:
    check(parse_csv(GOOD, ("en", "ru")))


def test_a_spreadsheet_with_a_byte_order_mark_and_semicolons_is_read() -> None:
    semicolons = GOOD.replace(",", ";").replace("10:30;", "10:30,")
    check(parse_csv("\ufeff" + semicolons, ("en", "ru")))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("question,", "qestion,", ["faq.csv:1:", "did you mean 'question'?"]),
        ("answer,", "", ["faq.csv:1:", "the header lacks answer"]),
        ("hours,visit,en,NO", "hours,visit,eng,NO", ["faq.csv:4:", "'eng'", "did you mean 'en'?"]),
        ("hours,visit,en,NO,", "hours,visit,en,NO,Other", ["faq.csv:4:", "another answer than on line 2"]),
        ("hours,visit,en,NO", "hours,shop,en,NO", ["faq.csv:4:", "'visit' on line 2"]),
        ("en,NO", "en,?!", ["faq.csv:4:", "has no letter"]),
        ("Три", "", ["faq.csv:8:", "'price' has no answer in ru"]),
        ("price,shop,ru,сколько,Три,\n", "", ["faq.csv:7:", "'price' lacks ru"]),
        ("NO,,", "NO,,a.b", ["faq.csv:4:", "https://"]),
        ("https://a.b", "https://", ["faq.csv:2:", "such as https://example.com/map"]),
        ("price,shop,en", "none,shop,en", ["faq.csv:7:", "none of these"]),
        ("Три", "😀" * 1_901, ["faq.csv:8:", "the answer has 3,802 characters; at most 3,800, or 900 with a photo"]),
        ("NO,,", "NO,,,extra", ["faq.csv:4:", "7 cells for 6 columns"]),
        ("price,shop,en", "The Price,shop,en", ["faq.csv:7:", "write it like opening-hours"]),
    ],
)
def test_a_mistake_is_told_with_its_line(before: str, after: str, told: list[str]) -> None:
    assert before in GOOD
    found = problems(GOOD.replace(before, after))
    assert any(all(part in line for part in told) for line in found), found


@pytest.mark.parametrize("text", ["", "\n", "id\n", '"', "a\rb\rc", HEADER + '"' + "x" * 200_000 + '",'])
def test_what_is_no_table_is_told(text: str) -> None:
    assert problems(text)
