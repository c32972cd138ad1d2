"""Kind words that no handler says: to a customer who floods, and to one whose message could not be dealt with."""

from collections.abc import Sequence
from typing import Any

from bot.domain.customers import Customers, person_of
from bot.gateway.update import Incoming
from bot.i18n.catalogue import catalogue
from bot.storage.unit import Unit
from bot.views.messenger import Messenger
from bot.views.view import View


class Courtesy:
    """Speaks to a customer in the language of their menus."""

    def __init__(self, customers: Customers, messenger: Messenger) -> None:
        self._customers = customers
        self._messenger = messenger

    async def flooding(self, incoming: Incoming) -> None:
        """Tell, once per flood, that every message will be answered in turn."""
        await self._say(incoming, "flood.notice")

    async def parked(self, incoming: Incoming) -> None:
        """Apologise for a message that failed for good."""
        await self._say(incoming, "error.sorry")

    def unreachable(self, incoming: Incoming) -> Sequence[Unit[Any]]:
        """Return what is to be kept of a customer who can no longer be written to."""
        if incoming.user_id is None or incoming.user_id != incoming.chat_id:
            return ()
        return (self._customers.unreachable(incoming.user_id),)

    async def _say(self, incoming: Incoming, key: str) -> None:
        user: dict[str, Any] | None = incoming.body.get("from")
        if user is None or incoming.chat_type != "private" or incoming.chat_id is None:
            return
        customer = await self._customers.meet(person_of(user))
        await self._messenger.send(incoming.chat_id, View(catalogue(customer.language)(key)))
