"""Greetings and thanks are no questions; questions that begin with them are."""

import pytest

from faq import SmallTalk, small_talk


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hi!", SmallTalk.GREETING),
        ("Բարև Ձեզ։", SmallTalk.GREETING),
        ("سلام!!", SmallTalk.GREETING),
        ("ሰላም።", SmallTalk.GREETING),
        ("Привет)))", SmallTalk.GREETING),
        ("barev", SmallTalk.GREETING),
        ("thanks 🙏", SmallTalk.THANKS),
        ("Շնորհակալություն", SmallTalk.THANKS),
        ("مرسی", SmallTalk.THANKS),
        ("አመሰግናለሁ", SmallTalk.THANKS),
        ("спасибо большое!", SmallTalk.THANKS),
        ("bye", SmallTalk.GOODBYE),
        ("🙂🙂", SmallTalk.NOTHING),
        ("?!", SmallTalk.NOTHING),
        ("", SmallTalk.NOTHING),
    ],
)
def test_small_talk_is_known_in_five_languages(text: str, kind: SmallTalk) -> None:
    assert small_talk(text) is kind


@pytest.mark.parametrize(
    "text", ["hi, are you open?", "سلام ساعت کاری", "спасибо за кофе, где вы?", "hello kitty cup", "wifi"]
)
def test_a_question_is_never_small_talk(text: str) -> None:
    assert small_talk(text) is None
