"""Asking Telegram for updates, again and again (getUpdates)."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken

from bot.gateway.api import Api
from bot.gateway.errors import TokenRefused
from bot.gateway.intake import Intake
from bot.gateway.outage import Outage
from bot.gateway.update import ALLOWED_UPDATES

PATIENCE = 10
"""Seconds beyond the long poll's own time before the line counts as dead."""
QUIET = 24 * 60 * 60
"""Seconds without an update after which the offset is forgotten: Telegram restarts update ids after a quiet week."""
GATHER = 0.04
"""Seconds a poll takes at least while updates keep coming, so that one request and one commit carry several."""
log = structlog.get_logger(__name__)


class Poller:
    """The one poller of a bot. An update is confirmed to Telegram only after it is stored."""

    def __init__(
        self,
        api: Api,
        intake: Intake,
        *,
        long_poll: int = 50,
        allowed_updates: Sequence[str] = ALLOWED_UPDATES,
        outage: Outage | None = None,
    ) -> None:
        self._api = api
        self._intake = intake
        self._long_poll = long_poll
        self._allowed_updates = list(allowed_updates)
        self._outage = outage or Outage("Asking Telegram for updates")
        self._offset: int | None = None
        self._last_update = time.monotonic()
        self._may_have_webhook = True

    @property
    def in_trouble(self) -> bool:
        """Whether Telegram cannot be asked for updates at the moment."""
        return self._outage.lasts

    async def run(self) -> None:
        """Poll until cancelled; waits out a lost network, Telegram's 5xx, a second poller and a full disk.

        Raises TokenRefused where Telegram refuses the token: waiting would not mend that.
        """
        while True:
            try:
                await self._round()
            except InvalidToken:
                raise TokenRefused from None
            except Exception as error:
                self._may_have_webhook |= isinstance(error, Conflict)
                await self._outage.wait(error)

    async def _round(self) -> None:
        if self._may_have_webhook:
            await self._remove_webhook()
            self._may_have_webhook = False
        started = time.monotonic()
        batch = await self._get_updates()
        if batch:
            await self._intake.accept(batch)
        self._outage.over()
        if batch:
            self._offset = batch[-1]["update_id"] + 1
            self._last_update = time.monotonic()
            await asyncio.sleep(max(0.0, started + GATHER - self._last_update))
        elif time.monotonic() - self._last_update > QUIET:
            self._offset = None

    async def _get_updates(self) -> list[dict[str, Any]]:
        params: dict[str, Any] = {"timeout": self._long_poll, "allowed_updates": self._allowed_updates}
        if self._offset is not None:
            params["offset"] = self._offset
        updates: list[dict[str, Any]] = await self._api.call("getUpdates", params, wait=self._long_poll + PATIENCE)
        return updates

    async def _remove_webhook(self) -> None:
        """Telegram refuses to be polled while a webhook is set; the updates it holds are kept."""
        info = await self._api.call("getWebhookInfo", {})
        if info.get("url"):
            log.info("webhook_removed", reason="the bot polls")
            await self._api.call("deleteWebhook", {"drop_pending_updates": False})
