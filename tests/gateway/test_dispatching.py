"""From the inbox to the handler: order, fairness, tries, and what a restart finds."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import pytest
import structlog

from bot.core.clock import FixedClock
from bot.gateway.dispatcher import Dispatcher, Handle
from bot.gateway.errors import Unreachable
from bot.gateway.intake import Intake
from bot.gateway.update import Incoming
from bot.storage import inbox
from bot.storage.database import Database
from bot.storage.unit import Rows, Statement, Unit, unit
from tests.gateway.updates import BOT_ID, message
from tests.gateway.waiting import until

Desk = Callable[..., tuple[Intake, Dispatcher]]


@pytest.fixture
async def desk(db: Database) -> AsyncIterator[Desk]:
    """Make an intake and a dispatcher over one handler; they are stopped at the end of the test."""
    made: list[Dispatcher] = []

    def make(handle: Handle, *, on_flood: Any = None, **settings: Any) -> tuple[Intake, Dispatcher]:
        clock = FixedClock()
        dispatcher = Dispatcher(db, handle, clock, bot_id=BOT_ID, pause_between_tries=0, **settings)
        made.append(dispatcher)
        return Intake(db, dispatcher, clock, bot_id=BOT_ID, on_flood=on_flood), dispatcher

    yield make
    for dispatcher in made:
        await dispatcher.stop(0)


class Handler:
    """Remembers what it was given; does `work` for each."""

    def __init__(self, work: Callable[[Incoming], Any] | None = None) -> None:
        self.seen: list[Incoming] = []
        self._work = work

    async def __call__(self, incoming: Incoming) -> Sequence[Unit[Any]] | None:
        self.seen.append(incoming)
        await asyncio.sleep(0)
        return await self._work(incoming) if self._work else None

    @property
    def ids(self) -> list[int]:
        return [incoming.update_id for incoming in self.seen]


async def waiting(db: Database) -> int:
    return int((await db.read(inbox.depth(BOT_ID))).waiting)


async def settled(db: Database) -> None:
    async with asyncio.timeout(20):
        while await waiting(db):  # noqa: ASYNC110 - the database says when
            await asyncio.sleep(0.005)


@unit
def note(customer: int) -> Unit[None]:
    """An effect on the database: a customer who came by, counted in a column at hand."""
    yield Statement(
        "INSERT INTO customers (telegram_id, first_name, language, started_at, seen_at) VALUES (?, 'Ani', 'hy', 1, 1) "
        "ON CONFLICT (telegram_id) DO UPDATE SET seen_at = customers.seen_at + 1",
        (customer,),
    )


def visits(customer: int) -> Unit[int]:
    rows: Rows = yield Statement("SELECT seen_at FROM customers WHERE telegram_id = ?", (customer,))
    return int(rows[0].seen_at) if rows else 0


async def test_every_update_is_handled_once_in_the_order_of_its_chat(db: Database, desk: Desk) -> None:
    handler = Handler()
    intake, dispatcher = desk(handler)
    await dispatcher.start()
    batch = [message(number, chat=number % 7 + 1) for number in range(1, 151)]
    assert await intake.accept(batch) == 150
    assert await intake.accept(batch) == 0
    await settled(db)
    by_chat: dict[int, list[int]] = defaultdict(list)
    for incoming in handler.seen:
        by_chat[incoming.chat_key].append(incoming.update_id)
    assert sorted(handler.ids) == list(range(1, 151))
    assert all(ids == sorted(ids) for ids in by_chat.values())


async def test_an_update_twice_in_one_batch_is_one(db: Database, desk: Desk) -> None:
    handler = Handler()
    intake, dispatcher = desk(handler)
    await dispatcher.start()
    assert await intake.accept([message(1), message(1), message(2)]) == 2
    await settled(db)
    assert handler.ids == [1, 2]


async def test_chats_take_turns(db: Database, desk: Desk) -> None:
    handler = Handler()
    intake, dispatcher = desk(handler, concurrency=1)
    await intake.accept([*(message(number, chat=1) for number in range(1, 51)), message(99, chat=2)])
    await dispatcher.start()
    await settled(db)
    assert handler.ids.index(99) <= 2


async def test_at_most_so_many_chats_at_once(db: Database, desk: Desk) -> None:
    busy, most = 0, 0

    async def work(incoming: Incoming) -> None:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await asyncio.sleep(0.002)
        busy -= 1

    intake, dispatcher = desk(Handler(work), concurrency=4)
    await dispatcher.start()
    await intake.accept([message(number, chat=number) for number in range(1, 41)])
    await settled(db)
    assert most == 4


async def test_effects_and_done_mark_are_one_transaction(db: Database, desk: Desk) -> None:
    async def work(incoming: Incoming) -> list[Unit[Any]]:
        broken = incoming.tries == 0

        def fails() -> Unit[None]:
            yield Statement("INSERT INTO customers (telegram_id) VALUES (NULL)")

        return [note(7), fails()] if broken else [note(7)]

    handler = Handler(work)
    intake, dispatcher = desk(handler)
    await dispatcher.start()
    await intake.accept([message(1)])
    await settled(db)
    assert handler.ids == [1, 1]
    assert await db.read(visits(7)) == 1


async def test_poison_is_set_aside_after_three_tries_and_its_chat_goes_on(db: Database, desk: Desk) -> None:
    async def work(incoming: Incoming) -> None:
        if incoming.update_id == 1:
            raise ValueError("my card is 4000 1234")

    handler = Handler(work)
    intake, dispatcher = desk(handler)
    await dispatcher.start()
    with structlog.testing.capture_logs() as logs:
        await intake.accept([message(1, text="my card is 4000 1234"), message(2)])
        await settled(db)
    assert handler.ids == [1, 1, 1, 2]
    parked = await db.read(inbox.parked(BOT_ID))
    assert [row.update_id for row in parked] == [1]
    assert [line["log_level"] for line in logs] == ["warning", "warning", "error"]
    assert (logs[-1]["update_id"], logs[-1]["kind"]) == (1, "message")
    assert "4000" not in str(logs)


async def test_a_customer_who_left_is_no_failure(db: Database, desk: Desk) -> None:
    async def work(incoming: Incoming) -> None:
        raise Unreachable("bot was blocked by the user")

    handler = Handler(work)
    intake, dispatcher = desk(handler)
    await dispatcher.start()
    await intake.accept([message(1)])
    await settled(db)
    assert handler.ids == [1]
    assert await db.read(inbox.parked(BOT_ID)) == []


async def test_a_stop_leaves_the_rest_for_the_next_start_and_counts_no_try(db: Database, desk: Desk) -> None:
    async def hang(incoming: Incoming) -> None:
        if incoming.chat_id == 1:
            await asyncio.sleep(60)

    first, second = Handler(hang), Handler()
    intake, dispatcher = desk(first)
    await dispatcher.start()
    await intake.accept([message(1, chat=1), message(2, chat=1), message(3, chat=2)])
    await until(lambda: len(first.seen) == 2)
    await dispatcher.stop(0.05)
    _, after_restart = desk(second)
    await after_restart.start()
    await settled(db)
    assert second.ids == [1, 2]
    assert [incoming.tries for incoming in second.seen] == [0, 0]


async def test_a_stop_begins_nothing_new(db: Database, desk: Desk) -> None:
    may_end = asyncio.Event()

    async def wait(incoming: Incoming) -> None:
        await may_end.wait()

    handler = Handler(wait)
    intake, dispatcher = desk(handler)
    await dispatcher.start()
    await intake.accept([message(number, chat=1) for number in range(1, 11)])
    await until(lambda: len(handler.seen) == 1)
    stopping = asyncio.create_task(dispatcher.stop(10))
    await asyncio.sleep(0)
    may_end.set()
    await stopping
    assert handler.ids == [1]
    assert await waiting(db) == 9


async def test_a_stop_waits_for_what_is_in_flight(db: Database, desk: Desk) -> None:
    async def slow(incoming: Incoming) -> None:
        await asyncio.sleep(0.05)

    handler = Handler(slow)
    intake, dispatcher = desk(handler)
    await dispatcher.start()
    await intake.accept([message(1)])
    await until(lambda: len(handler.seen) == 1)
    await dispatcher.stop(10)
    assert await waiting(db) == 0


async def test_a_backlog_larger_than_memory_is_read_in_slices_in_order(db: Database, desk: Desk) -> None:
    handler = Handler()
    intake, dispatcher = desk(handler, window=10)
    for start in range(1, 301, 100):
        await intake.accept([message(number, chat=number % 3 + 1) for number in range(start, start + 100)])
    await dispatcher.start()
    most = 0
    for start in range(301, 601, 20):
        await intake.accept([message(number, chat=number % 3 + 1) for number in range(start, start + 20)])
        most = max(most, dispatcher.waiting)
    await settled(db)
    assert most <= 10
    assert sorted(handler.ids) == list(range(1, 601))
    for chat in (1, 2, 3):
        ids = [incoming.update_id for incoming in handler.seen if incoming.chat_id == chat]
        assert ids == sorted(ids)


async def test_a_flood_is_noticed_once_and_nothing_is_dropped(db: Database, desk: Desk) -> None:
    floods: list[int] = []

    async def on_flood(incoming: Incoming) -> None:
        floods.append(incoming.update_id)
        raise RuntimeError("a notice that fails changes nothing")

    handler = Handler()
    intake, dispatcher = desk(handler, on_flood=on_flood)
    await dispatcher.start()
    await intake.accept([message(number, chat=1) for number in range(1, 61)])
    await intake.accept([message(100 + number, chat=2, date=1_790_000_000 + number) for number in range(60)])
    await settled(db)
    assert floods == [21]
    assert len(handler.seen) == 120


async def test_the_metrics_hook_hears_of_every_update(db: Database, desk: Desk) -> None:
    heard: list[int] = []
    intake, dispatcher = desk(Handler(), on_handled=lambda incoming, milliseconds: heard.append(incoming.update_id))
    await dispatcher.start()
    await intake.accept([message(1), message(2, chat=2)])
    await settled(db)
    assert sorted(heard) == [1, 2]
