"""`kill -9` and bad weather while forty customers and three of the staff talk: every word arrives, in order, and once.

Once in the database without exception. What a kill or a cut line leaves in doubt is said again, so a word may be shown
twice: those are counted, and are no more than what was in flight at the kills and what faults cut after Telegram acted.
"""

import asyncio
import os
import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.brand.folder import sample_folder
from bot.simulator.flood import Limits
from bot.simulator.people import Group, People
from bot.simulator.server import Simulator
from bot.storage import relays
from bot.storage.database import Database, open_database
from bot.storage.relays import Toward
from bot.storage.unit import Row, Statement, Unit
from tests.conftest import MakeDatabase
from tests.soak.process import BotProcess, free_port
from tests.soak.roomy import GROUP_PER_MINUTE
from tests.soak.shown import Shown, look
from tests.soak.talk import PARTS, Complainer, Helper, Said

pytestmark = pytest.mark.soak

CUSTOMERS, EACH = 40, 30
STAFF, ANSWERS = 3, 800
KILLS = 10
SECONDS = 80
"""About how long the talk lasts; what is then still on its way is waited for."""
WITHOUT_PROGRESS = 60
"""Seconds after which a desk that carries nothing more is taken for stuck."""
WAYS: tuple[Toward, ...] = ("desk", "customer")
LEGAL = Limits(model="hard", group_per_minute=GROUP_PER_MINUTE)
WEATHER: tuple[dict[str, Any], ...] = (
    {"kind": "error", "probability": 0.01},
    {"kind": "cut_before", "probability": 0.005},
    {"kind": "timeout", "method": "send*", "probability": 0.003, "next": 3},
    {"kind": "error", "method": "send*", "code": 429, "retry_after": 1, "probability": 0.002},
    {"kind": "duplicate_update", "probability": 0.05},
    {"kind": "cut_after", "method": "createForumTopic", "probability": 0.05, "next": 1},
    {"kind": "cut_after", "method": "sendMediaGroup", "probability": 0.05, "next": 3},
    {"kind": "cut_after", "method": "sendMessage", "probability": 0.01},
    {"kind": "error_after", "method": "sendPhoto", "probability": 0.02},
    {"kind": "timeout_after", "method": "sendMessage", "probability": 0.002, "next": 2},
)


@dataclass
class Room:
    """The simulator with everybody in it, and the bot as a process."""

    people: People
    group: Group
    customers: list[Complainer]
    staff: list[Helper]
    bot: BotProcess
    db: Database
    said: Said
    chance: random.Random
    in_flight: list[list[str]] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)


@pytest.fixture
def seed() -> int:
    return int(os.environ.get("REGULARS_SEED", random.SystemRandom().randrange(1_000_000)))


@pytest.fixture
async def room(engine: str, seed: int, new_database: MakeDatabase, tmp_path: Path) -> AsyncIterator[Room]:
    url = await new_database(engine, migrated=True)
    async with Simulator.serve(flood=LEGAL, keep_messages=50_000) as simulator, People(simulator.url) as people:
        owner = await people.person("Nora")
        helpers = [await people.person(f"Helper {number}") for number in range(1, STAFF + 1)]
        group = await people.group("Sanoro staff", owner=owner, members=helpers, forum=True)
        settings = {
            "REGULARS_BOT_TOKEN": simulator.token,
            "REGULARS_API_BASE_URL": simulator.url,
            "REGULARS_BRAND_DIR": str(sample_folder()),
            "REGULARS_DATABASE_URL": url,
            "REGULARS_HTTP_PORT": str(free_port()),
            "REGULARS_OWNER_IDS": str(owner.id),
            "REGULARS_STAFF_CHAT_ID": str(group.id),
        }
        bot = BotProcess(tmp_path, settings, script=Path(__file__).with_name("roomy.py"))
        said, db = Said(), await open_database(url)
        names = [f"c{number:02}" for number in range(CUSTOMERS)]
        customers = [Complainer(await people.person(name), name, seed, said) for name in names]
        known = {name: one.person.id for name, one in zip(names, customers, strict=True)}
        staff = [Helper(one, f"s{n}", seed, said, people, group, known) for n, one in enumerate(helpers, 1)]
        yield Room(people, group, customers, staff, bot, db, said, random.Random(seed))
        await bot.stop()
        await db.close()


async def test_two_thousand_words_arrive_in_bad_weather_and_ten_kills(room: Room, engine: str, seed: int) -> None:
    print(f"\n{engine}, seed {seed}")
    started = time.monotonic()
    await room.bot.start()
    await room.bot.ready()
    for number, fault in enumerate(WEATHER):
        await room.people.fault(**fault, seed=seed + number)
    talking = asyncio.gather(
        *(one.talks(EACH, SECONDS / EACH) for one in room.customers),
        *(one.talks(share, SECONDS / share) for one, share in zip(room.staff, _shares(), strict=True)),
    )
    await _kills(room)
    await talking
    await _settled(room)
    shown = await look(room.db, room.group, [one.person for one in room.customers])
    faults = (await room.people.get("faults"))["faults"]
    _print(room, shown, faults, time.monotonic() - started)
    _nothing_lost(room, shown)
    _in_order(room, shown)
    _answers_stand_under_what_they_answer(room, shown)
    _nothing_internal(room, shown)
    left = shown.twice - _in_flight(room)
    assert left.total() <= _cut_after(faults), "shown twice without a kill or a fault to blame"


