"""From the desk to a customer: what staff write, their edits, and the bot's own words about a ticket."""

from collections.abc import Callable, Sequence

from bot.courier.desk.saying import change, confirm, say, standing_in
from bot.domain.customers import Customers
from bot.domain.helpdesk.delivery import Delivery
from bot.domain.helpdesk.notice import read_notice
from bot.gateway.content import Where
from bot.gateway.errors import Unreachable
from bot.gateway.sender import Lane, Sender
from bot.i18n.catalogue import catalogue
from bot.storage.unit import Row
from bot.views.answers import Source
from bot.views.desk.notices import customer_notice
from bot.views.messenger import Messenger


class ToCustomer:
    """Sends what the desk says to the customer's private chat."""

    def __init__(
        self,
        sender: Sender,
        messenger: Messenger,
        delivery: Delivery,
        customers: Customers,
        source: Callable[[], Source],
    ) -> None:
        self._sender = sender
        self._messenger = messenger
        self._delivery = delivery
        self._customers = customers
        self._source = source

    async def send(self, parts: Sequence[Row]) -> None:
        """Send one relay, or an album; raises what Telegram refuses."""
        first = parts[0]
        customer = await self._customers.known(first.customer_id)
        if customer is None:
            raise Unreachable("this customer asked to be forgotten")
        chat_id = customer.telegram_id
        ids: list[int | None]
        if first.what == "edit":
            ids = await self._changed(first)
        elif first.what == "notice":
            name, values = read_notice(first.content or "{}")
            view = customer_notice(catalogue(customer.language), name, values, self._source())
            ids = [await self._messenger.send(chat_id, view)]
        else:
            answers = await self._delivery.answered_by(first)
            ids = await say(self._sender, Lane.REPLY, parts, Where(chat_id, reply_to=standing_in(answers, chat_id)))
        await self._delivery.sent(parts, chat_id, ids)
        await confirm(self._sender, first)

    async def _changed(self, edit: Row) -> list[int | None]:
        of = await self._delivery.find(edit.of)
        if of is not None and of.status == "sent" and not await change(self._sender, Lane.REPLY, edit, of):
            await self._delivery.unchanged(edit)
        return [None]
