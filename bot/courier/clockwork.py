"""Work that recurs: one task per duty, which outlives its own failures."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

log = structlog.get_logger(__name__)


async def every(seconds: float, duty: str, work: Callable[[], Awaitable[object]]) -> None:
    """Do `work`, wait, and do it again until cancelled; a failure is logged, once until it works again."""
    failing = False
    while True:
        try:
            await work()
            failing = False
        except Exception as error:
            if not failing:
                log.error("duty_failed", duty=duty, error=f"{type(error).__name__}: {error}")
            failing = True
        await asyncio.sleep(seconds)
