"""The line between the bot and this Telegram: how slow it is, and whether it is cut."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from aiohttp import web


class Network:
    """Latency of a round trip in milliseconds, and a switch that cuts every connection of the bot's side."""

    def __init__(self) -> None:
        self.latency_ms = 0.0
        self.cut = False
        self._lines: set[asyncio.Transport] = set()

    @contextmanager
    def line(self, request: web.Request) -> Iterator[None]:
        """Hold a request's line while it is served, so that it can be cut."""
        transport = request.transport
        if transport is None:
            yield
            return
        self._lines.add(transport)
        try:
            yield
        finally:
            self._lines.discard(transport)

    def set_cut(self, cut: bool) -> None:
        """Cut the network, dropping every call under way, or mend it."""
        self.cut = cut
        if cut:
            for line in list(self._lines):
                line.abort()

    async def travel(self) -> None:
        """Take half a round trip."""
        if self.latency_ms:
            await asyncio.sleep(self.latency_ms / 2000)


def hang_up(request: web.Request) -> web.Response:
    """Cut one request's line; the answer returned is never read by anybody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