def _shares() -> list[int]:
    return [ANSWERS // STAFF + (number < ANSWERS % STAFF) for number in range(STAFF)]


async def _kills(room: Room) -> None:
    """Kill the bot ten times, and note what may have been on its way: the first of every line, albums whole."""
    started = time.monotonic()
    for _ in range(KILLS):
        await room.bot.ready()
        await asyncio.sleep(room.chance.uniform(0.05, 6))
        await room.bot.kill()
        room.moments.append(time.monotonic() - started)
        room.in_flight.append(await _first_of_lines(room.db))
        await room.bot.start()


async def _first_of_lines(db: Database) -> list[str]:
    """Return the originals (chat:message) that lines held at the moment of a kill."""
    lines = [line for toward in WAYS for line in await db.read(relays.lines(toward))]
    firsts = [await db.read(relays.first_of(line.customer_id, line.toward)) for line in lines]
    due = [parts for parts in firsts if parts[0].what == "message" and parts[0].due_at <= time.time() * 1000]
    return [f"{part.source_chat_id}:{part.source_message_id}" for parts in due for part in parts]


async def _settled(room: Room) -> None:
    """Wait until all that was said is with the courier and carried; fail when nothing moves any more."""
    before, since = None, time.monotonic()
    while (now := tuple((await room.db.read(_unfinished()))[0])) != (len(room.said.relayed), 0, 0):
        if now != before:
            before, since = now, time.monotonic()
        elif time.monotonic() - since > WITHOUT_PROGRESS:
            raise AssertionError(f"of {len(room.said.relayed)} stuck at {now}\n{room.bot.log[-3000:]}")
        await asyncio.sleep(0.2)


def _unfinished() -> Unit[list[Row]]:
    return (
        yield Statement(
            "SELECT (SELECT count(*) FROM relays WHERE what = 'message' AND status = 'sent') AS carried, "
            "(SELECT count(*) FROM relays WHERE status = 'pending') AS queued, "
            "(SELECT count(*) FROM inbox WHERE status = 0) AS waiting"
        )
    )


def _nothing_lost(room: Room, shown: Shown) -> None:
    assert not [word.token for word in room.said.relayed if word.token not in shown.copies]
    for word in room.said.relayed:
        copy = shown.copy(word)
        assert shown.row(word).status == "sent"
        assert copy.text == word.text, "as its writer left it"
        assert copy.kind == word.seen.kind
    assert sum(map(len, shown.rows.values())) == len(room.said.relayed), "one row each, and no other"
    for word in room.said.by_customers:
        where = {copy.thread_id for copy in shown.copies[word.token]}
        assert where == {shown.threads[word.customer]}, "in the customer's one topic"
    for word in room.said.by_staff:
        assert {copy.chat_id for copy in shown.copies[word.token]} == {word.customer}


def _in_order(room: Room, shown: Shown) -> None:
    for words in (room.said.by_customers, room.said.by_staff):
        for customer in shown.private:
            own = sorted((word for word in words if word.customer == customer), key=lambda word: word.seen.message_id)
            first_shown = sorted(own, key=lambda word: min(copy.message_id for copy in shown.copies[word.token]))
            assert [word.token for word in first_shown] == [word.token for word in own]


def _answers_stand_under_what_they_answer(room: Room, shown: Shown) -> None:
    """A copy that a kill left without a row cannot be answered; all others can."""
    across = {(word.seen.chat_id, word.seen.message_id): shown.copy(word).message_id for word in room.said.relayed}
    for word in room.said.relayed:
        across[shown.copy(word).chat_id, shown.copy(word).message_id] = word.seen.message_id
    for word in room.said.relayed:
        if word.answers is not None:
            answered = across.get((word.answers.chat_id, word.answers.message_id))
            assert shown.copy(word).reply_to == answered, word.token


def _nothing_internal(room: Room, shown: Shown) -> None:
    read = "\n".join(message.text for chat in shown.private.values() for message in chat)
    assert "// " not in read
    assert not [word.token for word in room.said.internal if f"{word.token} " in read]


def _in_flight(room: Room) -> Counter[str]:
    """Return how often each word was on its way at a kill."""
    tokens = {f"{word.seen.chat_id}:{word.seen.message_id}": word.token for word in room.said.relayed}
    return Counter(tokens[held] for moment in room.in_flight for held in moment)


def _cut_after(faults: list[dict[str, Any]]) -> int:
    """Return how many messages stood although the bot was told otherwise."""
    after = [fault for fault in faults if fault["kind"].endswith("_after") and fault["method"].startswith("send")]
    return sum(fault["hits"] * (PARTS if fault["method"] == "sendMediaGroup" else 1) for fault in after)


def _print(room: Room, shown: Shown, faults: list[dict[str, Any]], seconds: float) -> None:
    said, twice, held = room.said, shown.twice, _in_flight(room)
    hits = ", ".join(f"{fault['kind']} {fault['method']} {fault['hits']}" for fault in faults)
    single = [word for word in said.relayed if word.seen.album is None]
    unsaid = [word for word in single if (word.seen.chat_id, word.seen.message_id) not in shown.confirmed]
    print(f"{len(said)} words in {seconds:.0f} s: {len(said.by_customers)} of customers, {len(said.by_staff)} of staff")
    print(f"and {len(said.internal)} internal; killed after {', '.join(f'{at:.1f}' for at in room.moments)} s")
    print(f"weather: {hits}")
    print(
        f"shown twice: {twice.total()}; {(twice & held).total()} of the {held.total()} that stood first in a line at a"
    )
    print(f"kill, {(twice - held).total()} of the {_cut_after(faults)} that faults cut after Telegram acted")
    print(f"in place, but its 👌 lost: {len(unsaid)}; topics: {shown.topics} for {len(shown.threads)} customers")
