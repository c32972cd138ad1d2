"""Where messages wait their turn."""

import asyncio
from bisect import insort
from dataclasses import dataclass, field

from bot.gateway.sender.lane import Lane
from bot.gateway.sender.pacer import ChatId, Pacer

PATIENCE = {Lane.REPLY: 0.0, Lane.STAFF: 2.0, Lane.BULK: 30.0}
"""Seconds a lane lets later messages of the lanes above pass; after that it goes in order of age, so none starves."""

Turn = asyncio.Future[bool]
"""Resolves when the message may go, with whether its chat had been quiet before."""


@dataclass(order=True, slots=True)
class Ticket:
    """One message waiting; tickets sort by who goes first."""

    due: float
    number: int
    lane: Lane = field(compare=False)
    chat: ChatId = field(compare=False)
    amount: int = field(compare=False)
    turn: Turn = field(compare=False)


class Gate:
    """Lets messages through by lane and pace.

    A message that may go at once passes without a task, a timer or a trip round the event loop.
    """

    def __init__(self, pacer: Pacer) -> None:
        self.pacer = pacer
        self._waiting: list[Ticket] = []
        self._bulk_in_flight = 0
        self._tickets = 0
        self._timer: asyncio.TimerHandle | None = None

    @property
    def waiting(self) -> int:
        """How many messages wait."""
        return len(self._waiting)

    def ask(self, lane: Lane, chat: ChatId, amount: int = 1) -> Turn:
        """Ask for a turn; every turn that came must be given back with `leave`.

        `amount` is as how many messages Telegram counts what is sent.
        """
        loop = asyncio.get_running_loop()
        now = loop.time()
        turn: Turn = loop.create_future()
        if not self._waiting and self._opens(lane, chat, amount, now) <= now:
            self._admit(lane, chat, amount, turn, now)
        else:
            self._tickets += 1
            insort(self._waiting, Ticket(now + PATIENCE[lane], self._tickets, lane, chat, amount, turn))
            self._let_through()
        return turn

    def leave(self, lane: Lane, turn: Turn) -> None:
        """Give a turn back once Telegram has answered, or once nobody waits for it any more."""
        if lane is Lane.BULK and turn.done() and not turn.cancelled():
            self._bulk_in_flight -= 1
        if self._waiting:
            self._let_through()

    def _admit(self, lane: Lane, chat: ChatId, amount: int, turn: Turn, now: float) -> None:
        self._bulk_in_flight += lane is Lane.BULK
        turn.set_result(self.pacer.take(chat, now, amount))

    def _opens(self, lane: Lane, chat: ChatId, amount: int, now: float) -> float:
        """Return the moment a message may go; infinity while that hangs on another one's answer."""
        if lane is Lane.BULK and self._bulk_in_flight >= self.pacer.pace.bulk_in_flight:
            return float("inf")
        return self.pacer.ready_at(lane, chat, now, amount)

    def _let_through(self) -> None:
        """Admit whoever may go, first in line first, and come back when the next one may."""
        now = asyncio.get_running_loop().time()
        soonest = float("inf")
        still_waiting = []
        for ticket in self._waiting:
            if ticket.turn.done():  # given up by its caller
                continue
            opens = self._opens(self._lane(ticket, now), ticket.chat, ticket.amount, now)
            if opens <= now:
                self._admit(ticket.lane, ticket.chat, ticket.amount, ticket.turn, now)
            else:
                soonest = min(soonest, opens)
                still_waiting.append(ticket)
        self._waiting = still_waiting
        self._come_back(soonest)

    @staticmethod
    def _lane(ticket: Ticket, now: float) -> Lane:
        """Bulk that has run out of patience no longer yields to a steady stream of replies."""
        return Lane.STAFF if ticket.lane is Lane.BULK and ticket.due <= now else ticket.lane

    def _come_back(self, moment: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if moment < float("inf"):
            self._timer = asyncio.get_running_loop().call_at(moment, self._let_through)
