"""Interface texts: one gettext catalogue per language, read once, looked up by key."""

import gettext
import io
from functools import cache
from importlib import resources

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.i18n.direction import isolate, right_to_left
from bot.i18n.languages import LANGUAGES


class Catalogue:
    """The texts of one language; `catalogue("menu.back")` is the text of that key."""

    def __init__(self, code: str, translations: gettext.GNUTranslations) -> None:
        self.code = code
        self._translations = translations
        self._right_to_left = LANGUAGES[code].right_to_left
        self._plain: dict[str, str] = {}

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of `key` with `{name}` fields filled in, each isolated from the sentence's direction.

        Raises KeyError for a key the catalogue does not know: a bug, never a customer's doing.
        """
        if values:
            isolated = {name: isolate(value) for name, value in values.items()}
            return self.directed(self._template(key).format(**isolated))
        if key not in self._plain:
            self._plain[key] = self.directed(self._template(key))
        return self._plain[key]

    def directed(self, text: str) -> str:
        """Return `text` so that each line starts on the side this language starts on."""
        return right_to_left(text) if self._right_to_left else text

    def _template(self, key: str) -> str:
        text = self._translations.gettext(key)
        if text == key:
            raise KeyError(key)
        return text


@cache
def catalogue(code: str) -> Catalogue:
    """Return the catalogue of one of the five languages."""
    with resources.files("bot.i18n").joinpath(f"catalogues/{code}.po").open("rb") as file:
        messages = read_po(file, locale=code, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Catalogue(code, gettext.GNUTranslations(compiled))
