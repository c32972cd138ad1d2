"""The short questions before a ticket, and the calm offer to a customer who is upset."""

from collections.abc import Sequence

from bot.brand.desk import Topic
from bot.i18n.catalogue import Catalogue
from bot.views.callback import Verb, pack
from bot.views.person import person_button
from bot.views.view import Button, View, column, pairs
from bot.views.welcome import back_to_menu


def ask_topic(t: Catalogue, topics: Sequence[Topic]) -> View:
    """Ask what it is about, two topics in a row; it may be skipped."""
    buttons = [Button(topic.titled(t.code), pack(Verb.INTAKE_TOPIC, topic.id)) for topic in topics]
    skip = Button(t("complaint.skip"), pack(Verb.INTAKE_SKIP, "topic"))
    return View(t("complaint.topic"), (*pairs(*buttons), (skip, back_to_menu(t))))


def ask_message(t: Catalogue, topic_title: str | None = None) -> View:
    """Ask for what happened, in one message; a ticket may be opened without it."""
    text = t("complaint.message_about", topic=topic_title) if topic_title else t("complaint.message")
    return View(text, column(Button(t("complaint.without"), pack(Verb.INTAKE_SKIP, "message")), back_to_menu(t)))


def alarm_offer(t: Catalogue, message_id: int | None = None) -> View:
    """Offer a person to somebody upset; `message_id` is what they wrote, so that "no" can still answer it."""
    asked = () if message_id is None else (message_id,)
    person = person_button(t, "alarm", message_id)
    yes = Button(t("complaint.alarm_yes"), person.data)
    return View(t("complaint.alarm"), column(yes, Button(t("complaint.alarm_no"), pack(Verb.ALARM_NO, *asked))))
