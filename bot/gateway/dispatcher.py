"""Hands stored updates to the handler: in order within a chat, fairly between chats."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from bot.core.clock import Clock
from bot.gateway.update import Incoming
from bot.storage.unit import Unit

Handle = Callable[[Incoming], Awaitable[Sequence[Unit[Any]] | None]]
"""Handles one update; the units it returns are committed in one transaction with the update's done-mark."""


class Dispatcher:
    """Works through the inbox; an update is tried three times and then parked, so that its chat goes on."""

    def __init__(
        self,
        db: Any,
        handle: Handle,
        clock: Clock,
        *,
        bot_id: int,
        concurrency: int = 64,
        on_handled: Callable[[Incoming, int], None] | None = None,
    ) -> None:
        raise NotImplementedError

    async def start(self) -> None:
        """Take up what is unfinished in the inbox, in order of arrival."""

    async def stop(self, timeout: float = 10) -> None:
        """Finish what is in flight within `timeout` seconds; the rest stays in the inbox."""
