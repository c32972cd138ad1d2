"""Things that end within moments of one another go on together, so that they share one commit."""

import asyncio

DELAY = 0.01
"""Seconds the end of an update may wait for company: its reply is out already, so nobody notices."""


class Company:
    """Holds whoever comes for a hundredth of a second after the first, then lets all go in the same instant."""

    def __init__(self) -> None:
        self._together: asyncio.Event | None = None

    async def wait(self) -> None:
        """Return together with all others that wait."""
        if self._together is None:
            self._together = asyncio.Event()
            asyncio.get_running_loop().call_later(DELAY, self._go)
        await self._together.wait()

    def _go(self) -> None:
        if self._together is not None:
            self._together.set()
            self._together = None
