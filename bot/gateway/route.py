"""A route: which updates a callback answers, and what a person must be allowed for it to run."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Any

from telegram.ext import Application, BaseHandler, CallbackContext

from bot.gateway.permission import Permission
from bot.gateway.update import Incoming
from bot.storage.unit import Unit

Effects = Sequence[Unit[Any]] | None
"""What a callback may return: units of storage committed in one transaction with the update's done-mark."""

Callback = Callable[[Incoming], Awaitable[Effects]]
Guard = Callable[[Incoming, Permission], Awaitable[bool]]
Predicate = Callable[[Incoming], bool]


def always(incoming: Incoming) -> bool:
    """Match every update of the route's kinds."""
    return True


class Route(BaseHandler[Incoming, CallbackContext[Any, Any, Any, Any], None]):
    """Sends updates of some kinds that satisfy a predicate to one callback.

    Within one application the first route that matches answers. The application's guard is asked before the callback
    runs; where it says no, the update counts as handled. What a callback raises goes to the dispatcher as a try.
    `name` says what it answers: "/take" a command, "tap dt" a button's verb, else any words.
    """

    __slots__ = ("answer", "kinds", "name", "permission", "when")

    def __init__(
        self,
        answer: Callback,
        *,
        permission: Permission,
        kinds: Collection[str] = ("message",),
        when: Predicate = always,
        name: str = "",
    ) -> None:
        super().__init__(_never_called)
        self.name = name
        self.answer = answer
        self.permission = Permission(permission)
        self.kinds = frozenset(kinds)
        self.when = when

    def check_update(self, update: object) -> bool:
        """Say whether this route answers the update."""
        return isinstance(update, Incoming) and update.kind in self.kinds and self.when(update)

    async def handle_update(
        self,
        update: Incoming,
        application: Application[Any, Any, Any, Any, Any, Any],
        check_result: object,
        context: CallbackContext[Any, Any, Any, Any],
    ) -> None:
        """Ask the application's guard, then run the callback and keep the effects it returned."""
        guard: Guard = application.bot_data["guard"]
        if await guard(update, self.permission):
            update.effects = await self.answer(update) or ()


async def _never_called(update: Incoming, context: CallbackContext[Any, Any, Any, Any]) -> None:
    """Stand where python-telegram-bot expects a callback with a context, which routes do without."""
    raise NotImplementedError
