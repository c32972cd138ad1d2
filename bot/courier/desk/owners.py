"""What owners are told in private when the desk itself is in trouble."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import structlog
from telegram.error import TelegramError

from bot.domain.customers import Customers
from bot.domain.helpdesk.desk import Desk
from bot.domain.roles import Roles
from bot.i18n.catalogue import Catalogue, catalogue
from bot.views.desk.setup import recovered, trouble
from bot.views.messenger import Messenger
from bot.views.view import View

log = structlog.get_logger(__name__)


class Owners:
    """Tells every owner who can be written to: once when trouble begins, once when it is over."""

    def __init__(self, messenger: Messenger, roles: Roles, customers: Customers, desk: Desk) -> None:
        self._messenger = messenger
        self._roles = roles
        self._customers = customers
        self._desk = desk
        self._telling = asyncio.Lock()  # many lines meet the same trouble at once

    async def told_of_trouble(self, why: str | None) -> None:
        """Tell the owners why the desk cannot be written to, or with None that it can again; only if that is news."""
        async with self._telling:
            await self._told(why)

    async def _told(self, why: str | None) -> None:
        place = self._desk.place
        if place is None or not place.linked or place.trouble == why:
            return
        if why is not None and place.trouble is None:
            log.warning("desk_trouble", why=why)
        if why is None or place.trouble is None:
            await self.told(lambda t: recovered(t) if why is None else trouble(t, why))
        await self._desk.troubled(why)

    async def told(self, view: Callable[[Catalogue], View]) -> None:
        """Tell every owner who can be written to, each in their language."""
        for owner in await self._roles.owners():
            words = view(await self._language(owner))
            with suppress(TelegramError):  # an owner who never wrote to the bot cannot be told
                await self._messenger.send(owner, words)

    async def _language(self, owner: int) -> Catalogue:
        return catalogue(await self._customers.language_of(owner))
