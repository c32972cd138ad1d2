"""The bot's own words between a customer and the desk, made when they are sent from a notice's name and values."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.i18n.catalogue import Catalogue
from bot.i18n.direction import isolate
from bot.views.answers import Source, browsed
from bot.views.callback import Verb, pack
from bot.views.complaint import rating, ticket
from bot.views.desk import alerts, words
from bot.views.desk.failures import failed
from bot.views.desk.known import Known
from bot.views.desk.words import joined, number
from bot.views.links import Links
from bot.views.view import Button, View

Values = Mapping[str, Any]
BEFORE_LIMIT = 1500


def desk_notice(t: Catalogue, name: str, values: Values, known: Known) -> View:
    """Return what a notice says at the desk; which values each name takes is said at its function.

    Raises KeyError for a name that is not known: a bug, never a customer's doing.
    """
    return _NOTICES[name](t, values, known)


def customer_notice(t: Catalogue, name: str, values: Values, source: Source) -> View:
    """Return what a notice says to a customer.

    "rate", "reopened", "closed", "solved" and "unreadable" take `ticket`, "canned" takes `entry` (id).
    Raises KeyError for another name.
    """
    if name != "canned":
        return _TO_CUSTOMER[name](t, values["ticket"])
    answer = browsed(t, values["entry"], source)
    if answer is None:
        return View(t("error.sorry"))  # dropped from the FAQ in the moment between
    return replace(answer, rows=answer.rows[:-2])  # a person is here already, and the way back belongs to browsing


def _opened(t: Catalogue, values: Values, known: Known) -> View:
    """`ticket`, `source`, `topic` (id or ""), `asked` (a question that found no answer, or ""), `due` (or None)."""
    topic = known.topic(t, values.get("topic"))
    lines = [joined(t, f"🎫 {number(values['ticket'])}", words.source(t, values["source"]), topic and isolate(topic))]
    if asked := values.get("asked"):
        lines.append(t("desk.asked", question=asked[:BEFORE_LIMIT]))
    if (due := values.get("due")) is not None:
        lines.append(t("desk.card_due", moment=known.moment(t, due)))
    return View("\n".join(lines))


def _reopened(t: Catalogue, values: Values, known: Known) -> View:
    """`ticket`."""
    return View(t("desk.reopened", ticket=number(values["ticket"])))


def _edited(t: Catalogue, values: Values, known: Known) -> View:
    """`before`: the text as it was, or "" where there was none."""
    before = values.get("before") or "–"
    return View(t("desk.edited", before=before[:BEFORE_LIMIT]))


def _reaction(t: Catalogue, values: Values, known: Known) -> View:
    """`side` ("customer" or "staff"): who reacted; `emoji`: which, or ""; `custom`: how many of their own making."""
    side = "customer" if values["side"] == "customer" else "staff"
    shown = " ".join(part for part in (values.get("emoji"), "✨" * int(values.get("custom") or 0)) if part)
    return View(t(f"desk.reaction_{side}", emoji=shown or "–"))


def _blocked(t: Catalogue, values: Values, known: Known) -> View:
    return View(t("desk.blocked"))


def _unblocked(t: Catalogue, values: Values, known: Known) -> View:
    return View(t("desk.unblocked"))


def _canned(t: Catalogue, values: Values, known: Known) -> View:
    """`entry` (id) that was sent, `by` (who sent it)."""
    answer = known.source.local(values["entry"], t.code)
    title = values["entry"] if answer is None else known.source.choice(values["entry"], t.code).title
    head = t("desk.canned", name=known.named(t, values["by"]), title=title)
    return View(head if answer is None else f"{head}\n\n{t.directed(answer.text)}")


def _wrote_first(t: Catalogue, values: Values, known: Known) -> View:
    """`by` (who wrote), `text` (what they wrote), `first` (whether no ticket was open)."""
    head = t("desk.wrote_first" if values.get("first", True) else "desk.wrote", name=known.named(t, values["by"]))
    return View(f"{head}\n\n{t.directed(values['text'])}")


def _also(t: Catalogue, values: Values, known: Known) -> View:
    """`ticket`, `by` (who answered), `assignee` (whose ticket it is)."""
    links = Links()
    assignee, by = known.staff(t, links, values["assignee"]), known.named(t, values["by"])
    return links.view(t("desk.also", ticket=number(values["ticket"]), assignee=assignee, name=by))


def _unreadable(t: Catalogue, values: Values, known: Known) -> View:
    return View(t("desk.unreadable"))


def _not_changed(t: Catalogue, values: Values, known: Known) -> View:
    """`side` ("customer" or "staff"): who changed a message whose copy cannot be changed."""
    side = "customer" if values["side"] == "customer" else "staff"
    return View(t(f"desk.not_changed_{side}"))


def _topic_new(t: Catalogue, values: Values, known: Known) -> View:
    return View(t("desk.topic_new"))


def _continued(t: Catalogue, values: Values, known: Known) -> View:
    """What `opened` takes, or nothing where no ticket is open: what was said before stands at another place."""
    says = t("desk.continued")
    return View(f"{says}\n\n{_opened(t, values, known).text}" if "ticket" in values else says)


def _forgotten(t: Catalogue, values: Values, known: Known) -> View:
    return View(t("desk.forgotten"))


def _customer_solved(t: Catalogue, values: Values, known: Known) -> View:
    """`ticket`, `revision` (where the answer may be taught to the FAQ)."""
    teach = Button(t("desk.teach"), pack(Verb.DESK_TEACH, values["ticket"], values.get("revision", 0)))
    return View(t("desk.customer_solved", ticket=number(values["ticket"])), ((teach,),) if "revision" in values else ())


_NOTICES: dict[str, Callable[[Catalogue, Values, Known], View]] = {
    "opened": _opened,
    "reopened": _reopened,
    "edited": _edited,
    "reaction": _reaction,
    "failed": failed,
    "blocked": _blocked,
    "unblocked": _unblocked,
    "reminder": alerts.reminder,
    "on_call": alerts.on_call,
    "rated": alerts.rated,
    "canned": _canned,
    "wrote_first": _wrote_first,
    "also": _also,
    "unreadable": _unreadable,
    "not_changed": _not_changed,
    "topic_new": _topic_new,
    "continued": _continued,
    "forgotten": _forgotten,
    "customer_solved": _customer_solved,
}
_TO_CUSTOMER: dict[str, Callable[[Catalogue, int], View]] = {
    "rate": rating.rate,
    "reopened": ticket.reopened,
    "closed": ticket.closed,
    "solved": ticket.solved,
    "unreadable": ticket.unreadable,
}
DESK_NOTICES = frozenset(_NOTICES)
CUSTOMER_NOTICES = frozenset((*_TO_CUSTOMER, "canned"))
