"""Splitting long texts: the promises hold for any text in any script."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gateway.sender.breaks import between_graphemes, units
from bot.gateway.sender.split import split_html, split_text

PIECES = st.sampled_from(
    [
        *("Բարև ձեզ։ ", "سلام، خوبی؟ ", "می‌خواهم ", "ሰላም። ", "ቡና፡አለ", "Привет. ", "One line\n", "\n\n", "word", " "),
        *("👍🏽", "👨\u200d👩\u200d👧", "🇦🇲🇮🇷", "e\u0301", "x" * 37, "😀" * 9, "12:30", "\u200f", "a\u200db"),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=400))
LIMITS = st.integers(min_value=24, max_value=200)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@given(TEXTS, LIMITS)
def test_every_part_fits_and_only_white_space_is_lost(text: str, limit: int) -> None:
    parts = split_text(text, limit)
    assert all(0 < units(part) <= limit for part in parts)
    assert squeezed("".join(parts)) == squeezed(text)
    assert all(part == part.strip() for part in parts)


@given(TEXTS, LIMITS)
def test_what_looks_like_one_character_is_never_cut(text: str, limit: int) -> None:
    rest = text
    for part in split_text(text, limit)[:-1]:
        end = rest.index(part) + len(part)
        whole = units(part) > limit // 2  # shorter only where a single endless grapheme left no choice
        assert between_graphemes(rest, end) or not whole or endless(rest[:end])
        rest = rest[end:]


def endless(text: str) -> bool:
    """Whether no grapheme ends in the text: then it has to be cut somewhere."""
    return not any(between_graphemes(text, place) for place in range(1, len(text)))


HTML_PIECES = st.sampled_from(
    [
        *("plain words ", "<b>bold ", "</b>", "<i>", "slanted </i>", "</a>", "&lt;", "&amp;", "Fish &amp; chips. "),
        *('<a href="https://example.org/?a=1&amp;b=2">link ', "\n\n", "😀", "ጥያቄ፧ ", "long" * 12),
    ]
)


def balanced(pieces: list[str]) -> str:
    """Drop closing tags that close nothing, and close what is left open."""
    out, stack = [], []
    for piece in pieces:
        if opening := re.search(r"<(\w+)", piece):
            stack.append(opening[1])
        if closing := re.search(r"</(\w+)>", piece):
            if not stack or stack[-1] != closing[1]:
                piece = piece.replace(closing[0], "")
            else:
                stack.pop()
        out.append(piece)
    return "".join(out) + "".join(f"</{name}>" for name in reversed(stack))


def visible(html: str) -> str:
    return squeezed(re.sub(r"<[^>]*>", "", html))


@given(st.lists(HTML_PIECES, max_size=60).map(balanced), st.integers(min_value=400, max_value=800))
def test_html_parts_are_whole_by_themselves(html: str, limit: int) -> None:
    parts = split_html(html, limit)
    assert all(units(part) <= limit for part in parts)
    assert "".join(visible(part) for part in parts) == visible(html)
    for part in parts:
        stack: list[str] = []
        for closes, name in re.findall(r"<(/?)(\w+)[^>]*>", part):
            stack.pop() if closes else stack.append(name)
        assert stack == []
        assert "<" not in re.sub(r"<[^<>]*>", "", part)
        assert not re.search(r"&\w*$", part), "an entity was cut"


def test_a_break_falls_where_a_reader_pauses() -> None:
    assert split_text("First paragraph here.\n\nSecond one is longer.", 30) == [
        "First paragraph here.",
        "Second one is longer.",
    ]
    assert split_text("Մեկ նախադասություն։ Երկրորդ նախադասություն", 30)[0] == "Մեկ նախադասություն։"
    assert split_text("سؤال اول چیست؟ سؤال دوم چیست", 20)[0] == "سؤال اول چیست؟"
    assert split_text("የመጀመሪያ ጥያቄ። ሁለተኛ ጥያቄ", 16)[0] == "የመጀመሪያ ጥያቄ።"


@pytest.mark.parametrize("whole", ["👨\u200d👩\u200d👧", "🇦🇲", "👍🏽", "e\u0301", "\r\n"])
def test_a_grapheme_on_the_edge_goes_to_one_side(whole: str) -> None:
    for before in range(20, 20 + len(whole) * 2):
        parts = split_text("x" * before + whole * 9, 26)
        assert "".join(parts) == "x" * before + (whole * 9).strip()
        assert all(part.strip("x").replace(whole, "").strip() == "" for part in parts)


def test_tags_and_entities_on_the_edge_stay_whole() -> None:
    link = '<a href="https://example.org/menu">'
    for before in range(40, 100):
        for part in split_html(f"{'x' * before}{link}menu&amp;prices</a> and {'&lt;' * 30}", 100):
            assert part.count("<a") == part.count("</a>") == part.count(link)
            assert "&" not in re.sub("&(amp|lt);", "", part)
            assert units(part) <= 100


def test_five_thousand_letters_become_two_messages() -> None:
    assert [len(part) for part in split_text("a" * 5000)] == [4096, 904]


def test_blank_text_has_no_parts() -> None:
    assert split_text("  \n ") == []
    assert split_html("") == []
