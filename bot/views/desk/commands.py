"""Short answers to commands at the desk: how each is written, and why one did nothing."""

from collections.abc import Sequence

from bot.domain.customers import Person
from bot.i18n.catalogue import Catalogue
from bot.i18n.direction import isolate
from bot.views.desk.words import joined
from bot.views.view import View

USAGES = {
    "assign": "/assign @name",
    "snooze": "/snooze 2h",
    "ban": "/ban 7d spam",
    "merge": "/merge 12",
    "tag": "/tag refund",
    "r": "/r shipping",
    "write": "/write 12345",
    "close": "/close duplicate",
    "priority": "/priority urgent",
    "note": "/note …",
}
"""How each command with an argument is written, by example."""
PROBLEMS = (
    "unknown_person",
    "unknown_entry",
    "unknown_ticket",
    "unknown_customer",
    "not_in_topic",
    "no_ticket",
    "delete_what",
    "delete_too_old",
    "deleted_before",
    "still_there",
    "unknown_command",
    "write_not_allowed",
    "write_banned",
    "too_late",
    "cannot_merge",
    "unknown_tag",
    "is_open",
    "snooze_too_long",
    "nothing_to_teach",
)
"""Why a command did nothing."""


def usage(t: Catalogue, command: str) -> View:
    """Tell how a command is written; `command` is one of `USAGES`."""
    return View(f"{t(f'desk.usage_{command}')}\n{t('desk.usage_example', example=USAGES[command])}")


def problem(t: Catalogue, name: str) -> View:
    """Tell why a command did nothing; `name` is one of `PROBLEMS`."""
    return View(t(f"desk.problem_{name}"))


def several(t: Catalogue, people: Sequence[Person]) -> View:
    """Tell who may be meant, and by what each is to be called so that nobody else is."""
    lines = [joined(t, isolate(_whole_name(one)), isolate(_call(one))) for one in people]
    return View("\n".join((t("desk.several_customers"), "", *lines)))


def _whole_name(person: Person) -> str:
    return " ".join(part for part in (person.first_name, person.last_name) if part)


def _call(person: Person) -> str:
    return f"@{person.username}" if person.username else str(person.telegram_id)
