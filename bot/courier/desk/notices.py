"""The bot's own words at the desk, and whether a message rings there."""

from collections.abc import Awaitable, Callable

from bot.brand.in_force import BrandInForce
from bot.core.clock import Clock
from bot.domain.helpdesk.desk import Place
from bot.domain.helpdesk.dossier import Dossiers
from bot.domain.helpdesk.notice import read_notice
from bot.domain.hours import is_open
from bot.gateway.content import Where
from bot.i18n.catalogue import catalogue
from bot.storage.unit import Row
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
        dossiers: Dossiers,
        brand: BrandInForce,
        clock: Clock,
        knowing: Callable[[], Awaitable[Known]],
    ) -> None:
        self._messenger = messenger
        self._dossiers = dossiers
        self._brand = brand
        self._clock = clock
        self._knowing = knowing

    async def send(self, place: Place, where: Where, row: Row) -> int:
        """Send a notice; returns the id of its message."""
        name, values = read_notice(row.content or "{}")
        view = desk_notice(catalogue(place.language), name, values, await self._knowing())
        silent = where.silent and name not in LOUD
        return await self._messenger.send(
            place.chat_id, view, thread_id=where.thread_id, reply_to=where.reply_to, silent=silent
        )

    async def is_quiet(self, row: Row) -> bool:
        """Tell whether a message must not ring: it is after hours, and its customer is no VIP."""
        folder = self._brand.now
        if not folder.desk.quiet_after_hours or is_open(folder.brand, self._clock.now()):
            return False
        dossier = await self._dossiers.of(row.customer_id)
        return dossier is None or not dossier.vip
