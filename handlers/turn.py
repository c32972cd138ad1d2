"""A turn: one update of a customer, with who they are and ways to answer them."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.domain.customers import Customer, person_of
from bot.gateway.route import Callback, Effects
from bot.gateway.update import Incoming
from bot.i18n.catalogue import Catalogue, catalogue
from bot.services import Services
from bot.views.callback import unpack
from bot.views.view import View


class Turn:
    """What a handler is given; `t` speaks the language of the customer's menus."""

    __slots__ = ("customer", "incoming", "services", "t")

    def __init__(self, incoming: Incoming, services: Services, customer: Customer) -> None:
        self.incoming = incoming
        self.services = services
        self.customer = customer
        self.t: Catalogue = catalogue(customer.language)

    @property
    def chat_id(self) -> int:
        """The private chat, which has the customer's own Telegram id."""
        return self.customer.telegram_id

    @property
    def arguments(self) -> tuple[str, ...]:
        """The arguments of the tapped button."""
        return unpack(self.incoming.data or "")[1]

    @property
    def tapped_message(self) -> dict[str, Any]:
        """The message whose button was tapped, as Telegram tells it."""
        return self.incoming.body.get("message") or {}

    async def say(self, view: View) -> int:
        """Send a new message; returns its id."""
        return await self.services.messenger.send(self.chat_id, view)

    async def show(self, view: View, toast: str | None = None) -> int:
        """Answer a tap: show the view in place of the tapped message; returns the id of the message that shows it."""
        message_id = await self.services.messenger.edit(self.chat_id, self.tapped_message, view)
        await self.toast(toast)
        return message_id

    async def toast(self, text: str | None = None) -> None:
        """Answer a tap with a short notice, or with none."""
        await self.services.messenger.toast(self.incoming.body["id"], text)

    async def moved_on(self) -> None:
        """Tell that the tapped button is of another time."""
        await self.toast(self.t("moved.on"))


Play = Callable[[Turn], Awaitable[Effects]]
"""Answers a turn."""
Screen = Callable[[Turn], View]
"""What a customer is to see, with nothing done for it."""


def said(screen: Screen) -> Play:
    """Return a handler that sends a screen in a new message."""

    async def play(turn: Turn) -> Effects:
        await turn.say(screen(turn))
        return None

    return play


def shown(screen: Screen) -> Play:
    """Return a handler that shows a screen in place of the tapped message."""

    async def play(turn: Turn) -> Effects:
        await turn.show(screen(turn))
        return None

    return play


def for_customer(services: Services, play: Play) -> Callback:
    """Return a route's callback that meets the customer and lets `play` answer them.

    Whoever was forgotten has only old buttons left: a tap on one does not make them a customer again.
    """

    async def callback(incoming: Incoming) -> Effects:
        person = person_of(incoming.body["from"])
        if incoming.kind == "callback_query" and not await services.privacy.knows(person.telegram_id):
            t = catalogue(services.customers.first_language(person))
            await services.messenger.toast(incoming.body["id"], t("forget.stranger"))
            return None
        customer = await services.customers.meet(person)
        return await play(Turn(incoming, services, customer))

    return callback
