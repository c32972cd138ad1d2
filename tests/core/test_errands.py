"""Errands: begun at once, waited for by nobody, and finished or given up at the end."""

import asyncio

from bot.core.errands import Errands


async def test_an_errand_holds_up_nobody_and_is_finished_before_the_end() -> None:
    errands, gate, done = Errands(), asyncio.Event(), []

    async def work(name: str) -> None:
        await gate.wait()
        done.append(name)

    errands.begin(work("first"))
    errands.begin(work("second"))
    assert done == []
    gate.set()
    await errands.stop(within=5)
    assert done == ["first", "second"]


async def test_what_does_not_end_is_given_up_and_a_failure_stops_nothing() -> None:
    errands, given_up = Errands(), asyncio.Event()

    async def never() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            given_up.set()

    async def fails() -> None:
        raise ValueError

    errands.begin(fails())
    errands.begin(never())
    await errands.stop(within=0)
    assert given_up.is_set()
