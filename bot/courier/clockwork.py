"""Work beside the answering: tasks that end with the bot, and duties that recur."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, suppress
from typing import Any

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


def in_background(
    stack: AsyncExitStack, work: Coroutine[Any, Any, None], ended: "asyncio.Future[None] | None" = None
) -> None:
    """Run `work` until the stack unwinds; with `ended`, its failure is the end of the bot."""
    task = asyncio.create_task(work)

    def finished(done: "asyncio.Task[None]") -> None:
        error = None if done.cancelled() else done.exception()
        if error is not None and ended is not None and not ended.done():
            ended.set_exception(error)
        elif error is not None:
            log.error("background_work_failed", error=f"{type(error).__name__}: {error}")

    async def stop() -> None:
        task.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await task

    task.add_done_callback(finished)
    stack.push_async_callback(stop)
