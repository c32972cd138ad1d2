"""parse_mode is really parsed: entities where they belong, refusals where Telegram refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.formatting import formatted, runs
from bot.simulator.formatting.trim import split
from bot.simulator.refusals import Refusal
from bot.simulator.values import utf16_length
from tests.simulator.conftest import RawApi


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<b>bold", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("дом <x>", 'Unsupported start tag "x" at byte offset 7'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 7'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_bad_html_is_refused(api: RawApi, anna: object, source: str, words: str) -> None:
    chat_id = (await api.updates())[0]["message"]["chat"]["id"]
    refusal = await api.refused("sendMessage", chat_id=chat_id, text=source, parse_mode="HTML")
    assert refusal == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>Hi</b> &lt;you&gt; &amp; me", "Hi <you> & me", [("bold", 0, 2)]),
        ("😀 <i>x</i>", "😀 x", [("italic", 3, 1)]),
        ("<b>a<u>b</u></b>", "ab", [("bold", 0, 2), ("underline", 1, 1)]),
        ('<a href="https://a.am/?x=1&amp;y">l</a>', "l", [("text_link", 0, 1)]),
        ('<pre><code class="language-py">x</code></pre>', "x", [("pre", 0, 1)]),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
        ("  <b> x </b>  ", "x", [("bold", 0, 1)]),
        ("<b></b>x", "x", []),
        ('<span class="tg-spoiler">s</span><tg-spoiler>t</tg-spoiler>', "st", [("spoiler", 0, 1), ("spoiler", 1, 1)]),
    ],
)
def test_html(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    shown, found = formatted(source, "HTML", None)
    assert shown == text
    assert [(one["type"], one["offset"], one["length"]) for one in found] == entities


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*b* _i_ __u__", "b i u", [("bold", 0, 1), ("italic", 2, 1), ("underline", 4, 1)]),
        ("~s~ ||p|| `c\\``", "s p c`", [("strikethrough", 0, 1), ("spoiler", 2, 1), ("code", 4, 2)]),
        ("1\\.5 \\(kg\\)\\!", "1.5 (kg)!", []),
        ("[l](https://a.am/\\))", "l", [("text_link", 0, 1)]),
        ("```py\nx = 1\n```", "x = 1", [("pre", 0, 5)]),
        (">one\n>two\nthree", "one\ntwo\nthree", [("blockquote", 0, 7)]),
    ],
)
def test_markdown(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    shown, found = formatted(source, "MarkdownV2", None)
    assert shown == text
    assert [(one["type"], one["offset"], one["length"]) for one in found] == entities


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Hello.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("*bold", "Can't find end of Bold entity at byte offset 0"),
        ("дом _x", "Can't find end of Italic entity at byte offset 7"),
    ],
)
def test_bad_markdown(source: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        formatted(source, "MarkdownV2", None)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


def test_links_commands_and_mentions_are_found() -> None:
    text = "😀 /start@shop_bot @anna a@b.am https://a.am/x."
    found = [(one["type"], one["offset"]) for one in formatted(text, None, None)[1]]
    assert found == [("bot_command", 3), ("mention", 19), ("email", 25), ("url", 32)]


def test_entities_outside_the_text_are_refused() -> None:
    with pytest.raises(Refusal):
        formatted("short", None, [{"type": "bold", "offset": 3, "length": 9}])


@given(st.text(max_size=60), st.sampled_from(["HTML", "MarkdownV2", None]))
def test_any_text_is_parsed_or_refused_and_its_pieces_add_up(source: str, mode: str | None) -> None:
    try:
        text, entities = formatted(source, mode, None)
    except Refusal:
        return
    assert all(e["offset"] >= 0 and e["offset"] + e["length"] <= utf16_length(text) for e in entities)
    assert "".join(piece["text"] for piece in runs(text, entities)) == text


@given(st.text(alphabet="ab 😀\n", min_size=1, max_size=400), st.integers(min_value=4, max_value=50))
def test_long_texts_are_split_without_losing_a_letter(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert all(utf16_length(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_pages_get_only_links_that_are_safe_to_follow() -> None:
    source = '<a href="javascript:alert(1)">x</a><a href="https://a.am">y</a>'
    assert [piece["url"] for piece in runs(*formatted(source, "HTML", None))] == [None, "https://a.am"]
