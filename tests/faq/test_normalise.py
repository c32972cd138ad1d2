"""The five-language normaliser: one spelling for what people type in many."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.normalise import READ_LIMIT, normalise, script_language, spread, words

ANY_TEXT = st.text(st.characters(), max_size=60)
TYPED = st.text(
    st.sampled_from("աեւվև՞՛։՝ يیكکة\u0654\u200c\u200dـ۲2٢ ሀሐሃኣዓ፡።፲ гиёйи\u0306Йΐ aΣ'’ſİ½ﷺ\ud800 \n-"), max_size=40
)


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("  Hello,   WORLD!! 👋🏽 ", "hello world"),
        ("don't / don’t", "dont dont"),
        ("Café №5", "cafe no5"),
        ("Որքա՞ն արժե։", "որքան արժե"),
        ("Շա՜տ լա՛վ, չէ՞", "շատ լավ չէ"),
        ("մեկ՝երկու:երեք։չորս", "մեկ երկու երեք չորս"),
        ("և եւ եվ ԵՎ", "եվ եվ եվ եվ"),
        ("كيك ؤ ئ أإآ ة ۀ", "کیک و ی ااا ه ه"),
        ("قـــهوه\u200f سَلامٌ", "قهوه سلام"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200cمی\u200c\u200cخواهم\u200c ۱۲ ٣٤", "می\u200cخواهم 12 34"),
        ("ኀይል ሐይል ኸይል ሃይል", "ሀይል ሀይል ሀይል ሀይል"),
        ("ሠላም፡ዐይን።ፀሐይ፡፡ኣለ::ዓለም", "ሰላም አይን ጸሀይ አለ አለም"),
        ("ጐንደር ኰሶ ቈጠረ ፭", "ጎንደር ኮሶ ቆጠረ 5"),
        ("Ёлка ещё Йод йод", "елка еще йод йод"),
        ("\u0301\u0654\u200b", ""),
        ("\ud800hi\udfff", "hi"),
    ],
)
def test_typed_text_has_one_form(typed: str, compared: str) -> None:
    assert normalise(typed) == compared


@settings(deadline=None)
@given(ANY_TEXT | TYPED)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


def test_every_single_character_is_stable() -> None:
    for code in range(0x20000):
        once = normalise(f"a{chr(code)}b")
        if normalise(once) != once:
            pytest.fail(f"U+{code:04X} {once!r}")


@pytest.mark.parametrize("text", ["a" * 10_000, "ﷺ" * 10_000, "\u0301" * 10_000, "\ud800" * 10_000, "é " * 10_000])
def test_text_beyond_the_limit_is_not_read(text: str) -> None:
    once = normalise(text)
    assert len(once) <= READ_LIMIT
    assert normalise(once) == once


def test_a_non_joiner_is_nothing_and_a_space() -> None:
    assert words(normalise("می\u200cخواهم بروم")) == ["میخواهم", "می", "خواهم", "بروم"]


def test_an_amharic_vowel_apart_is_one_sign_apart() -> None:
    one, other = spread("ቡና"), spread("ቡኒ")
    assert len(one) == len(other) == 4
    assert sum(a != b for a, b in zip(one, other, strict=True)) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nescafe Dolce Gusto ունեք", "hy"),
        ("قیمت wifi", "fa"),
        ("ቡና", "am"),
        ("сколько стоит", "ru"),
        ("я", "ru"),
        ("barev dzez", None),
        ("plan в", None),
        ("123 👍", None),
        ("", None),
    ],
)
def test_a_script_decides_the_language(text: str, language: str | None) -> None:
    assert script_language(normalise(text)) == language
