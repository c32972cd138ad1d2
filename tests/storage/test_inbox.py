"""The durable inbox: known once, kept in order, forgotten in time."""

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.storage import inbox
from bot.storage.database import Database
from bot.storage.inbox import KEEP_DONE, KEEP_PARKED, Arrival

BOT = 100
NOW = 1_790_000_000_000


def arrivals(*update_ids: int) -> list[Arrival]:
    return [Arrival(n, chat_key=n % 3, payload=b'{"update_id": %d}' % n) for n in update_ids]


async def waiting(db: Database) -> list[int]:
    return [row.update_id for row in await db.read(inbox.unfinished(BOT))]


async def test_only_updates_not_known_yet_are_new(db: Database) -> None:
    assert await db.run(inbox.store(BOT, arrivals(5, 6, 6), NOW)) == {5, 6}
    assert await db.run(inbox.store(BOT, arrivals(6, 7), NOW)) == {7}
    assert await db.run(inbox.store(BOT, [], NOW)) == set()
    assert await db.run(inbox.store(BOT + 1, arrivals(5), NOW)) == {5}


async def test_unfinished_updates_come_back_in_order_of_arrival_whatever_their_ids(db: Database) -> None:
    for batch in ((900, 901), (17,), (18, 902, 3)):
        await db.run(inbox.store(BOT, arrivals(*batch), NOW))
    assert await waiting(db) == [900, 901, 17, 18, 902, 3]
    first, second = await db.read(inbox.unfinished(BOT, limit=2))
    assert (first.update_id, first.payload, first.chat_key, first.tries) == (900, b'{"update_id": 900}', 0, 0)
    assert [row.update_id for row in await db.read(inbox.unfinished(BOT, after_seq=second.seq))] == [17, 18, 902, 3]


async def test_a_done_update_is_known_but_its_payload_is_gone(db: Database) -> None:
    await db.run(inbox.store(BOT, arrivals(5, 6), NOW))
    await db.run(inbox.done(BOT, 5, NOW))
    assert await waiting(db) == [6]
    assert await db.run(inbox.store(BOT, arrivals(5), NOW)) == set()
    assert await waiting(db) == [6]


async def test_tries_are_counted_and_a_poison_update_is_parked_with_its_error(db: Database) -> None:
    await db.run(inbox.store(BOT, arrivals(5, 6), NOW))
    assert [await db.run(inbox.failed_try(BOT, 5, "KeyError")) for _ in range(3)] == [1, 2, 3]
    await db.run(inbox.park(BOT, 5, NOW))
    assert await waiting(db) == [6]
    (poison,) = await db.read(inbox.parked(BOT))
    assert (poison.update_id, poison.tries, poison.error, poison.payload) == (5, 3, "KeyError", b'{"update_id": 5}')


async def test_depth_and_age_of_what_waits(db: Database) -> None:
    assert tuple(await db.read(inbox.depth(BOT))) == (0, None)
    await db.run(inbox.store(BOT, arrivals(1, 2), NOW))
    await db.run(inbox.store(BOT, arrivals(3), NOW + 1))
    await db.run(inbox.done(BOT, 1, NOW))
    assert tuple(await db.read(inbox.depth(BOT))) == (2, NOW)


async def test_done_rows_are_known_for_48_hours_and_parked_ones_for_14_days(db: Database) -> None:
    await db.run(inbox.store(BOT, arrivals(1, 2, 3), NOW))
    await db.run(inbox.done(BOT, 1, NOW))
    await db.run(inbox.park(BOT, 2, NOW))
    assert await db.run(inbox.sweep(NOW + KEEP_DONE)) == 0
    assert await db.run(inbox.sweep(NOW + KEEP_DONE + 1)) == 1
    assert await db.run(inbox.sweep(NOW + KEEP_PARKED + 1)) == 1
    assert await waiting(db) == [3]
    await db.run(inbox.store(BOT, arrivals(4), NOW))
    assert (await db.read(inbox.unfinished(BOT)))[-1].seq == 4, "a swept row's place is not given again"


_bots = itertools.count(1000)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(st.lists(st.integers(0, 40), max_size=8), max_size=8))
async def test_every_update_is_new_exactly_once(db: Database, batches: list[list[int]]) -> None:
    bot = next(_bots)  # one database serves all examples
    known: set[int] = set()
    for batch in batches:
        assert await db.run(inbox.store(bot, arrivals(*batch), NOW)) == set(batch) - known
        known |= set(batch)
    assert sorted(row.update_id for row in await db.read(inbox.unfinished(bot))) == sorted(known)
    for update_id in known:
        await db.run(inbox.done(bot, update_id, NOW))
    assert await db.run(inbox.store(bot, arrivals(*known), NOW)) == set()
