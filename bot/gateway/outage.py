"""Waiting out trouble that is not ours, and saying so once."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from telegram.error import BadRequest, InvalidToken, NetworkError

from bot.gateway.errors import SlowDown, TokenRefused
from bot.gateway.transport import scrub

T = TypeVar("T")

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
log = structlog.get_logger(__name__)


class Outage:
    """One kind of trouble: pauses grow from 1 to 30 seconds; the log has a line when it begins and one when it ends."""

    def __init__(self, what: str, *, first: float = FIRST_PAUSE, longest: float = LONGEST_PAUSE) -> None:
        self._what = what
        self._first = first
        self._longest = longest
        self._failures = 0

    @property
    def lasts(self) -> bool:
        """Whether it is going on."""
        return self._failures > 0

    async def wait(self, error: Exception) -> None:
        """Pause after a failure, longer each time; a 429 says itself how long."""
        if self._failures == 0:
            log.warning("outage_began", what=self._what, error=scrub(f"{error!r}"))
        pause = min(self._longest, self._first * 2.0 ** min(self._failures, 10))
        self._failures += 1
        asked = error.seconds if isinstance(error, SlowDown) else 0
        await asyncio.sleep(max(asked, pause * random.uniform(0.5, 1.0)))  # noqa: S311 - spreads load, guards nothing

    def over(self) -> None:
        """Note that it works again."""
        if self._failures:
            log.info("outage_over", what=self._what, failures=self._failures)
            self._failures = 0


async def patiently(what: str, call: Callable[[], Awaitable[T]], outage: Outage | None = None) -> T:
    """Do a call at start-up, waiting while Telegram cannot be reached; raises TokenRefused for a wrong token."""
    outage = outage or Outage(what)
    while True:
        try:
            result = await call()
        except InvalidToken:
            raise TokenRefused from None
        except BadRequest:
            raise
        except (NetworkError, SlowDown) as error:
            await outage.wait(error)
        else:
            outage.over()
            return result
