"""The five catalogues say the same things, each in its own language."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import bot.i18n
from bot.i18n.catalogue import catalogue
from bot.i18n.languages import LANGUAGES

FOLDER = Path(bot.i18n.__file__).parent / "catalogues"
SCRIPTS = {"hy": "\u0531-\u0587", "fa": "\u0600-\u06ff", "am": "\u1200-\u139f", "ru": "\u0400-\u04ff", "en": "A-Za-z"}


def _texts(code: str) -> dict[str, str]:
    with (FOLDER / f"{code}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def _fields(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_catalogue_has_the_same_keys_and_fields(code: str) -> None:
    english, texts = _texts("en"), _texts(code)
    assert texts.keys() == english.keys()
    assert {key: _fields(text) for key, text in texts.items()} == {key: _fields(t) for key, t in english.items()}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_written_in_its_own_script(code: str) -> None:
    strange = [key for key, text in _texts(code).items() if not re.search(f"[{SCRIPTS[code]}]", text)]
    assert strange == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_button_is_too_long_and_no_toast_is_cut(code: str) -> None:
    texts = _texts(code)
    assert [
        key for key, text in texts.items() if key.startswith("menu.") and len(text) > 40 and key != "menu.home"
    ] == []
    assert len(texts["moved.on"]) <= 200
    assert len(texts["answer.thanks"]) <= 200
    assert len(texts["bot.short_description"]) <= 90
    assert len(texts["bot.description"]) <= 400


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_key_the_code_names_exists(code: str) -> None:
    root = FOLDER.parents[2]
    sources = [path.read_text("utf-8") for folder in ("bot", "handlers") for path in (root / folder).rglob("*.py")]
    named = {key for source in sources for key in re.findall(r"""\bt\(\s*f?"([a-z]+\.[a-z_]+)\"""", source)}
    assert named, "the search found nothing"
    assert named <= _texts(code).keys()


def test_an_unknown_key_is_a_bug_that_is_heard() -> None:
    with pytest.raises(KeyError):
        catalogue("en")("no.such_key")


def test_values_keep_their_own_direction_inside_a_persian_sentence() -> None:
    text = catalogue("fa")("start.greeting", name="Emma\u202e", brand="X")
    assert "\u2068Emma\u2069" in text
    assert "\u202e" not in text
