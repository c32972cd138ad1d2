"""Notices at the desk and to customers: each says what there is to act on."""

from typing import Any

import pytest

from bot.i18n.catalogue import catalogue
from bot.i18n.direction import strip_bidi
from bot.views.desk.failures import why
from bot.views.desk.notices import customer_notice, desk_notice
from bot.views.view import View
from tests.views.samples import ANI, KNOWN, PLACE, SOURCE, VARDAN

EN = catalogue("en")


def at_desk(name: str, /, **values: Any) -> View:
    return desk_notice(EN, name, values, KNOWN)


def read(view: View) -> str:
    return strip_bidi(view.text)


def test_a_failure_gives_telegram_s_reason_in_plain_words_and_can_be_tried_again() -> None:
    view = at_desk("failed", relay=31, reason="Forbidden: bot was blocked by the user")
    assert why(EN, "Forbidden: bot was blocked by the user") in read(view)
    assert "Forbidden" not in read(view)
    assert view.rows[0][0].data == "dx:31"
    assert "PEER_FLOOD" in read(at_desk("failed", relay=31, reason="Bad Request: PEER_FLOOD"))


def test_a_reminder_calls_the_assignee_and_outside_the_topic_leads_to_it() -> None:
    inside = at_desk("reminder", ticket=12, who="assignee", minutes=90, mention=[VARDAN])
    assert [entity["user"]["id"] for entity in inside.entities] == [VARDAN]
    assert "90 minutes" in read(inside)
    outside = at_desk("reminder", ticket=12, who="owners", minutes=90, **PLACE)
    assert [entity["url"] for entity in outside.entities] == ["https://t.me/c/1234567890/40"]
    assert PLACE["name"] in read(outside)


def test_two_who_answer_are_both_named() -> None:
    view = at_desk("also", ticket=12, by=ANI, assignee=VARDAN)
    assert "Անի" in read(view)
    assert "Վարդան" in read(view)


def test_an_edit_shows_what_was_before() -> None:
    assert "two cakes" in read(at_desk("edited", before="two cakes"))


def test_a_low_rating_says_what_follows() -> None:
    assert EN("desk.rated_low") in at_desk("rated", ticket=12, stars=2).text
    assert EN("desk.rated_low") not in at_desk("rated", ticket=12, stars=3).text


def test_what_was_sent_from_the_faq_is_shown_to_colleagues() -> None:
    assert read(at_desk("canned", entry="shipping", by=ANI)).endswith("Two days.")
    assert "gone" in read(at_desk("canned", entry="gone", by=ANI))


def test_a_topic_that_the_brand_dropped_is_told_by_its_id() -> None:
    assert "parking" in read(at_desk("opened", ticket=1, source="button", topic="parking", asked=""))


def test_a_customer_gets_the_answer_itself_with_its_link() -> None:
    view = customer_notice(EN, "canned", {"entry": "shipping"}, SOURCE)
    assert read(view) == "Two days."
    assert [[button.url for button in row] for row in view.rows] == [["https://example.org/shipping"]]


@pytest.mark.parametrize("name", ["rate", "closed", "solved"])
def test_an_end_asks_for_stars_with_a_way_past_them(name: str) -> None:
    stars, skip = customer_notice(EN, name, {"ticket": 12}, SOURCE).rows
    assert [button.data for button in (*stars, *skip)] == [f"r:12:{n}" for n in (1, 2, 3, 4, 5, 0)]


def test_an_unknown_notice_is_a_bug_that_is_heard() -> None:
    with pytest.raises(KeyError):
        at_desk("no such notice")
    with pytest.raises(KeyError):
        customer_notice(EN, "no such notice", {"ticket": 1}, SOURCE)
