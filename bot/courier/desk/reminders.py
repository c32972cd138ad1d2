"""Reminders by the clock: the desk's are queued as notices, the owners' are told in their own chats."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

from telegram.error import BadRequest, Forbidden

from bot.domain.customers import Customers
from bot.domain.helpdesk.desk import Desk
from bot.domain.helpdesk.reminders import Alert, Reminders
from bot.domain.roles import Roles
from bot.gateway.errors import Unreachable
from bot.gateway.sender import Lane
from bot.i18n.catalogue import catalogue
from bot.views.desk import alerts
from bot.views.desk.known import Known
from bot.views.messenger import Messenger


class Reminding:
    """Looks every now and then what is late, and tells whoever is to be told."""

    def __init__(
        self,
        reminders: Reminders,
        desk: Desk,
        messenger: Messenger,
        roles: Roles,
        customers: Customers,
        knowing: Callable[[], Awaitable[Known]],
    ) -> None:
        self._reminders = reminders
        self._desk = desk
        self._messenger = messenger
        self._roles = roles
        self._customers = customers
        self._knowing = knowing

    async def look(self) -> None:
        """Remind the desk, then the owners; where Telegram is in trouble, the owners are told at the next look."""
        await self._reminders.due()
        for alert in await self._reminders.for_owners():
            for owner in await self._roles.owners():
                if not self._desk.is_at(owner):  # an owner whose chat is the desk has read it there
                    await self._tell(owner, alert)
            await self._reminders.owners_told(alert)

    async def _tell(self, owner: int, alert: Alert) -> None:
        t, known = catalogue(await self._customers.language_of(owner)), await self._knowing()
        values = {
            "ticket": alert.ticket.id, "name": alert.name, "minutes": alert.minutes, "stars": alert.stars,
            "who": "owners", "reopened": alert.ticket.is_open, "chat_id": alert.chat_id, "thread_id": alert.thread_id,
        }  # fmt: skip
        view = (alerts.reminder if alert.stars is None else alerts.rated)(t, values, known)
        with suppress(BadRequest, Forbidden, Unreachable):  # an owner who never wrote to the bot cannot be told
            await self._messenger.send(owner, view, lane=Lane.STAFF)
