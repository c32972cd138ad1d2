"""The one door through which the bot speaks."""

from collections.abc import Mapping
from typing import Any

from bot.gateway.sender.lane import Lane
from bot.gateway.sender.pacer import Pace


class Sender:
    """Calls Telegram's methods; those that put a message into a chat wait their turn in their lane."""

    def __init__(self, api: Any, pace: Pace = Pace()) -> None:  # noqa: B008
        self._api = api
        self._pace = pace

    async def call(self, lane: Lane, method: str, params: Mapping[str, Any], files: Mapping[str, Any] | None = None) -> Any:
        """Call a method and return its plain JSON result.

        Waits out 429s. "Not modified" and "query is too old" count as success (True). Raises `Unreachable` where the
        chat can never be written to, `Gone` where the message or topic is no more, else telegram.error's own errors.
        """
        raise NotImplementedError
