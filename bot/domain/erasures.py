"""Erasures: what a forgotten customer leaves at the desk is deleted there too, however long that has to be tried."""

import json
from dataclasses import asdict, dataclass
from itertools import groupby

from bot.core.clock import Clock
from bot.storage import desk as desks
from bot.storage import erasures as rows
from bot.storage import forgetting
from bot.storage.database import Database
from bot.storage.unit import Row, Unit, unit

SETTLES = 900_000
"""Milliseconds after which what was being sent while the customer was forgotten has arrived, and is deleted too.

A line of customers before it at twenty messages a minute takes some of them.
"""
AGAIN = 6 * 3_600_000
GIVEN_UP = 7 * 86_400_000
SUPERGROUPS = -1_000_000_000_000
"""The ids of supergroups lie below, those of plain groups above."""


@dataclass(frozen=True, slots=True)
class Place:
    """What stands in one chat of the desk: a topic of the customer's own, or messages among others."""

    chat_id: int
    thread_id: int | None
    message_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is to be deleted at the desk, and the chat in which that is to be told; None once it was."""

    id: int
    customer_id: int
    tell_chat_id: int | None
    language: str
    places: tuple[Place, ...]
    created_at: int


class Erasures:
    """Says what is to be deleted at the desk now, and keeps what is left of it."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    async def due(self) -> tuple[Erasure, ...]:
        """Return what is to be worked on now."""
        desk = await self._db.read(desks.find())
        due = await self._db.read(rows.due(self._clock.now()))
        return tuple(_erasure(row, desk.chat_id if desk is not None else None) for row in due)

    async def told(self, erasure: Erasure) -> None:
        """Keep that the customer knows."""
        await self._db.run(rows.told(erasure.id))

    async def worked(self, erasure: Erasure, left: tuple[Place, ...]) -> bool:
        """Keep which places are left to be tried again; True where one is given up, a week after it began."""
        return await self._db.run(self._worked(erasure, left, self._clock.now()))

    @unit
    def _worked(self, erasure: Erasure, left: tuple[Place, ...], now: int) -> Unit[bool]:
        late = yield from leave_desk(erasure.customer_id)
        if late:
            yield from rows.postpone(erasure.id, _packed(left + late), now)
        elif left and now - erasure.created_at < GIVEN_UP:
            yield from rows.postpone(erasure.id, _packed(left), now + AGAIN)
        elif now - erasure.created_at < SETTLES:
            yield from rows.postpone(erasure.id, "[]", erasure.created_at + SETTLES)
        else:
            yield from rows.end(erasure.id)
            return bool(left)
        return False


@unit
def begin(customer_id: int, tell_chat_id: int, language: str, now: int) -> Unit[None]:
    """Empty what the database keeps of the desk's talk with a customer, and have the rest deleted at the desk."""
    places = yield from leave_desk(customer_id)
    yield from rows.begin(customer_id, tell_chat_id, language, _packed(places), now)


@unit
def leave_desk(customer_id: int) -> Unit[tuple[Place, ...]]:
    """Empty conversation and relays; return where their messages still stand at the desk."""
    threads = {row.chat_id: row.thread_id for row in (yield from forgetting.topics(customer_id))}
    traces = yield from forgetting.traces(customer_id)
    messages = {chat_id: tuple(row.message_id for row in of) for chat_id, of in groupby(traces, _chat)}
    chats = sorted(threads.keys() | messages.keys())
    yield from forgetting.parked_at(tuple(chats))
    yield from forgetting.conversation(customer_id)
    return tuple(Place(chat, threads.get(chat), messages.get(chat, ())) for chat in chats)


def _chat(row: Row) -> int:
    return int(row.chat_id)


def _packed(places: tuple[Place, ...]) -> str:
    return json.dumps([asdict(place) for place in places])


def _erasure(row: Row, desk_chat_id: int | None) -> Erasure:
    places = (Place(p["chat_id"], p["thread_id"], tuple(p["message_ids"])) for p in json.loads(row.places))
    reached = tuple(place for place in places if _can_be_reached(place.chat_id, desk_chat_id))
    return Erasure(row.id, row.customer_id, row.tell_chat_id, row.language, reached, row.created_at)


def _can_be_reached(chat_id: int, desk_chat_id: int | None) -> bool:
    """Tell whether these message ids are still of that chat: a group upgraded since then numbers its messages anew."""
    is_plain_group = SUPERGROUPS < chat_id < 0
    return not is_plain_group or chat_id == desk_chat_id
