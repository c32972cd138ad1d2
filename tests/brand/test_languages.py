"""The languages are listed once; what else knows of them agrees."""

from bot.brand.models import Brand
from bot.i18n.languages import LANGUAGES as NAMED
from faq import LANGUAGES


def test_every_language_the_engine_understands_has_a_name_and_may_be_spoken() -> None:
    assert tuple(NAMED) == LANGUAGES
    assert Brand.model_validate({"name": "Nar"}).languages == LANGUAGES
