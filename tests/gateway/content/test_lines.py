"""Lines left out of a text: the others stay as they were, styles included."""

from hypothesis import given
from hypothesis import strategies as st

from bot.gateway.content import Content, sendings, without_lines
from bot.gateway.content.sending import Where

LINES = st.lists(st.text(alphabet="aբب🙂 /", max_size=6), max_size=6)


def test_a_line_further_down_stays_at_the_desk_and_styles_stay_on_their_words() -> None:
    content = Content("text", "🙂 Hello\n// he is angry\nWe are sorry", ({"type": "bold", "offset": 27, "length": 3},))
    assert content.text.encode("utf-16-le")[54:60].decode("utf-16-le") == "are"
    said = without_lines(content, "//")
    assert said.text == "🙂 Hello\nWe are sorry"
    assert said.entities == ({"type": "bold", "offset": 12, "length": 3},)


def test_a_style_over_several_lines_is_kept_on_those_that_stay() -> None:
    said = without_lines(Content("text", "one\n//two\nthree", ({"type": "italic", "offset": 1, "length": 12},)), "//")
    assert [(one["offset"], one["length"]) for one in said.entities] == [(1, 2), (4, 3)]


def test_what_was_cut_is_never_copied_from_the_original() -> None:
    content = Content("text", "one\n//two")
    assert len(sendings(content, Where(1), (2, 3))) == 3
    assert [call.method for call in sendings(without_lines(content, "//"), Where(1), (2, 3))] == ["sendMessage"]


@given(LINES)
def test_no_marked_line_is_left_and_no_other_is_lost(lines: list[str]) -> None:
    said = without_lines(Content("text", "\n".join(lines)), "//")
    kept = [line for line in "\n".join(lines).split("\n") if not line.lstrip().startswith("//")]
    assert said.text == "\n".join(kept)
