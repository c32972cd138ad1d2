"""Updates that wait for a bot: numbered, filtered by what it allowed, confirmed by offset."""

import asyncio
from collections import deque
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

# What Telegram leaves out unless a bot asks for it by name.
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Update(NamedTuple):
    """One update; updates of one `key` (a chat) are delivered in order."""

    update_id: int
    kind: str
    payload: dict[str, Any]
    key: int

    def api(self) -> dict[str, Any]:
        """Return the Bot API's Update."""
        return {"update_id": self.update_id, self.kind: self.payload}


class UpdateQueue:
    """A bot's waiting updates, oldest first; `repeats` says by chat what is delivered once more (a fault)."""

    def __init__(self, first_id: int) -> None:
        self.next_id = first_id
        self.made = 0
        self.allowed: frozenset[str] | None = None
        self.waiting: deque[Update] = deque()
        self.poller: object | None = None
        self.interrupted_by = ""
        self.repeats: Callable[[int], bool] = lambda key: False
        self._repeated: set[int] = set()
        self._handed_out: set[int] = set()
        self._bell: asyncio.Future[None] | None = None

    def allow(self, kinds: Collection[str] | None) -> None:
        """Remember the kinds a bot wants; none given keeps the last choice, an empty list is the default again."""
        if kinds is not None:
            self.allowed = frozenset(kinds) if kinds else None

    def wants(self, kind: str) -> bool:
        """Say whether updates of this kind are kept."""
        return kind not in ON_REQUEST if self.allowed is None else kind in self.allowed

    def push(self, kind: str, payload: dict[str, Any], key: int) -> None:
        """Number an update and wake who waits for it; unwanted kinds are dropped for good."""
        if not self.wants(kind):
            return
        self.waiting.append(Update(self.next_id, kind, payload, key))
        self.next_id += 1
        self.made += 1
        self.ring()

    def confirm(self, offset: int) -> list[Update]:
        """Forget updates before `offset` and return them; a negative one keeps only the last `-offset`.

        After `renumber` the ids may be lower than a client's offset: such an offset confirms only what that client
        has been given.
        """
        if offset < 0:
            return [self.waiting.popleft() for _ in range(max(0, len(self.waiting) + offset))]
        in_future = offset > self.next_id
        gone = []
        while self.waiting and self._confirmed(self.waiting[0].update_id, offset, in_future):
            gone.append(self.waiting.popleft())
        again = [update for update in gone if update.update_id not in self._repeated and self.repeats(update.key)]
        self._repeated.difference_update(update.update_id for update in gone)
        self._repeated.update(update.update_id for update in again)
        self.waiting.extendleft(reversed(again))
        self._handed_out.difference_update(
            update.update_id for update in gone if update.update_id not in self._repeated
        )
        return gone

    def _confirmed(self, update_id: int, offset: int, in_future: bool) -> bool:
        return update_id in self._handed_out if in_future else update_id < offset

    def take(self, limit: int) -> list[Update]:
        """Return up to `limit` updates; they keep waiting until they are confirmed."""
        batch = [update for update, _ in zip(self.waiting, range(limit), strict=False)]
        self._handed_out.update(update.update_id for update in batch)
        return batch

    def drop(self, update: Update) -> None:
        """Forget one update that was delivered, unless all were dropped meanwhile."""
        if update in self.waiting:
            self.waiting.remove(update)

    def clear(self) -> None:
        """Forget all that waits."""
        self.waiting.clear()
        self._handed_out.clear()

    def interrupt(self, reason: str) -> None:
        """End the long poll that is under way, for a reason its 409 will give."""
        self.poller, self.interrupted_by = None, reason
        self.ring()

    def ring(self) -> None:
        """Wake whoever waits for updates."""
        if self._bell is not None and not self._bell.done():
            self._bell.set_result(None)
        self._bell = None

    async def rung(self) -> None:
        """Wait for the next `ring`."""
        if self._bell is None:
            self._bell = asyncio.get_running_loop().create_future()
        await asyncio.shield(self._bell)
