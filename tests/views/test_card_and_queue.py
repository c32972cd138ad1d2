"""The customer's card and the queue: what staff find on them."""

from bot.domain.helpdesk.ticket import Priority, Status
from bot.i18n.catalogue import catalogue
from bot.i18n.direction import strip_bidi
from bot.views.callback import Verb, unpack
from bot.views.desk.card import Card, card
from bot.views.desk.queue import MOST, Waiting, queue
from bot.views.view import View
from tests.views.samples import ANI, GROUP, HOUR, KNOWN, NOW, a_customer, a_ticket

EN = catalogue("en")


def buttons(view: View) -> list[str]:
    return [unpack(button.data or "")[0] for row in view.rows for button in row]


def read(view: View) -> str:
    return strip_bidi(view.text)


def test_a_card_names_the_person_and_links_to_them() -> None:
    view = card(EN, Card(a_customer("Emma"), NOW, vip=True), KNOWN)
    assert read(view).startswith("💎 Emma\nEnglish")
    (mention,) = view.entities
    assert mention["user"]["id"] == 70


def test_a_card_tells_how_the_ticket_stands_in_moments_that_stay_true() -> None:
    text = read(card(EN, Card(a_customer(), NOW, (a_ticket(assignee=ANI, tags=("refund",)),)), KNOWN))
    assert "#12 · ❗️" in text
    assert "Delivery" in text
    assert "Անի 🌸" in text
    assert "refund" in text
    assert "2026" in text.split("Answer due")[1]


def test_earlier_tickets_come_with_their_rating() -> None:
    past = tuple(a_ticket(id=n, status=Status.CLOSED, rating=4) for n in range(11, 2, -1))
    text = read(card(EN, Card(a_customer(), NOW, (a_ticket(), *past)), KNOWN))
    assert "#11 · ✅ " in text
    assert "4 ⭐" in text
    assert "#7 " in text
    assert "#6 " not in text


def test_a_merged_ticket_tells_where_it_went_and_no_reason_of_our_own_is_shown() -> None:
    merged = a_ticket(status=Status.CLOSED, end_reason="merged", merged_into=15)
    assert "#15" in read(card(EN, Card(a_customer(), NOW, (merged,)), KNOWN))
    for reason in ("rated", "silence", "forgotten"):
        ended = a_ticket(status=Status.CLOSED, end_reason=reason)
        assert reason not in read(card(EN, Card(a_customer(), NOW, (ended,)), KNOWN))
    assert "rude" in read(
        card(EN, Card(a_customer(), NOW, (a_ticket(status=Status.CLOSED, end_reason="rude"),)), KNOWN)
    )


def test_the_buttons_fit_how_things_stand() -> None:
    opened = buttons(card(EN, Card(a_customer(), NOW, (a_ticket(),)), KNOWN))
    assert Verb.DESK_TAKE in opened
    assert Verb.DESK_TEACH not in opened
    ended = buttons(card(EN, Card(a_customer(), NOW, (a_ticket(status=Status.RESOLVED),)), KNOWN))
    assert ended == [Verb.DESK_TEACH, Verb.DESK_NOTE, Verb.DESK_VIP]
    assert buttons(card(EN, Card(a_customer(), NOW), KNOWN)) == [Verb.DESK_NOTE, Verb.DESK_VIP]


def test_a_switch_carries_what_is_to_be_so_that_a_double_tap_sets_it_once() -> None:
    off, on = (card(EN, Card(a_customer(), NOW, note_mode=mode), KNOWN).rows[-1] for mode in (False, True))
    assert (off[0].data, on[0].data) == ("dn:7:1", "dn:7:0")


def test_the_queue_shows_the_urgent_then_vips_then_the_oldest() -> None:
    def waiting(name: str, vip: bool = False, hours: int = 1, **changes: object) -> Waiting:
        return Waiting(a_ticket(asked_at=NOW - hours * HOUR, **changes), name, vip, GROUP, 40)

    view = queue(
        EN,
        [
            waiting("new"),
            waiting("old", hours=5),
            waiting("high", priority=Priority.HIGH),
            waiting("vip", vip=True),
            waiting("urgent", priority=Priority.URGENT, assignee=ANI),
        ],
        KNOWN,
    )
    lines = read(view).split("\n")[2:]
    assert [line.split()[1] for line in lines] == ["urgent", "vip", "high", "old", "new"]
    assert [line.split()[0] for line in lines] == ["🔴", "💎", "🟡", "⚪️", "⚪️"]
    assert lines[0].endswith("Անի 🌸")
    assert {entity["url"] for entity in view.entities} == {"https://t.me/c/1234567890/40"}


def test_a_queue_that_has_not_changed_reads_the_same_an_hour_later() -> None:
    one = Waiting(a_ticket(), "Emma", False, GROUP, 40)
    later = type(KNOWN)(KNOWN.source, NOW + 60_000, KNOWN.names)
    assert queue(EN, [one], KNOWN) == queue(EN, [one], later)


def test_a_long_queue_says_how_many_more_there_are() -> None:
    text = read(queue(EN, [Waiting(a_ticket(), "Emma", False, GROUP, None)] * (MOST + 4), KNOWN))
    assert text.count("Emma") == MOST
    assert "4" in text.split("\n")[-1]
