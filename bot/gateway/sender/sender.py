"""The one door through which the bot speaks."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Literal

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError

from bot.gateway.api import Api, Files
from bot.gateway.errors import Gone, Offline, SlowDown, Unreachable
from bot.gateway.sender.counted import amount_of, chat_of
from bot.gateway.sender.gate import Gate
from bot.gateway.sender.lane import Lane
from bot.gateway.sender.pacer import ChatId, Pace, Pacer
from bot.gateway.sender.permanent import GONE, HARMLESS, UNREACHABLE, says

BACK_OFF = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds before each further attempt after trouble on the line or at Telegram's."""

Outcome = Literal["sent", "refused", "slow_down", "trouble"]
Observer = Callable[[Lane, Outcome], None]
OnMigrated = Callable[[int, int], Awaitable[None]]


async def _forget(old: int, new: int) -> None:
    """Do nothing about a group that moved."""


class Sender:
    """Calls Telegram's methods; those that put something into a chat wait for their turn in their lane.

    `observe` is told the outcome of every attempt, for the metrics. `on_migrated` is told a group's old and new id
    before the call is made once more to the new one.
    """

    def __init__(
        self,
        api: Api,
        pace: Pace | None = None,
        *,
        observe: Observer | None = None,
        on_migrated: OnMigrated = _forget,
        back_off: Sequence[float] = BACK_OFF,
    ) -> None:
        self._api = api
        self._gate = Gate(Pacer(pace or Pace()))
        self._observe = observe or (lambda lane, outcome: None)
        self.on_migrated = on_migrated
        self._back_off = back_off

    @property
    def waiting(self) -> int:
        """How many messages wait for their turn."""
        return self._gate.waiting

    @property
    def pace(self) -> Pace:
        """The limits that are kept."""
        return self._gate.pacer.pace

    def room(self, group: ChatId) -> int:
        """Return how many more calls the group takes in this minute, those that wait not counted."""
        return self._gate.pacer.room(group, asyncio.get_running_loop().time())

    async def call(self, lane: Lane, method: str, params: Mapping[str, Any], files: Files | None = None) -> Any:
        """Call a method and return its plain JSON result.

        A 429 is waited out. A reply or a word to the staff is tried again through trouble on the line: without end
        while Telegram cannot be reached, a minute long where it may have acted (so it may come twice). Bulk is never
        repeated by itself: the caller learns of the `NetworkError` and knows what it was sending; `Offline` says that
        nothing went out. What is so already ("not modified", a tap too old to answer) returns True. Raises
        `Unreachable`, `Gone`, or telegram.error's own.
        """
        failures = 0
        while True:
            try:
                return await self._once(lane, method, params, files)
            except ChatMigrated as moved:
                await self.on_migrated(params["chat_id"], moved.new_chat_id)
                params = _moved(params, moved.new_chat_id)
            except SlowDown as refusal:
                if chat_of(method, params) is None:
                    await asyncio.sleep(refusal.seconds)
            except (BadRequest, Forbidden) as refusal:
                return _meaning(refusal)
            except NetworkError as trouble:
                spent = failures >= len(self._back_off) and not isinstance(trouble, Offline)
                if lane is Lane.BULK or spent:
                    raise
                await asyncio.sleep(self._back_off[min(failures, len(self._back_off) - 1)])
                failures += 1

    async def _once(self, lane: Lane, method: str, params: Mapping[str, Any], files: Files | None) -> Any:
        """Make one attempt, in its turn."""
        chat = chat_of(method, params)
        if chat is None:
            return await self._attempt(lane, method, params, files)
        turn = self._gate.ask(lane, chat, amount_of(params))
        try:
            quiet = turn.result() if turn.done() else await turn
            return await self._attempt(lane, method, params, files)
        except SlowDown as refusal:
            self._refused(chat, refusal, quiet=quiet)
            raise
        finally:
            self._gate.leave(lane, turn)

    def _refused(self, chat: ChatId, refusal: SlowDown, *, quiet: bool) -> None:
        now = asyncio.get_running_loop().time()
        self._gate.pacer.refused(chat, refusal.seconds, now, quiet=quiet)

    async def _attempt(self, lane: Lane, method: str, params: Mapping[str, Any], files: Files | None) -> Any:
        """Make the call and tell the observer how it went."""
        try:
            result = await self._api.call(method, params, files)
        except SlowDown:
            self._observe(lane, "slow_down")
            raise
        except (BadRequest, Forbidden, ChatMigrated):
            self._observe(lane, "refused")
            raise
        except NetworkError:
            self._observe(lane, "trouble")
            raise
        self._observe(lane, "sent")
        return result


def _moved(params: Mapping[str, Any], chat_id: int) -> Mapping[str, Any]:
    """Return the parameters for the supergroup a group became; its messages have other numbers, so none is named."""
    if "message_id" in params and "from_chat_id" not in params:
        raise Gone("message not found: its group became a supergroup")
    return {name: value for name, value in params.items() if name != "reply_parameters"} | {"chat_id": chat_id}


def _meaning(refusal: BadRequest | Forbidden) -> Literal[True]:
    """Return True for a refusal that did no harm; raise any other by what it means."""
    if says(refusal.message, HARMLESS):
        return True
    if says(refusal.message, UNREACHABLE):
        raise Unreachable(refusal.message) from None
    if says(refusal.message, GONE):
        raise Gone(refusal.message) from None
    raise refusal
