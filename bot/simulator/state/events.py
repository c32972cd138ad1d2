"""What happened, in order: the stream that pages and waiting people follow."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

import orjson


class Event(NamedTuple):
    """One change with all a page needs to show it; `data` is made when somebody looks, for mostly nobody does."""

    id: int
    kind: str
    data: Callable[[], dict[str, Any]]

    def frame(self) -> bytes:
        """Return it as a server-sent event."""
        body = orjson.dumps({"id": self.id, "type": self.kind, **self.data()})
        return b"id: %d\ndata: %b\n\n" % (self.id, body)


class Hub:
    """The newest events (`keep` of them) and a bell for those who wait."""

    def __init__(self, keep: int) -> None:
        self.last = 0
        self._kept: deque[Event] = deque(maxlen=keep)
        self._bell: asyncio.Future[None] | None = None

    @property
    def upcoming(self) -> int:
        """Return the id the next event will have."""
        return self.last + 1

    def publish(self, kind: str, **data: Any) -> None:
        """Add an event and wake everybody who waits."""
        self.publish_later(kind, lambda: data)

    def publish_later(self, kind: str, data: Callable[[], dict[str, Any]]) -> None:
        """Add an event whose data is costly: a late reader gets the state of that moment, newer events follow."""
        self.last += 1
        self._kept.append(Event(self.last, kind, data))
        if self._bell is not None and not self._bell.done():
            self._bell.set_result(None)
        self._bell = None

    def since(self, event_id: int) -> list[Event]:
        """Return the events after an id; a single `reset` where too many have gone by."""
        if event_id < self.last - len(self._kept):
            return [Event(self.last, "reset", dict)]
        return [self._kept[-back] for back in range(self.last - event_id, 0, -1)]

    async def changed(self) -> None:
        """Wait for the next event."""
        if self._bell is None:
            self._bell = asyncio.get_running_loop().create_future()
        await asyncio.shield(self._bell)
