"""Right-to-left lines start on the right, whatever they begin with."""

from hypothesis import given
from hypothesis import strategies as st

from bot.i18n.direction import isolate, right_to_left, strip_bidi

BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_a_line_that_begins_with_latin_or_has_no_letters_is_marked() -> None:
    assert right_to_left("Wi-Fi رایگان است\nسلام\n12:30") == "\u200fWi-Fi رایگان است\nسلام\n\u200f12:30"


def test_digits_before_persian_letters_need_no_mark() -> None:
    assert right_to_left("12 میل") == "12 میل"


def test_an_isolated_name_does_not_decide_the_line_whatever_the_client_looks_at() -> None:
    assert right_to_left("\u2068Emma\u2069 سلام") == "\u200f\u2068Emma\u2069 سلام"
    assert right_to_left("\u2068رضا\u2069 سلام") == "\u2068رضا\u2069 سلام"
    assert right_to_left("\u2068رضا\u2069 OK") == "\u200f\u2068رضا\u2069 OK"


@given(st.text())
def test_marking_twice_is_marking_once(text: str) -> None:
    assert right_to_left(right_to_left(text)) == right_to_left(text)


@given(st.text(alphabet=st.characters() | st.sampled_from(BIDI)))
def test_what_people_type_loses_its_bidi_controls_and_nothing_else(text: str) -> None:
    assert strip_bidi(text) == "".join(character for character in text if character not in BIDI)
    assert isolate(text)[1:-1] == strip_bidi(text)
