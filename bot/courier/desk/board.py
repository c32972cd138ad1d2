"""The board: cards and the queue brought up to date in the moments that messages leave free."""

import asyncio

import structlog
from telegram.error import BadRequest, TelegramError

from bot.courier.desk.cards import Cards, Knowing
from bot.courier.desk.carrier import BROKEN, DeskTrouble
from bot.courier.desk.topics import Topics
from bot.domain.helpdesk.delivery import Delivery
from bot.domain.helpdesk.desk import Desk, Place
from bot.domain.helpdesk.dossier import Dossiers
from bot.domain.helpdesk.tickets import Tickets
from bot.gateway.errors import Gone
from bot.gateway.sender import Lane, Sender
from bot.i18n.catalogue import catalogue
from bot.storage.unit import Row
from bot.views.desk.queue import Waiting, queue
from bot.views.messenger import Messenger

log = structlog.get_logger(__name__)

KEPT_FREE = 0.3
"""The share of a group's calls a minute that is left to messages whatever cards there are to show."""
QUEUE_RESTS = 10.0
"""Seconds between two changes of the queue while messages wait: at most six of a minute's calls."""
AT_ONCE = 5
RESTS = 60.0
"""Seconds until a card that was refused is tried again."""
NEW_CARD, CHANGED_CARD = 3, 2
"""Calls a card may take: sending or editing it, renaming the topic, pinning a new one."""


class Board:
    """Shows what has changed, a few things at a time; what is not shown now is shown at a later look."""

    def __init__(
        self,
        sender: Sender,
        messenger: Messenger,
        delivery: Delivery,
        desk: Desk,
        tickets: Tickets,
        dossiers: Dossiers,
        cards: Cards,
        topics: Topics,
        knowing: Knowing,
    ) -> None:
        self._sender = sender
        self._messenger = messenger
        self._delivery = delivery
        self._desk = desk
        self._tickets = tickets
        self._dossiers = dossiers
        self._cards = cards
        self._topics = topics
        self._knowing = knowing
        self._shown: tuple[int, str] | None = None
        self._queue_rests_until = 0.0  # on the loop's clock
        self._resting: dict[int, float] = {}  # until when, on the loop's clock

    async def look(self) -> None:
        """Show the queue; then some cards, if no message waits for the group and enough of its minute is left.

        An old queue would call nobody waiting while customers wait. So it needs no more than one call that is free, and
        while messages wait it takes its turn before them, once in `QUEUE_RESTS` at most and only when it has changed.
        """
        place = self._desk.place
        if place is None or place.trouble is not None:
            return
        messages_wait = await self._delivery.waits_for_desk()
        if place.linked and self._may_show_queue(place, messages_wait):
            await self._show_queue(place)
        if messages_wait:
            return
        for conversation in await self._to_show(place):
            costs = NEW_CARD if conversation.card_message_id is None else CHANGED_CARD
            if not self._has_room(place, costs) or await self._delivery.waits_for_desk():
                return
            await self._show_card(place, conversation)

    async def _to_show(self, place: Place) -> list[Row]:
        """Return a few conversations whose card is to be shown, without those that rest."""
        now = asyncio.get_running_loop().time()
        self._resting = {customer_id: until for customer_id, until in self._resting.items() if until > now}
        found = await self._delivery.cards_to_show(place.chat_id, AT_ONCE + len(self._resting))
        return [one for one in found if one.customer_id not in self._resting][:AT_ONCE]

    async def _show_card(self, place: Place, conversation: Row) -> None:
        """Show one card; one that is refused rests, so that the others do not wait for it."""
        try:
            try:
                await self._cards.show(place, await self._cards.ready(place, conversation))
            except TelegramError as error:
                if not await self._topics.mended(conversation, error):
                    raise
        except (BadRequest, Gone, DeskTrouble, *BROKEN) as error:
            self._resting[conversation.customer_id] = asyncio.get_running_loop().time() + RESTS
            log.warning("card_not_shown", customer=conversation.customer_id, error=type(error).__name__)

    def _has_room(self, place: Place, calls: int) -> bool:
        return self._sender.room(place.chat_id) >= calls + KEPT_FREE * self._sender.pace.group_per_minute

    def _may_show_queue(self, place: Place, messages_wait: bool) -> bool:
        if messages_wait:
            return asyncio.get_running_loop().time() >= self._queue_rests_until
        return self._sender.room(place.chat_id) >= 1

    async def _show_queue(self, place: Place) -> None:
        known = await self._knowing()
        view = queue(catalogue(place.language), await self._waiting(), known)
        fingerprint = (place.chat_id, f"{view}")
        if self._shown == fingerprint:
            return
        shown, message_id = False, place.queue_message_id
        if message_id is not None:
            shown = await self._messenger.rewrite(place.chat_id, message_id, view, lane=Lane.REPLY)
        if not shown:
            message_id = await self._messenger.send(place.chat_id, view, silent=True, lane=Lane.REPLY)
            await self._desk.queue_shown(place.chat_id, message_id)
        self._shown = fingerprint
        self._queue_rests_until = asyncio.get_running_loop().time() + QUEUE_RESTS

    async def _waiting(self) -> list[Waiting]:
        waiting = []
        for ticket in await self._tickets.waiting(30):
            dossier = await self._dossiers.of(ticket.customer_id)
            if dossier is not None:
                about = dossier.conversation
                waiting.append(
                    Waiting(ticket, dossier.customer.first_name, dossier.vip, about.chat_id, about.thread_id)
                )
        return waiting
