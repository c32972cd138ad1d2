"""What a customer sees on the way to a person and back."""

import pytest

from bot.domain.helpdesk.ticket import Status
from bot.i18n.catalogue import catalogue
from bot.i18n.direction import strip_bidi
from bot.views.complaint import intake, rating, ticket
from bot.views.view import View
from tests.views.samples import SOURCE, a_ticket

EN, FA = catalogue("en"), catalogue("fa")
TOPICS = SOURCE.brand.desk.topics


def data(view: View) -> list[list[str | None]]:
    return [[button.data for button in row] for row in view.rows]


def test_topics_stand_two_in_a_row_in_the_customer_s_language_and_may_be_skipped() -> None:
    view = intake.ask_topic(FA, TOPICS)
    assert data(view) == [["it:order", "it:quality"], ["it:delivery", "it:staff"], ["it:other"], ["is:topic", "m"]]
    assert view.rows[0][0].text == TOPICS[0].titled("fa")


def test_the_message_may_be_left_out_and_is_asked_for_by_topic() -> None:
    assert data(intake.ask_message(EN)) == [["is:message"], ["m"]]
    assert "Delivery" in intake.ask_message(EN, "Delivery").text


def test_the_calm_offer_carries_what_was_written_both_ways() -> None:
    assert data(intake.alarm_offer(EN, 9)) == [["p:alarm:9"], ["an:9"]]


def test_a_new_ticket_has_a_number_and_promises_only_what_is_known() -> None:
    text = strip_bidi(ticket.opened(EN, 12, "tomorrow at 09:00", False).text)
    assert "#12" in text
    assert "tomorrow at 09:00" in text
    assert EN("ticket.closed_now") in text
    bare = ticket.opened(EN, 12, None, True).text
    assert EN("ticket.closed_now") not in bare
    assert "{" not in bare


@pytest.mark.parametrize("status", Status)
def test_an_expected_time_is_told_only_while_staff_owe_an_answer(status: Status) -> None:
    view = ticket.my_ticket(EN, a_ticket(status=status), "at 14:30")
    assert ("at 14:30" in view.text) == (status in (Status.OPEN, Status.ASSIGNED))
    assert data(view)[0] == (["s:12"] if a_ticket(status=status).is_open else ["ro:12"])


def test_thanks_for_a_rating_fit_the_stars() -> None:
    said = [rating.rated(EN, stars).text for stars in range(6)]
    assert said[1] == said[2] == EN("rating.low")
    assert said[4] == said[5] == EN("rating.good")
    assert len({said[0], said[2], said[3], said[5]}) == 4
