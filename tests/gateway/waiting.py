"""Waiting for something to come true, without saying how long it may take."""

import asyncio
from collections.abc import Callable


async def until(true: Callable[[], bool]) -> None:
    """Return once it is true; a test that hangs fails after twenty seconds."""
    async with asyncio.timeout(20):
        while not true():  # noqa: ASYNC110 - what is waited for happens in several places, some behind HTTP
            await asyncio.sleep(0.002)
