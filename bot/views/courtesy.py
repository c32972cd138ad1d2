"""Kind words that no handler says: to a customer who floods, and to one whose message could not be dealt with."""

from typing import Any

from bot.domain.customers import Customers, person_of
from bot.gateway.update import Incoming
from bot.i18n.catalogue import catalogue
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

    async def _say(self, incoming: Incoming, key: str) -> None:
        user: dict[str, Any] | None = incoming.body.get("from")
        if user is None or incoming.chat_type != "private" or incoming.chat_id is None:
            return
        customer = await self._customers.meet(person_of(user))
        await self._messenger.send(incoming.chat_id, View(catalogue(customer.language)(key)))
