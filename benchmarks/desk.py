"""How long customers and staff wait while a campaign runs: replies and the desk beside a bulk lane at full pace.

    python -m benchmarks.desk [--rounds 3] [--seconds 20]

One Sender with Telegram's own limits speaks over HTTP to the simulator, in a process of its own, which refuses by its
hard flood model (30 a second over all, 20 a minute to a group, one a second to a person). Customers are answered and
staff are written to at a steady rate, once without and once with a loop that keeps the bulk lane full; both in each
round. Measured is the time from asking the sender to Telegram's answer, as the customer and the staff would see it.
"""

import argparse
import asyncio
import itertools
import platform
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from importlib.metadata import version

import psutil  # type: ignore[import-untyped]

from bot.gateway.api import Api
from bot.gateway.sender import Lane, Sender
from bot.gateway.transport import AiohttpRequest
from bot.simulator.people import People

AIM = 0.15
"""Seconds that the desk's and the reply lane's 95th percentile should stay under."""
REPLIES, STAFF = 5.0, 4.0
"""Messages a second in these lanes; the rest of Telegram's thirty is the bulk lane's."""
GROUPS = 15
"""Groups that staff are written to in, so that none gets more than twenty a minute."""
CUSTOMERS = 400
SERVER = """
import asyncio
from bot.simulator.server import Simulator

async def main():
    async with Simulator.serve() as simulator:
        print(simulator.url, simulator.token, flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


@dataclass(slots=True)
class Waits:
    """What one run measured: seconds by lane, and attempts that were refused with 429."""

    seconds: dict[Lane, list[float]] = field(default_factory=lambda: {lane: [] for lane in Lane})
    outcomes: Counter[str] = field(default_factory=Counter)
    lasted: float = 0.0

    def milliseconds(self, lane: Lane, percent: int) -> float:
        """Return a percentile of a lane."""
        return statistics.quantiles(self.seconds[lane], n=100)[percent - 1] * 1000


@dataclass(frozen=True, slots=True)
class Town:
    """The simulator's people: those who are answered, those a campaign writes to, and the groups of staff."""

    url: str
    token: str
    asking: list[int]
    audience: list[int]
    groups: list[int]


@asynccontextmanager
async def town() -> AsyncIterator[Town]:
    """Run a simulator in a process of its own, with everybody in it."""
    server = await asyncio.create_subprocess_exec(sys.executable, "-c", SERVER, stdout=asyncio.subprocess.PIPE)
    assert server.stdout is not None
    url, token = (await server.stdout.readline()).decode().split()
    try:
        async with People(url) as people:
            persons = [await people.person(f"Person {number}") for number in range(3 * CUSTOMERS)]
            for person in persons:
                await person.starts()
            groups = [await people.group(f"Desk {number}", owner=persons[0]) for number in range(GROUPS)]
            ids = [person.id for person in persons]
            yield Town(url, token, ids[:CUSTOMERS], ids[CUSTOMERS:], [group.id for group in groups])
    finally:
        server.terminate()
        await server.wait()


async def measure(place: Town, seconds: float, *, bulk: bool, seed: int) -> Waits:
    """Speak in all lanes for so many seconds, and wait for what is under way by then."""
    waits, chance = Waits(), random.Random(seed)
    async with People(place.url) as people:
        await people.post("flood", model="hard")  # the limits are counted anew for each half
    request = AiohttpRequest()
    await request.initialize()
    sender = Sender(
        Api(place.token, request, place.url), observe=lambda lane, outcome: waits.outcomes.update([outcome])
    )
    end = time.perf_counter() + seconds
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(_steadily(sender, Lane.REPLY, REPLIES, place.asking, end, waits, chance))
            group.create_task(_steadily(sender, Lane.STAFF, STAFF, place.groups, end, waits, chance))
            if bulk:
                group.create_task(_campaign(sender, place.audience, end, waits))
    finally:
        await request.shutdown()
    waits.lasted = time.perf_counter() - end + seconds
    return waits


async def _steadily(
    sender: Sender, lane: Lane, rate: float, chats: list[int], end: float, waits: Waits, chance: random.Random
) -> None:
    """Send at random moments, so many a second on average, whether or not earlier ones are answered."""
    turn = itertools.cycle(chats)
    async with asyncio.TaskGroup() as group:
        while time.perf_counter() < end:
            await asyncio.sleep(chance.expovariate(rate))
            group.create_task(_say(sender, lane, next(turn), waits))


async def _campaign(sender: Sender, audience: list[int], end: float, waits: Waits) -> None:
    """Keep the bulk lane full: as soon as one is gone the next one asks."""
    people = itertools.cycle(audience)

    async def worker() -> None:
        while time.perf_counter() < end:
            await _say(sender, Lane.BULK, next(people), waits)

    await asyncio.gather(*(worker() for _ in range(sender.pace.bulk_in_flight)))


async def _say(sender: Sender, lane: Lane, chat: int, waits: Waits) -> None:
    asked = time.perf_counter()
    await sender.call(lane, "sendMessage", {"chat_id": chat, "text": "Your order is on its way."})
    waits.seconds[lane].append(time.perf_counter() - asked)


def report(name: str, waits: Waits) -> None:
    """Print one run."""
    cells = [
        f"{lane.name.lower()} " + "/".join(f"{waits.milliseconds(lane, at):.0f}" for at in (50, 95, 99))
        for lane in Lane
        if waits.seconds[lane]
    ]
    bulk = len(waits.seconds[Lane.BULK]) / waits.lasted
    print(f"  {name:13} {'   '.join(cells)} ms   bulk {bulk:.1f}/s   429: {waits.outcomes['slow_down']}", flush=True)


def introduce(arguments: argparse.Namespace) -> None:
    """Print machine, versions and method."""
    print(f"{platform.platform()}, Python {platform.python_version()}, {psutil.cpu_count()} cores")
    print(f"aiohttp {version('aiohttp')}, orjson {version('orjson')}; simulator on loopback in a process of its own")
    print(
        f"{arguments.rounds} rounds of twice {arguments.seconds:.0f} s; {REPLIES:.0f} replies and {STAFF:.0f} messages"
    )
    print("to staff a second; p50/p95/p99 from asking the sender to Telegram's answer; bulk waits in line by design")


def verdict(rounds: list[tuple[Waits, Waits]]) -> None:
    """Print what the campaign costs the other lanes: ratios within rounds, and the worst 95th percentile."""
    for lane in (Lane.REPLY, Lane.STAFF):
        each = [beside.milliseconds(lane, 95) / alone.milliseconds(lane, 95) for alone, beside in rounds]
        worst = max(beside.milliseconds(lane, 95) for _, beside in rounds)
        ratios = " ".join(f"{ratio:.1f}" for ratio in each)
        held = "under" if worst < AIM * 1000 else "OVER"
        print(
            f"{lane.name.lower()} p95 with / without bulk, per round: {statistics.median(each):.1f} [{ratios}];", end=""
        )
        print(f" worst {worst:.0f} ms, {held} {AIM * 1000:.0f} ms")


async def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=20)
    arguments = parser.parse_args()
    introduce(arguments)
    rounds: list[tuple[Waits, Waits]] = []
    for number in range(arguments.rounds):
        print(f"round {number + 1}")
        async with town() as place:
            alone = await measure(place, arguments.seconds, bulk=False, seed=number)
            report("without bulk", alone)
            beside = await measure(place, arguments.seconds, bulk=True, seed=number)
            report("with bulk", beside)
        rounds.append((alone, beside))
    verdict(rounds)


if __name__ == "__main__":
    asyncio.run(main())
