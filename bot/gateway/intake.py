"""Where updates come in, however they came: stored first, then dispatched."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import orjson
import structlog

from bot.core.clock import Clock
from bot.gateway.dispatcher import Dispatcher
from bot.gateway.flood import FloodWatch
from bot.gateway.update import Incoming
from bot.storage import inbox
from bot.storage.database import Database

RawUpdate = Mapping[str, Any]
OnFlood = Callable[[Incoming], Awaitable[None]]
AT_ONCE = 100
"""Updates stored in one transaction; as many as Telegram sends in one answer."""
log = structlog.get_logger(__name__)


class Intake:
    """Keeps updates safe, then wakes the dispatcher. `on_flood` is awaited once when a customer begins to flood."""

    def __init__(
        self,
        db: Database,
        dispatcher: Dispatcher,
        clock: Clock,
        *,
        bot_id: int,
        on_flood: OnFlood | None = None,
        on_arrived: Callable[[int], None] | None = None,
    ) -> None:
        self._db = db
        self._dispatcher = dispatcher
        self._clock = clock
        self._bot_id = bot_id
        self._on_flood = on_flood
        self._on_arrived = on_arrived or (lambda count: None)
        self._floods = FloodWatch()
        self._one_at_a_time = asyncio.Lock()
        self._notices: set[asyncio.Task[None]] = set()

    async def accept(self, batch: Sequence[RawUpdate]) -> int:
        """Store updates and return how many were new; only after this may Telegram be told "received".

        Raises whatever the database raises; then nothing of the last hundred was kept. One batch is stored after the
        other, so that updates are dispatched in the order in which they came.
        """
        new = 0
        async with self._one_at_a_time:
            for start in range(0, len(batch), AT_ONCE):
                new += await self._store(batch[start : start + AT_ONCE])
        return new

    async def _store(self, batch: Sequence[RawUpdate]) -> int:
        now = self._clock.now()
        updates = [Incoming(self._bot_id, raw, now) for raw in batch]
        arrivals = [inbox.Arrival(u.update_id, u.chat_key, orjson.dumps(u.raw)) for u in updates]
        new = await self._db.run(inbox.store(self._bot_id, arrivals, now))
        arrived = list({update.update_id: update for update in updates if update.update_id in new}.values())
        self._on_arrived(len(arrived))
        self._dispatcher.offer(arrived)
        self._watch(arrived)
        return len(arrived)

    def _watch(self, arrived: Sequence[Incoming]) -> None:
        for incoming in arrived:
            if self._floods.begins(incoming) and self._on_flood is not None:
                notice = asyncio.create_task(self._notify(incoming, self._on_flood))
                self._notices.add(notice)
                notice.add_done_callback(self._notices.discard)

    async def _notify(self, incoming: Incoming, on_flood: OnFlood) -> None:
        try:
            await on_flood(incoming)
        except Exception as error:
            log.warning("flood_notice_failed", update_id=incoming.update_id, error=type(error).__name__)
