"""faq.yaml: what is written is what is read, and every mistake is named with its line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq import Category, FaqDocument, FaqEntry, FaqError, LocalAnswer, engine_entries, faq_yaml, parse_yaml

GOOD = """\
categories:
  - id: visit
    title: {hy: Այցելություն, en: Visit}
entries:
  - id: opening-hours
    category: visit
    hy: {ask: ["ե՞րբ եք բաց"], answer: "10:30-ից"}
    en:
      ask:
        - when are you open
        - 10:30
        - NO
      answer: 0700
      link: https://example.org/hours
      photo: hours.jpg
"""


def problems(text: str, languages: tuple[str, ...] = ("hy", "en")) -> list[str]:
    with pytest.raises(FaqError) as caught:
        parse_yaml(text, languages)
    return [str(problem) for problem in caught.value.problems]


def test_every_scalar_is_the_text_that_was_written() -> None:
    document = parse_yaml(GOOD, ("hy", "en"))
    english = document.entries[0].languages["en"]
    assert english == LocalAnswer(
        ("when are you open", "10:30", "NO"), "0700", "https://example.org/hours", "hours.jpg"
    )
    assert document.categories == (Category("visit", {"hy": "Այցելություն", "en": "Visit"}),)


def test_the_engine_takes_phrasings_and_answers() -> None:
    (entry,) = engine_entries(parse_yaml(GOOD, ("hy", "en")))
    assert entry.phrasings["en"] == ("when are you open", "10:30", "NO")
    assert entry.answers == {"hy": "10:30-ից", "en": "0700"}


def test_an_empty_file_is_an_empty_faq() -> None:
    assert parse_yaml("# nothing yet\n", ("en",)) == FaqDocument((), ())


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("answer: 0700", "anwser: 0700", ["faq.yaml:13:", "unknown field 'anwser'", "did you mean 'answer'?"]),
        ("category: visit", "category: vist", ["faq.yaml:6:", "unknown category 'vist'", "did you mean 'visit'?"]),
        ("    hy: {ask", "    fa: {ask", ["faq.yaml:5:", "lacks hy", "every language"]),
        ('["ե՞րբ եք բաց"]', "[]", ["faq.yaml:7:", "'opening-hours' in hy has no phrasing", "ask:"]),
        ('["ե՞րբ եք բաց"]', "['?!']", ["faq.yaml:7:", "'?!' has no letter"]),
        ('["ե՞րբ եք բաց"]', "ե՞րբ", ["faq.yaml:7:", "must be a list"]),
        ("hy: Այցելություն, ", "", ["faq.yaml:3:", "title of category 'visit' lacks hy"]),
        ("https://example.org/hours", "example.org", ["faq.yaml:14:", "must begin with https://"]),
        ("https://example.org/hours", "https://", ["faq.yaml:14:", "such as https://example.com/map"]),
        ("https://example.org/hours", "https://[x", ["faq.yaml:14:", "such as https://example.com/map"]),
        ("https://example.org/hours", "https://example", ["faq.yaml:14:", "such as https://example.com/map"]),
        ("https://example.org/hours", "tg://", ["faq.yaml:14:", "such as https://example.com/map"]),
        ("id: opening-hours", "id: none", ["faq.yaml:5:", "none of these", "another"]),
        ("hy: Այցելություն", "hy: " + "Ա" * 61, ["faq.yaml:3:", "title of category 'visit' in hy has 61 characters"]),
        ('"10:30-ից"', "ա" * 3_801, ["faq.yaml:7:", "in hy has 3,801 characters; at most 3,800, or 900 with a photo"]),
        ("answer: 0700", "answer: " + "😀" * 451, ["faq.yaml:13:", "has 902 characters; at most 3,800, or 900 with"]),
        ("answer: 0700", "answer:", ["faq.yaml:13:", "the answer of entry 'opening-hours' in en is missing or empty"]),
        ("answer: 0700", "answer: [a]", ["faq.yaml:13:", "must be a text"]),
        ("id: opening-hours", "id: Opening Hours", ["faq.yaml:5:", "write it like opening-hours"]),
        ("      photo: hours.jpg", "      answer: again", ["faq.yaml:15:", "'answer' twice, first on line 13"]),
    ],
)
def test_a_mistake_is_told_with_its_line_and_a_way_out(before: str, after: str, told: list[str]) -> None:
    assert before in GOOD
    found = problems(GOOD.replace(before, after))
    assert any(all(part in line for part in told) for line in found), found


def test_what_just_fits_and_every_kind_of_link_is_read() -> None:
    longest = GOOD.replace("0700", "😀" * 450).replace("10:30-ից", "ա" * 3_800).replace("en: Visit", "en: " + "v" * 60)
    for link in ("https://example.org", "http://10.0.0.1:8080/x", "https://[::1]/", "tg://resolve?domain=regulars"):
        assert parse_yaml(longest.replace("https://example.org/hours", link), ("hy", "en")).entries
    assert parse_yaml(GOOD.replace("visit", "none"), ("hy", "en")).categories[0].id == "none"


def test_two_entries_of_one_id_name_both_lines() -> None:
    second = GOOD[GOOD.index("  - id: opening-hours") :]
    assert problems(GOOD + second) == ["faq.yaml:16: id 'opening-hours' is taken on line 5; give one of them another"]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    found = problems(GOOD.replace("category: visit", "catgory: visit").replace("answer: 0700", "answr: 0700"))
    lines = [int(line.split(":")[1]) for line in found]
    assert lines == sorted(lines)
    assert {6, 13} <= set(lines)


@pytest.mark.parametrize("text", ["entries: [", "a: b: c", "\tx: 1", "- *nobody", "%YAML 9", "--- a\n--- b", "\x01"])
def test_bad_syntax_is_told_and_never_a_traceback(text: str) -> None:
    (found,) = problems(text)
    assert "not YAML" in found


@pytest.mark.parametrize("text", ["just words", "[1, 2]", "entries: 3", "entries: [1]", "categories: {a: b}", "1: 2"])
def test_another_shape_is_told(text: str) -> None:
    assert problems(text)


def test_the_source_is_named_as_given() -> None:
    with pytest.raises(FaqError, match=r"^brand/faq\.yaml:1: "):
        parse_yaml("words", ("en",), source="brand/faq.yaml")


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).map(str.strip).filter(bool)
ASK = st.text(st.sampled_from("aя۱:#-'\"{}[],&*!|>%@`\n ~?\r\x85\u2028\t"), max_size=12).map(
    lambda text: f"{text}x".strip()
)
LOCAL = st.builds(
    LocalAnswer, st.lists(ASK, min_size=1, max_size=3).map(tuple), TEXT, st.none() | st.just("https://a.b/c"), st.none()
)


@settings(deadline=None)
@given(st.lists(LOCAL, max_size=3), TEXT)
def test_writing_and_reading_again_gives_the_same_faq(answers: list[LocalAnswer], title: str) -> None:
    entries = tuple(FaqEntry(f"e{number}", "one", {"en": local}) for number, local in enumerate(answers))
    document = FaqDocument((Category("one", {"en": title}),), entries)
    assert parse_yaml(faq_yaml(document), ("en",)) == document


def test_answers_of_several_lines_are_written_as_a_block() -> None:
    local = LocalAnswer(("q",), "First.\n\nSecond: 10:30", None, None)
    written = faq_yaml(FaqDocument((Category("one", {"en": "One"}),), (FaqEntry("e", "one", {"en": local}),)))
    assert "answer: |-\n        First.\n\n        Second: 10:30\n" in written
