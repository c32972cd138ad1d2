"""Being called by Telegram: setting the webhook and receiving what comes to it, whatever serves the HTTP."""

import hmac
from collections.abc import Sequence
from typing import Any

import orjson
import structlog
from telegram.error import BadRequest

from bot.core.errors import RegularsError
from bot.gateway.api import Api
from bot.gateway.intake import Intake
from bot.gateway.outage import patiently
from bot.gateway.update import ALLOWED_UPDATES

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
LARGEST_BODY = 1024 * 1024
"""Bytes; an update is a few kilobytes."""
CONNECTIONS = 40
log = structlog.get_logger(__name__)


async def set_webhook(api: Api, url: str, secret: str, *, allowed_updates: Sequence[str] = ALLOWED_UPDATES) -> None:
    """Tell Telegram to send updates to `url` with the secret (1-256 of A-Z a-z 0-9 _ -) in `SECRET_HEADER`.

    Waits while Telegram cannot be reached; raises RegularsError where Telegram refuses the address.
    """
    params = {
        "url": url,
        "secret_token": secret,
        "allowed_updates": list(allowed_updates),
        "max_connections": CONNECTIONS,
        "drop_pending_updates": False,
    }
    try:
        await patiently("Setting the webhook", lambda: api.call("setWebhook", params))
    except BadRequest as refusal:
        raise RegularsError(f"Telegram refuses REGULARS_WEBHOOK_URL ({url}): {refusal.message}") from None


class WebhookReceiver:
    """Takes the bodies Telegram posts; knows nothing of the web framework around it."""

    def __init__(self, intake: Intake, secret: str) -> None:
        self._intake = intake
        self._secret = secret.encode()

    async def receive(self, secret: str | None, body: bytes) -> int:
        """Return the HTTP status to answer with.

        200 once the update is stored, 403 for a wrong secret, 413 for a body over 1 MiB, 400 for one that is no update,
        503 where it could not be stored, so that Telegram sends it again.
        """
        if not hmac.compare_digest((secret or "").encode(), self._secret):
            return 403
        if len(body) > LARGEST_BODY:
            return 413
        update = _update_in(body)
        if update is None:
            return 400
        try:
            await self._intake.accept([update])
        except Exception as error:
            log.error("update_not_stored", next="Telegram sends it again", error=type(error).__name__)
            return 503
        return 200


def _update_in(body: bytes) -> dict[str, Any] | None:
    """Return the update a body holds, or None where it holds none."""
    try:
        update = orjson.loads(body)
    except ValueError:
        return None
    known = isinstance(update, dict) and type(update.get("update_id")) is int
    return update if known else None
