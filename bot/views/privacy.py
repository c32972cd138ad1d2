"""What customers read about their data: what is kept, their file, and the two questions before it is deleted."""

import json
from datetime import date
from typing import Any

from bot.brand.models import Brand
from bot.i18n.catalogue import Catalogue
from bot.i18n.moments import duration
from bot.views.callback import Verb, pack
from bot.views.view import Button, Document, View, column
from bot.views.welcome import back_to_menu

DAY = 86_400_000
BACKUPS = 7
"""Days until the last nightly backup that knew somebody is gone, as `bot.storage.sqlite_backup` keeps them."""


def notice(t: Catalogue, brand: Brand) -> View:
    """Say what is kept, why and for how long, with the ways to one's data."""
    own = t.directed(brand.privacy_notice.get(t.code, ""))
    text = "\n\n".join(part for part in (own, t("privacy.kept"), _kept(t, brand), t("privacy.yours")) if part)
    mine = Button(t("privacy.mydata"), pack(Verb.MYDATA))
    forget = Button(t("privacy.forget"), pack(Verb.FORGET))
    return View(text, column(mine, forget, back_to_menu(t)))


def _kept(t: Catalogue, brand: Brand) -> str:
    """List each kind of record with its time, one to a line."""
    keep = brand.retention
    days = {
        "questions": keep.questions,
        "misses": keep.misses,
        "messages": keep.messages,
        "tickets": keep.tickets,
        "audit": keep.audit,
        "backups": BACKUPS,
    }
    lines = [t("privacy.profile")]
    for kind, count in days.items():
        lines.append(t(f"privacy.{kind}", time=duration(t.code, count * DAY)))
    return "\n".join(lines)


def my_data(everything: dict[str, Any], day: date) -> Document:
    """Return the file with everything that is kept, for a person to read and a program to take over."""
    content = json.dumps(everything, ensure_ascii=False, indent=2).encode()
    return Document(f"my-data-{day.isoformat()}.json", content, "application/json")


def my_data_caption(t: Catalogue) -> View:
    """Say what the file is."""
    return View(t("mydata.caption"), column(Button(t("privacy.button"), pack(Verb.PRIVACY)), back_to_menu(t)))


def ask(t: Catalogue, customer_id: int, *, works_here: bool) -> View:
    """Ask for the first time, saying what would be deleted."""
    text = t("forget.ask", time=duration(t.code, BACKUPS * DAY))
    return View(
        "\n\n".join((text, t("forget.roles"))) if works_here else text,
        column(
            Button(t("forget.yes"), pack(Verb.FORGET_SURE, customer_id)),
            Button(t("forget.mydata_first"), pack(Verb.MYDATA)),
            Button(t("forget.no"), pack(Verb.PRIVACY)),
        ),
    )


def ask_again(t: Catalogue, customer_id: int) -> View:
    """Ask for the second time; the dangerous button stands elsewhere than on the first screen."""
    return View(
        t("forget.ask_again"),
        column(
            Button(t("forget.no"), pack(Verb.PRIVACY)),
            Button(t("forget.now"), pack(Verb.FORGET_NOW, customer_id)),
        ),
    )


def forgetting(t: Catalogue) -> View:
    """Say that it is being done."""
    return View(t("forget.working"))


def undeletable(t: Catalogue) -> View:
    """Tell an owner that a forgotten customer's messages still stand at the desk, and what would help."""
    return View(t("forget.undeletable"))


def forgotten(t: Catalogue, *, everywhere: bool) -> View:
    """Say that it is done, or that the staff's chat still lacks, and how to begin again."""
    return View("\n\n".join((t("forget.done" if everywhere else "forget.partly"), t("forget.begin_again"))))
