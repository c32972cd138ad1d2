"""What a unit of work costs: CPU and wall time on both engines, beside bare aiosqlite, in one run.

    python benchmarks/storage.py [--postgres URL] [--rounds 5]

The three units of an update (store it, read the customer, keep the answer and mark it done) are run by 64 tasks at
once; bare aiosqlite runs the same statements with its public methods, one hop a statement and one commit a transaction.
Rounds are interleaved and the median is printed.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import aiosqlite

from bot.storage import customers, inbox, questions
from bot.storage.database import Database, open_database
from bot.storage.inbox import Arrival
from bot.storage.migrations import migrate
from bot.storage.questions import Outcome
from bot.storage.unit import Unit, unit

TASKS = 64
NOW = 1_790_000_000_000
FOUND = Outcome("en", "answer", 93, "wifi")
Work = Callable[[int, int], Awaitable[object]]


@dataclass(frozen=True)
class Cost:
    """Microseconds an operation."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:8.1f} us wall {self.cpu:8.1f} us cpu"


async def measure(work: Work, times: int, tasks: int = TASKS) -> Cost:
    """Let `tasks` tasks do `work(task, number)` until it was done `times` times."""
    numbers = iter(range(times))

    async def job(task: int) -> None:
        for number in numbers:
            await work(task, number)

    wall, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*(job(task) for task in range(tasks)))
    return Cost((time.perf_counter() - wall) / times * 1e6, (time.process_time() - cpu) / times * 1e6)


class Ours:
    """The three units of an update through `Database`."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._ids = count(1)

    async def store(self, task: int, number: int) -> None:
        """Keep one update."""
        await self._db.run(inbox.store(1, [Arrival(next(self._ids), task, b"{}" * 100)], NOW))

    async def read(self, task: int, number: int) -> None:
        """Read a customer."""
        await self._db.read(customers.by_telegram_id(task))

    async def answer(self, task: int, number: int) -> None:
        """Keep an answer and mark its update done."""
        await self._db.run(answer(task, next(self._ids)))

    async def update(self, task: int, number: int) -> None:
        """Do all three."""
        await self.store(task, number)
        await self.read(task, number)
        await self.answer(task, number)


@unit
def answer(task: int, message_id: int) -> Unit[None]:
    """Two statements: the question with its outcome, and the done mark."""
    yield from questions.record(task, message_id, task + 1, "is there wifi", FOUND, NOW)
    yield from inbox.done(1, message_id - 1, NOW)


async def bare_update(connection: aiosqlite.Connection, lock: asyncio.Lock, task: int, number: int) -> None:
    """The same statements over aiosqlite's public methods."""
    for work in (
        inbox.store(1, [Arrival(10**9 + number * 64 + task, task, b"{}" * 100)], NOW),
        customers.by_telegram_id(task),
        answer(task, 10**9 + number),
    ):
        async with lock:
            await connection.execute("BEGIN")
            await walk(connection, work)
            await connection.commit()


async def walk(connection: aiosqlite.Connection, work: Unit[object]) -> None:
    """Walk through a unit, a hop for each call."""
    try:
        sql, params = next(iter(work))
        while True:
            async with connection.execute(sql, params) as cursor:
                rows = list(await cursor.fetchall())
            sql, params = work.send([Named(row) for row in rows])  # type: ignore[list-item]
    except StopIteration:
        return


class Named(tuple):  # type: ignore[type-arg]
    """A row whose one column that our units look at has a name."""

    update_id = property(lambda self: self[0])


async def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--postgres", metavar="URL", help="an empty PostgreSQL database to measure too")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--times", type=int, default=4000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        await one_engine("sqlite", f"sqlite:///{folder}/ours.db", options.rounds, options.times, Path(folder))
    if options.postgres:
        await one_engine("postgres", options.postgres, options.rounds, options.times // 4, None)


async def one_engine(name: str, url: str, rounds: int, times: int, folder: Path | None) -> None:
    """Measure one engine, and bare aiosqlite beside SQLite."""
    db = await open_database(url)
    try:
        await migrate(db)
        for n in range(TASKS):
            about = {"last_name": None, "username": None, "app_language": "en", "language": "en"}
            await db.run(customers.save(n, first_name="Ann", now=NOW, **about))
        ours = Ours(db)
        works: dict[str, Work] = {
            "store one update": ours.store,
            "read a customer": ours.read,
            "answer and done (2 statements)": ours.answer,
            "the whole update": ours.update,
        }
        bare = None
        if folder:
            bare = await aiosqlite.connect(folder / "ours.db", isolation_level=None)
            lock = asyncio.Lock()
            works["the whole update, bare aiosqlite"] = lambda task, n: bare_update(bare, lock, task, next(ours._ids))
        costs: dict[str, list[Cost]] = {work: [] for work in works}
        for _ in range(rounds):
            for label, work in works.items():
                costs[label].append(await measure(work, times if "bare" not in label else times // 8))
        if bare:
            await bare.close()
        for label, found in costs.items():
            middle = Cost(statistics.median(c.wall for c in found), statistics.median(c.cpu for c in found))
            print(f"{name:9} {label:34} {middle}")
    finally:
        await db.close()


if __name__ == "__main__":
    asyncio.run(main())
