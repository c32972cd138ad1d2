"""A brand, its people and its tickets, and every view of the desk with the largest ids and the longest names."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.brand.desk import Desk
from bot.brand.folder import BrandFolder
from bot.brand.models import Brand
from bot.domain.customers import Customer, Person
from bot.domain.helpdesk.figures import Figures, StaffFigures
from bot.domain.helpdesk.staff import Colleague
from bot.domain.helpdesk.teaching import Lesson
from bot.domain.helpdesk.ticket import Priority, Source, Status, Ticket
from bot.domain.knowledge import Knowledge
from bot.i18n.catalogue import Catalogue
from bot.views import answers
from bot.views.complaint import intake, rating, ticket
from bot.views.desk import commands, done, pickers, setup
from bot.views.desk.anonymous import anonymous
from bot.views.desk.card import Card, card
from bot.views.desk.help import desk_help
from bot.views.desk.known import Known
from bot.views.desk.notices import CUSTOMER_NOTICES, customer_notice, desk_notice
from bot.views.desk.queue import Waiting, queue
from bot.views.desk.replies import suggested
from bot.views.desk.stats import stats
from bot.views.desk.topic import topic_url
from bot.views.desk.who import who
from bot.views.person import person_button
from bot.views.view import View
from faq import Category, Engine, FaqDocument, FaqEntry, LocalAnswer
from faq.checks import ID_LIMIT

MOST = 2**63 - 1
NOW = 1_795_000_000_000  # 18 November 2026
HOUR = 3_600_000
GROUP = -1001234567890
LONGEST_ID = "e" * ID_LIMIT
NAMES = ("Անի Պետրոսյան 🌸", "سارا احمدی", "ሳራ በቀለ", "Анна", "Emma 👨‍👩‍👧 O'Neil", "😀" * 32, "\u202e", " ")
ANI, VARDAN = 501, MOST


def entry(entry_id: str, title: str, text: str) -> FaqEntry:
    return FaqEntry(entry_id, "orders", {"en": LocalAnswer((title,), text, "https://example.org/shipping")})


ENTRIES = (entry("shipping", "How long does shipping take?", "Two days."), entry(LONGEST_ID, "x" * 300, "y" * 4000))
CATEGORIES = (Category("orders", {"en": "Orders"}),)
SOURCE = answers.Source(
    Knowledge(1, Engine.build(()), CATEGORIES, {one.id: one for one in ENTRIES}),
    BrandFolder(Path("nowhere"), Brand(name="Café", time_zone="Asia/Yerevan"), FaqDocument((), ()), "", Desk()),
)
KNOWN = Known(SOURCE, NOW, {ANI: "Անի 🌸", VARDAN: "Վարդան"})
STAFF = (Colleague(VARDAN, "Վարդան", "vardan", NOW - HOUR), Colleague(ANI, "Անի 🌸", None, NOW))


def a_ticket(**changes: Any) -> Ticket:
    """Return an open ticket of normal priority, with the changes."""
    usual: dict[str, Any] = {
        "id": 12, "customer_id": 7, "status": Status.OPEN, "source": Source.COMPLAINT, "topic": "delivery",
        "priority": Priority.NORMAL, "assignee": None, "revision": 3, "opened_at": NOW - 2 * HOUR,
        "asked_at": NOW - HOUR, "due_at": NOW + HOUR,
    }  # fmt: skip
    return Ticket(**{**usual, **changes})


def a_customer(name: str = "Emma", language: str = "en") -> Customer:
    return Customer(7, 70, name, language)


LARGEST = a_ticket(id=MOST, customer_id=MOST, revision=MOST, assignee=VARDAN, topic="t" * 32, tags=("refund",) * 50)
FULL_CARD = Card(
    Customer(MOST, MOST, NAMES[0], "am"),
    NOW - 300 * 24 * HOUR,
    (LARGEST, *(a_ticket(id=MOST - n, status=Status.CLOSED, rating=5) for n in range(1, 20))),
    vip=True,
    blocked=True,
    note_mode=True,
    notes="📌" * 3000,
    banned_until=NOW + HOUR,
    ban_reason="spam " * 500,
    extras=("Gold, 1200 points",),
)
PLACE = {"chat_id": GROUP, "thread_id": 40, "name": NAMES[0]}
NOTICES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("opened", {"ticket": MOST, "source": "alarm", "topic": "delivery", "asked": "?" * 4096, "due": NOW + HOUR}),
    ("opened", {"ticket": 1, "source": "button", "topic": "", "asked": ""}),
    ("reopened", {"ticket": MOST, "why": "wrote"}),
    ("edited", {"before": "🙂" * 2048}),
    ("edited", {"before": ""}),
    ("reaction", {"side": "customer", "emoji": "👍 🔥", "custom": 1}),
    ("reaction", {"side": "staff", "emoji": "", "custom": 2}),
    ("failed", {"relay": MOST, "reason": "Forbidden: bot was blocked by the user"}),
    ("failed", {"relay": MOST, "reason": "something new " * 100}),
    ("blocked", {}),
    ("unblocked", {}),
    ("reminder", {"ticket": MOST, "who": "assignee", "minutes": 15, "mention": [VARDAN]}),
    ("reminder", {"ticket": MOST, "who": "everyone", "minutes": 60, "mention": [ANI, VARDAN, 99], **PLACE}),
    ("reminder", {"ticket": MOST, "who": "owners", "minutes": 9000, **PLACE}),
    ("on_call", {"ticket": MOST, "mention": [ANI], **PLACE}),
    ("rated", {"ticket": MOST, "stars": 1, **PLACE}),
    ("rated", {"ticket": MOST, "stars": 5}),
    ("canned", {"entry": "shipping", "by": ANI}),
    ("canned", {"entry": "gone", "by": 99}),
    ("wrote_first", {"by": ANI, "text": "Your bag is still here."}),
    ("wrote_first", {"by": ANI, "text": "It is still here.", "first": False}),
    ("also", {"ticket": MOST, "by": ANI, "assignee": VARDAN}),
    ("unreadable", {}),
    ("not_changed", {"side": "customer"}),
    ("not_changed", {"side": "staff"}),
    ("topic_new", {}),
    ("continued", {}),
    ("continued", {"ticket": MOST, "source": "alarm", "topic": "delivery", "due": NOW + HOUR}),
    ("forgotten", {}),
    ("customer_solved", {"ticket": MOST, "revision": MOST}),
    ("customer_solved", {"ticket": MOST}),
)
FIGURES = Figures(12, 9, 15 * 60_000, 4.25, 4, 3, (StaffFigures(ANI, 5, 2), StaffFigures(99, 4, 1)))
NO_FIGURES = Figures(0, 0, None, None, 0, 0, ())

Made = Callable[[Catalogue], View]
CUSTOMERS: dict[str, Made] = {
    "person": lambda t: View(t("ticket.add"), ((person_button(t), person_button(t, "not_helped", MOST)),)),
    "topic": lambda t: intake.ask_topic(t, SOURCE.brand.desk.topics),
    "message": lambda t: intake.ask_message(t),
    "message about": lambda t: intake.ask_message(t, "Delivery"),
    "alarm": lambda t: intake.alarm_offer(t, MOST),
    "alarm of nothing": lambda t: intake.alarm_offer(t),
    "opened": lambda t: ticket.opened(t, MOST, "at 14:30", True),
    "opened after hours": lambda t: ticket.opened(t, MOST, "tomorrow at 09:00", False),
    "opened without a time": lambda t: ticket.opened(t, MOST, None, True),
    **{f"mine {s}": lambda t, s=s: ticket.my_ticket(t, a_ticket(id=MOST, status=s), "at 14:30") for s in Status},
    "reopen": lambda t: View(t("ticket.add"), ((ticket.reopen_button(t, MOST),),)),
    "after hours": lambda t: ticket.after_hours(t, "tomorrow at 09:00"),
    "banned": lambda t: ticket.banned(t, "tomorrow at 09:00"),
    "desk is you": ticket.desk_is_you,
    **{f"rated {n}": lambda t, n=n: rating.rated(t, n) for n in range(6)},
    **{f"notice {n}": lambda t, n=n: customer_notice(t, n, VALUES, SOURCE) for n in sorted(CUSTOMER_NOTICES)},
    "an entry that is gone": lambda t: customer_notice(t, "canned", {"entry": "gone"}, SOURCE),
}
VALUES = {"ticket": MOST, "entry": "shipping"}
CHOICES = (answers.Choice(LONGEST_ID, "x" * 60), answers.Choice("shipping", "How long?"))
ENDED = a_ticket(status=Status.CLOSED, end_reason="spam", due_at=None, asked_at=None)
PUT_OFF = a_ticket(snoozed_until=NOW + HOUR)
QUEUED = tuple(Waiting(LARGEST, NAMES[n % len(NAMES)], n % 3 == 0, GROUP, n + 2) for n in range(60))
DESK: dict[str, Made] = {
    "full card": lambda t: card(t, FULL_CARD, KNOWN),
    **{f"card {s}": lambda t, s=s: card(t, Card(a_customer(), NOW, (a_ticket(status=s),)), KNOWN) for s in Status},
    **{f"card of {n!r}": lambda t, n=n: card(t, Card(a_customer(n), NOW), KNOWN) for n in NAMES},
    "card put off": lambda t: card(t, Card(a_customer(), NOW, (PUT_OFF,)), KNOWN),
    "card ended": lambda t: card(t, Card(a_customer(), NOW, (ENDED,)), KNOWN),
    "queue": lambda t: queue(t, QUEUED, KNOWN),
    "queue without topics": lambda t: queue(t, (Waiting(a_ticket(), "Emma", False, GROUP, None),), KNOWN),
    "empty queue": lambda t: queue(t, (), KNOWN),
    **{f"notice {i} {n}": lambda t, n=n, v=v: desk_notice(t, n, v, KNOWN) for i, (n, v) in enumerate(NOTICES)},
    "assign": lambda t: pickers.assign_picker(t, LARGEST, STAFF * 20),
    "snooze": lambda t: pickers.snooze_picker(t, LARGEST),
    "priority": lambda t: pickers.priority_picker(t, LARGEST),
    "close": lambda t: pickers.close_picker(t, LARGEST),
    "suggested": lambda t: suggested(t, MOST, CHOICES),
    "nothing suggested": lambda t: suggested(t, MOST, ()),
    "rights": lambda t: setup.rights_missing(t, setup.RIGHTS[1:]),
    "no administrator": lambda t: setup.rights_missing(t, setup.RIGHTS[:1]),
    "linked": lambda t: setup.linked(t, True),
    "linked plainly": lambda t: setup.linked(t, False),
    "already linked": setup.already_linked,
    "invited": setup.invited,
    "no group": setup.not_a_group,
    "no topics": setup.topics_off,
    "trouble": lambda t: setup.trouble(t, "Forbidden: bot was kicked from the supergroup chat"),
    "recovered": setup.recovered,
    "unusable": lambda t: setup.unusable(t, "Bad Request: chat not found"),
    "moved away": setup.moved_away,
    "help": desk_help,
    "stats": lambda t: stats(t, FIGURES, KNOWN),
    "no stats": lambda t: stats(t, NO_FIGURES, KNOWN),
    "who": lambda t: who(t, STAFF, {ANI: 2}, KNOWN),
    "nobody": lambda t: who(t, (), {}, KNOWN),
    "anonymous": lambda t: anonymous(t, MOST, MOST),
    "an anonymous command": lambda t: anonymous(t, MOST, None),
    **{f"usage {name}": lambda t, n=name: commands.usage(t, n) for name in commands.USAGES},
    **{f"problem {name}": lambda t, n=name: commands.problem(t, n) for name in commands.PROBLEMS},
    **{f"done {name}": lambda t, n=name: done.done(t, n) for name in done.PLAIN},
    "several": lambda t: commands.several(t, [Person(MOST, name, "Petrosyan", "vardan") for name in NAMES]),
    "taken": lambda t: done.taken(t, LARGEST, KNOWN),
    "assigned": lambda t: done.assigned(t, LARGEST, KNOWN),
    **{
        f"ended {s}": lambda t, s=s: done.ended(t, a_ticket(status=s))
        for s in (Status.OPEN, Status.RESOLVED, Status.CLOSED)
    },
    "snoozed": lambda t: done.snoozed(t, PUT_OFF, KNOWN),
    "prioritised": lambda t: done.prioritised(t, LARGEST),
    "tagged": lambda t: done.tagged(t, "refund", True),
    "untagged": lambda t: done.tagged(t, "refund", False),
    "merged": lambda t: done.merged(t, 12, LARGEST),
    "desk bans": lambda t: done.banned(t, NOW + HOUR, KNOWN),
    "taught": lambda t: done.taught(t, Lesson("shipping", "en", "q" * 300, None), KNOWN),
    "taught anew": lambda t: done.taught(t, Lesson("chat-12", "hy", "q" * 300, "a" * 3000), KNOWN),
    "taught before": lambda t: done.taught(t, Lesson("chat-12", "hy", "q" * 300, "a" * 3000, known=True), KNOWN),
    "begun": lambda t: done.begun(t, NAMES[1]),
    "begun in a topic": lambda t: done.begun_in_topic(t, NAMES[1], topic_url(GROUP, 40)),
    "begun in a topic to be": lambda t: done.begun_in_topic(t, NAMES[1], None),
    "begun at a card": lambda t: done.begun_at_card(t, NAMES[1]),
}
EVERY = {
    **{f"customer: {name}": made for name, made in CUSTOMERS.items()},
    **{f"desk: {n}": m for n, m in DESK.items()},
}
