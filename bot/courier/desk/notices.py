"""The bot's own words at the desk, and whether a message rings there."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any

from telegram.error import BadRequest, Forbidden

from bot.brand.in_force import BrandInForce
from bot.core.clock import Clock
from bot.domain.customers import Customers
from bot.domain.helpdesk.desk import Place
from bot.domain.helpdesk.dossier import Dossiers
from bot.domain.helpdesk.notice import read_notice
from bot.domain.hours import is_open
from bot.gateway.content import Where
from bot.gateway.errors import Unreachable
from bot.i18n.catalogue import catalogue
from bot.storage.unit import Row
from bot.views.desk.alerts import on_call
from bot.views.desk.known import Known
from bot.views.desk.notices import desk_notice
from bot.views.messenger import Messenger

LOUD = frozenset({"reminder", "on_call", "rated", "failed"})
"""Notices that ring whatever the hour: they are sent because somebody has to act."""


class DeskNotices:
    """Says the bot's own words in the desk's language."""

    def __init__(
        self,
        messenger: Messenger,
        customers: Customers,
        dossiers: Dossiers,
        brand: BrandInForce,
        clock: Clock,
        knowing: Callable[[], Awaitable[Known]],
    ) -> None:
        self._messenger = messenger
        self._customers = customers
        self._dossiers = dossiers
        self._brand = brand
        self._clock = clock
        self._knowing = knowing

    async def send(self, place: Place, where: Where, row: Row) -> int:
        """Send a notice; returns the id of its message."""
        name, values = read_notice(row.content or "{}")
        view = desk_notice(catalogue(place.language), name, values, await self._knowing())
        silent = where.silent and name not in LOUD
        if name == "on_call":
            await self._call(place, where, values)
        return await self._messenger.send(
            place.chat_id, view, thread_id=where.thread_id, reply_to=where.reply_to, silent=silent
        )

    async def _call(self, place: Place, where: Where, values: Mapping[str, Any]) -> None:
        """Write to whoever is on call in private: a group at night is easily missed."""
        there = {**values, "chat_id": place.chat_id, "thread_id": where.thread_id}
        for telegram_id in values["mention"]:
            t = catalogue(await self._customers.language_of(telegram_id))
            with suppress(BadRequest, Forbidden, Unreachable):  # who never wrote to the bot is called in the topic only
                await self._messenger.send(telegram_id, on_call(t, there, await self._knowing()))

    async def is_quiet(self, row: Row) -> bool:
        """Tell whether a message must not ring: it is after hours, and its customer is no VIP."""
        folder = self._brand.now
        if not folder.desk.quiet_after_hours or is_open(folder.brand, self._clock.now()):
            return False
        dossier = await self._dossiers.of(row.customer_id)
        return dossier is None or not dossier.vip
