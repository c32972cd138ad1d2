"""Every view of the help desk, in every language: it can be sent, tapped and read."""

import re
import unicodedata

import pytest

from bot.gateway.sender.breaks import units
from bot.gateway.sender.split import TEXT_LIMIT
from bot.i18n.catalogue import catalogue
from bot.i18n.languages import LANGUAGES
from bot.simulator.state.icons import TOPIC_ICONS
from bot.views.callback import STAFF_VERBS, Verb, unpack
from bot.views.desk import done
from bot.views.desk.notices import DESK_NOTICES
from bot.views.desk.topic import QUIET, URGENT, VIP
from bot.views.desk.words import STATUS_ICONS
from bot.views.view import View
from tests.views.samples import CUSTOMERS, DESK, EVERY, NOTICES

CUSTOMER_VERBS = {
    Verb.PERSON, Verb.INTAKE_TOPIC, Verb.INTAKE_SKIP, Verb.RATE, Verb.SOLVED, Verb.REOPEN, Verb.ALARM_NO
}  # fmt: skip


@pytest.mark.parametrize("name", EVERY)
def test_it_fits_one_message_and_its_buttons_fit_telegram(name: str) -> None:
    for view in in_every_language(name):
        assert view.text.strip()
        assert units(view.text) <= TEXT_LIMIT
        assert not re.search(r"\{\w+\}", view.text)
        for row in view.rows:
            assert 1 <= len(row) <= 8
            for button in row:
                assert button.text.strip()
                assert button.url or 1 <= len((button.data or "").encode()) <= 64


@pytest.mark.parametrize("name", EVERY)
def test_its_entities_lie_where_telegram_looks_for_them(name: str) -> None:
    for view in in_every_language(name):
        taken = 0
        for entity in view.entities:
            assert taken <= entity["offset"]
            taken = entity["offset"] + entity["length"]
            words = covered(view, entity)
            assert words == words.strip() != ""
            assert not any(unicodedata.bidirectional(character) in ("FSI", "PDI") for character in words)
        assert taken <= units(view.text)
        assert not re.search("[\U00100000-\U0010fffd]", view.text)


@pytest.mark.parametrize("name", EVERY)
def test_every_persian_line_starts_on_the_right(name: str) -> None:
    lines = EVERY[name](catalogue("fa")).text.split("\n")
    assert [line for line in lines if line and not starts_right(line)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_labels_are_short_and_confirmations_fit_a_toast(code: str) -> None:
    t = catalogue(code)
    made = {name: view(t) for name, view in EVERY.items() if name != "desk: suggested"}  # titles of the FAQ's own
    labels = {button.text for view in made.values() for row in view.rows for button in row}
    assert [label for label in labels if len(label) > 40] == []
    toasts = [done.done(t, name).text for name in done.PLAIN]
    toasts += [made[f"desk: {name}"].text for name in ("taken", "assigned", "snoozed", "prioritised", "merged")]
    assert [text for text in toasts if len(text) > 200] == []


def test_every_button_of_the_desk_is_made_and_customers_are_shown_none_of_them() -> None:
    assert verbs_in(DESK) >= STAFF_VERBS
    assert verbs_in(CUSTOMERS) >= CUSTOMER_VERBS
    assert not verbs_in(CUSTOMERS) & STAFF_VERBS


def test_every_notice_is_among_those_looked_at() -> None:
    assert {name for name, _ in NOTICES} == DESK_NOTICES


def test_topics_have_icons_that_telegram_offers() -> None:
    assert {*STATUS_ICONS.values(), URGENT, VIP, QUIET} <= set(TOPIC_ICONS.values())


def in_every_language(name: str) -> list[View]:
    return [EVERY[name](catalogue(code)) for code in LANGUAGES]


def covered(view: View, entity: object) -> str:
    assert isinstance(entity, dict)
    start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
    return view.text.encode("utf-16-le")[start:end].decode("utf-16-le")


def starts_right(line: str) -> bool:
    depth = 0
    for character in line:
        kind = unicodedata.bidirectional(character)
        depth += (kind == "FSI") - (kind == "PDI")
        if depth == 0 and kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def verbs_in(views: object) -> set[Verb]:
    assert isinstance(views, dict)
    made = [view(catalogue("en")) for view in views.values()]
    return {Verb(unpack(button.data)[0]) for view in made for row in view.rows for button in row if button.data}
