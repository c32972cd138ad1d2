"""What owners are told about the desk's group."""

from collections.abc import Callable

import pytest

from bot.i18n.catalogue import Catalogue, catalogue
from bot.i18n.direction import strip_bidi
from bot.views.desk.setup import trouble, unusable
from bot.views.view import View


@pytest.mark.parametrize(
    ("reason", "key"),
    [
        ("Forbidden: bot was kicked from the supergroup chat", "removed"),
        ("Forbidden: bot is not a member of the supergroup chat", "removed"),
        ("Forbidden: the group chat was deleted", "gone"),
        ("Bad Request: chat not found", "gone"),
        ("Bad Request: not enough rights to create a topic", "topics"),
        ("Bad Request: not enough rights to send text messages to the chat", "rights"),
        ("Bad Request: CHAT_WRITE_FORBIDDEN", "rights"),
    ],
)
@pytest.mark.parametrize("view", [trouble, unusable])
@pytest.mark.parametrize("language", ["en", "hy", "fa"])
def test_owners_read_telegram_s_refusals_in_their_own_language(
    reason: str, key: str, view: Callable[[Catalogue, str], View], language: str
) -> None:
    t = catalogue(language)
    said = strip_bidi(view(t, reason).text)
    assert strip_bidi(t(f"desk.trouble_{key}")) in said
    assert reason not in said


def test_an_unknown_refusal_is_told_as_it_is() -> None:
    assert "something new" in trouble(catalogue("en"), "something new").text
