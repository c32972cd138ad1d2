"""Latin typing comes to the same sounds and skeletons as the language's own script."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.latin import LATIN_TYPED, read_latin, to_cyrillic, to_latin
from faq.normalise import normalise


@pytest.mark.parametrize(
    ("language", "written", "typed"),
    [
        ("hy", "ինչպե՞ս պատվիրել սուրճ", "inchpes patvirel surj"),
        ("hy", "Որտե՞ղ եք գտնվում", "vortex eq gtnvum"),
        ("hy", "շնորհակալություն", "shnorhakalutyun"),
        ("hy", "ձեզ մոտ խմորեղեն կա՞", "dzez mot xmoregen ka"),
        ("fa", "قیمت قهوه چنده", "gheymate ghahve chande"),
        ("fa", "ساعت کاری شما", "saat e kari shoma"),
        ("fa", "آدرس کجاست", "adres kojast"),
        ("am", "ቡና ስንት ነው", "buna sint new"),
        ("am", "አመሰግናለሁ", "ameseginalehu"),
        ("am", "የት ነው የምትገኙት", "yet new yemitigegnut"),
        ("ru", "сколько стоит доставка", "skolko stoit dostavka"),
        ("ru", "что ещё есть из чая", "4to eshche est iz chaya"),
        ("ru", "хочу вернуть деньги", "hochu vernut' den'gi"),
    ],
)
def test_most_skeletons_are_shared(language: str, written: str, typed: str) -> None:
    own = set(read_latin(normalise(written), language)[1])
    latin = set(read_latin(normalise(typed), language)[1])
    assert len(own & latin) >= 0.6 * len(own), (own, latin)


@pytest.mark.parametrize("language", sorted(LATIN_TYPED))
@settings(deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_can_be_read(language: str, text: str) -> None:
    sounds, skeletons = read_latin(normalise(text), language)
    assert all(sounds)
    assert all(len(skeleton) > 2 for skeleton in skeletons)


def test_numbers_stay_as_they_are() -> None:
    assert read_latin("kilo 44 1100", "hy")[0] == ["kilo", "44", "1100"]


def test_keyboard_layouts_are_each_others_reverse() -> None:
    assert to_cyrillic("Ghbdtn, rfr ltkf&") == "приветб как дела&"
    assert to_latin(to_cyrillic("hello [world];")) == "hello [world];"
