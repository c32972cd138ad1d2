"""A customer's topic: name, icon and address."""

import pytest

from bot.domain.helpdesk.ticket import Priority, Status, Ticket
from bot.gateway.sender.breaks import units
from bot.views.desk.topic import NAME_LIMIT, icon, topic_name, topic_url
from tests.views.samples import GROUP, MOST, NAMES, a_customer, a_ticket

URGENT = a_ticket(priority=Priority.URGENT)


@pytest.mark.parametrize("name", [*NAMES, "😀" * 100, ""])
def test_a_topic_is_named_for_the_person_and_their_open_ticket(name: str) -> None:
    named = topic_name(a_customer(name), a_ticket(id=MOST))
    assert named.endswith(f" \u2068#{MOST}\u2069")  # reads "#12" after a name from right to left, too
    assert not named.startswith(" ")
    assert units(named) <= NAME_LIMIT
    named.encode("utf-16-le")  # no emoji was cut in two


def test_an_ended_ticket_leaves_the_name() -> None:
    assert topic_name(a_customer("Emma"), a_ticket(status=Status.CLOSED)) == "Emma"
    assert topic_name(a_customer("Emma"), None) == "Emma"


@pytest.mark.parametrize(
    ("ticket", "vip", "shown"),
    [
        (a_ticket(), False, "❗️"),
        (a_ticket(), True, "💎"),
        (a_ticket(status=Status.ASSIGNED), True, "👀"),
        (a_ticket(status=Status.WAITING), False, "💬"),
        (a_ticket(status=Status.RESOLVED), False, "✅"),
        (a_ticket(status=Status.CLOSED), True, "✅"),
        (URGENT, True, "🔴"),
        (a_ticket(status=Status.WAITING, priority=Priority.URGENT), False, "💬"),
        (None, False, "📁"),
        (None, True, "💎"),
    ],
)
def test_the_icon_tells_what_to_look_at_first(ticket: Ticket | None, vip: bool, shown: str) -> None:
    assert icon(ticket, vip) == shown


def test_the_address_is_the_one_members_open() -> None:
    assert topic_url(GROUP, 40) == "https://t.me/c/1234567890/40"
    assert topic_url(GROUP, 40, 41) == "https://t.me/c/1234567890/40/41"
