"""How a bot gets its updates: long polling, one poller at a time, or a webhook."""

import asyncio
from typing import Any
from urllib.parse import urlsplit

from bot.simulator.methods.call import Call, Handler
from bot.simulator.refusals import OTHER_POLLER, WEBHOOK_ACTIVE, bad, conflict
from bot.simulator.state.bots import Bot, Webhook

LONGEST_POLL = 50


async def get_updates(call: Call) -> list[dict[str, Any]]:
    """Return waiting updates, or wait for one; a second poller takes the place of the first, which gets a 409."""
    fields, queue = call.fields, call.bot.updates
    if call.bot.webhook is not None:
        raise conflict(WEBHOOK_ACTIVE)
    limit = fields.get("limit", 100)
    if not 1 <= limit <= 100:
        limit = 100
    queue.allow(fields.get("allowed_updates"))
    queue.confirm(fields.get("offset", 0))
    queue.interrupt(OTHER_POLLER)
    poller = queue.poller = object()
    deadline = asyncio.get_running_loop().time() + min(max(fields.get("timeout", 0), 0), LONGEST_POLL)
    while not queue.waiting and await _rung_before(call.bot, deadline):
        if queue.poller is not poller:
            raise conflict(queue.interrupted_by)
    queue.poller = None
    return [update.api() for update in queue.take(limit)]


async def _rung_before(bot: Bot, deadline: float) -> bool:
    """Wait for something new; False when the time is over."""
    try:
        async with asyncio.timeout_at(deadline):
            await bot.updates.rung()
    except TimeoutError:
        return False
    return True


def set_webhook(call: Call) -> bool:
    """Have updates posted to a URL; an empty one goes back to polling."""
    fields = call.fields
    url = fields["url"]
    if not url:
        return delete_webhook(call)
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    secret = fields.get("secret_token", "")
    if any(not (character.isascii() and (character.isalnum() or character in "_-")) for character in secret):
        raise bad("secret token contains unallowed characters")
    _drop_if_asked(call)
    call.bot.updates.allow(fields.get("allowed_updates"))
    call.bot.webhook = Webhook(url, secret, min(max(fields.get("max_connections", 40), 1), 100))
    call.bot.updates.interrupt("terminated by setWebhook request")
    return True


def delete_webhook(call: Call) -> bool:
    """Go back to polling."""
    _drop_if_asked(call)
    call.bot.webhook = None
    call.bot.updates.ring()
    return True


def _drop_if_asked(call: Call) -> None:
    if call.fields.get("drop_pending_updates"):
        call.bot.updates.clear()


def webhook_info(call: Call) -> dict[str, Any]:
    """Return the webhook's state; an empty url means polling."""
    queue, webhook = call.bot.updates, call.bot.webhook
    shown: dict[str, Any] = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(queue.waiting),
    }
    if queue.allowed is not None:
        shown["allowed_updates"] = sorted(queue.allowed)
    if webhook is not None:
        shown["max_connections"] = webhook.max_connections
        if webhook.last_error_date:
            shown |= {"last_error_date": webhook.last_error_date, "last_error_message": webhook.last_error}
    return shown


METHODS: dict[str, Handler] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": webhook_info,
}
