"""Why something could not be delivered, in words that staff can act on, with a button to try again."""

from collections.abc import Mapping
from typing import Any

from bot.i18n.catalogue import Catalogue
from bot.views.callback import Verb, pack
from bot.views.desk.known import Known
from bot.views.view import Button, View

REASON_LIMIT = 300
SENTENCES = {
    "bot was blocked": "desk.why_blocked",
    "user is deactivated": "desk.why_deactivated",
    "can't initiate conversation": "desk.why_never_wrote",
    "voice_messages_forbidden": "desk.why_voice",
    "wrong file": "desk.why_file",
    "file is too big": "desk.why_too_big",
    "message to copy not found": "desk.why_gone",
    "message to edit not found": "desk.why_gone",
    "message can't be edited": "desk.why_too_old",
}
"""Parts of Telegram's own sentences (https://core.telegram.org/api/errors), and what they mean for staff."""


def failed(t: Catalogue, values: Mapping[str, Any], known: Known) -> View:
    """Tell what was not delivered and why: `reason` in Telegram's words, `relay` (id) to try again."""
    retry = Button(t("desk.retry"), pack(Verb.DESK_RETRY, values["relay"]))
    return View(t("desk.failed", reason=why(t, values["reason"])), ((retry,),))


def why(t: Catalogue, reason: str, sentences: Mapping[str, str] = SENTENCES) -> str:
    """Return the reason in the reader's language where it is a known one, else as Telegram says it."""
    lowered = reason.lower()
    key = next((key for part, key in sentences.items() if part in lowered), None)
    return reason[:REASON_LIMIT] if key is None else t(key)
