"""Links inside a text stand where Telegram counts: in UTF-16 units, whatever the script."""

from hypothesis import given
from hypothesis import strategies as st

from bot.i18n.catalogue import catalogue
from bot.i18n.direction import isolate
from bot.views.links import Links
from bot.views.view import View

NAMES = ("Անի", "سارا", "ሳራ", "Анна", "Emma 👨‍👩‍👧", "🇦🇲", "a" * 64)
words = st.text(st.characters(max_codepoint=0xFFFFF, exclude_categories=("Cs",)))


def covered(view: View) -> list[str]:
    text = view.text.encode("utf-16-le")
    spans = [(entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2) for entity in view.entities]
    return [text[start:end].decode("utf-16-le") for start, end in spans]


@given(st.lists(st.tuples(words, st.sampled_from(NAMES))), words)
def test_each_entity_covers_its_words(pieces: list[tuple[str, str]], ending: str) -> None:
    links = Links()
    text = "".join(before + links.person(name, 7) for before, name in pieces) + ending
    view = links.view(text)
    assert covered(view) == [name for _, name in pieces]
    assert view.text == "".join(before + name for before, name in pieces) + ending


@given(words)
def test_whatever_a_person_is_called_their_mention_is_one_telegram_keeps(name: str) -> None:
    links = Links()
    view = links.view(f"✅ {links.person(name, 7)}!")
    (said,) = covered(view)
    assert said
    assert said == said.strip()


def test_a_sentence_may_name_its_links_in_any_order() -> None:
    links = Links()
    first, second = links.to("https://t.me/c/1/2", "سارا"), links.person("Անի 🌸", 7)
    view = links.view(f"👀 {isolate(second)} → {isolate(first)}")
    assert covered(view) == ["Անի 🌸", "سارا"]
    assert [entity["type"] for entity in view.entities] == ["text_mention", "text_link"]
    assert view.entities[0]["user"]["id"] == 7
    assert view.entities[1]["url"] == "https://t.me/c/1/2"


def test_a_name_made_of_our_own_signs_is_only_a_name() -> None:
    links = Links()
    trick = links.person("Emma \U00100000", 7)
    assert links.view(trick).text == "Emma"
    assert Links().view("\U00100000").text == "\U00100000"


def test_a_link_survives_the_catalogue_in_a_persian_sentence() -> None:
    links = Links()
    view = links.view(catalogue("fa")("desk.card_assigned", name=links.person("Emma\u202e", 7)))
    assert covered(view) == ["Emma"]
    assert view.text.startswith("\u200f") or "\u0600" <= view.text[0] <= "\u06ff"
