"""Words that call people, in the customer's topic or in an owner's own chat: late answers, on-call, ratings."""

from collections.abc import Mapping
from typing import Any

from bot.i18n.catalogue import Catalogue
from bot.i18n.direction import isolate
from bot.i18n.moments import duration
from bot.views.desk.known import Known
from bot.views.desk.topic import topic_url
from bot.views.links import Links
from bot.views.view import View

Values = Mapping[str, Any]
LOW = 2


def reminder(t: Catalogue, values: Values, known: Known) -> View:
    """Tell that an answer is late: `ticket`, `who` ("assignee", "everyone", "owners"), `minutes` waited.

    `mention`: ids of those called; `name`: the customer's. `chat_id` and `thread_id` are given where it is read outside
    the customer's topic.
    """
    links, who = Links(), values["who"]
    called = " ".join(isolate(known.staff(t, links, one)) for one in values.get("mention") or ())
    time = duration(t.code, int(values["minutes"]) * 60_000)
    text = t(f"desk.reminder_{who}", ticket=_place(values, links), time=time)
    return links.view(t.directed(f"{called}\n{text}") if called else text)


def on_call(t: Catalogue, values: Values, known: Known) -> View:
    """Call who is on duty after hours: `ticket`, `mention` (ids), and `name`, `chat_id`, `thread_id` as above."""
    links = Links()
    called = " ".join(isolate(known.staff(t, links, one)) for one in values.get("mention") or ())
    text = t("desk.on_call", ticket=_place(values, links))
    return links.view(t.directed(f"{called}\n{text}") if called else text)


def rated(t: Catalogue, values: Values, known: Known) -> View:
    """Tell a rating: `ticket`, `stars`, `reopened`, and `name`, `chat_id`, `thread_id` as above."""
    links, stars = Links(), int(values["stars"])
    lines = [t("desk.rated", ticket=_place(values, links), stars="⭐" * stars)]
    if values.get("reopened", stars <= LOW):
        lines.append(t("desk.rated_low"))
    return links.view("\n".join(lines))


def _place(values: Values, links: Links) -> str:
    """Return the ticket's number, as a link where it is read outside its topic, and whose it is where that is told."""
    words, chat_id, thread_id = f"#{values['ticket']}", values.get("chat_id"), values.get("thread_id")
    if chat_id is not None and thread_id is not None:
        words = links.to(topic_url(chat_id, thread_id), words)
    return f"{words} {values['name']}" if values.get("name") else words
