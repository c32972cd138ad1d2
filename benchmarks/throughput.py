"""What an update costs: the whole path (poll, inbox, match, reply, done) beside two bare echo bots.

    python benchmarks/throughput.py [--rounds 5] [--updates 2000] [--only regulars aiogram]

Each bot runs in a process of its own against the same loopback server in another; the rounds interleave the bots, so
that a noisy minute hits all of them. CPU is what the bot's process used (all its threads, user and system), per update.
"""

import argparse
import asyncio
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import aiohttp
import psutil  # type: ignore[import-untyped]

from bot.brand.folder import read_brand_folder, sample_folder

BOTS = {"regulars": "whole_path", "aiogram": "aiogram_echo", "ptb": "ptb_echo"}
OURS, PEER = "regulars", "aiogram"
CHATS = 400
WARM_UP = 800


@dataclass(frozen=True, slots=True)
class Scenario:
    """How messages come: all at once, or so many a second whatever the bot does."""

    name: str
    rate: int | None
    round_trip: float


SCENARIOS = (
    Scenario("saturated", None, 0.0),
    Scenario("300/s open loop", 300, 0.0),
    Scenario("300/s, 60 ms round trip", 300, 0.06),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One bot in one scenario: CPU per update in microseconds, and latencies to the reply in milliseconds."""

    cpu: float
    p50: float
    p99: float


@contextmanager
def process(module: str, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """Run one of the peers until the block ends."""
    script = Path(__file__).parent / "peers" / f"{module}.py"
    running = subprocess.Popen([sys.executable, script, *arguments], stdout=subprocess.PIPE, text=True)
    try:
        yield running
    finally:
        running.terminate()
        running.wait()


def questions() -> list[str]:
    """Return what customers ask: every phrasing of the sample brand's answers that are text, in all languages."""
    entries = read_brand_folder(sample_folder()).faq.entries
    return [text for entry in entries for local in entry.languages.values() if not local.photo for text in local.ask]


async def play(server: str, updates: int, scenario: Scenario, texts: list[str]) -> dict[str, list[float]]:
    """Let customers write `updates` messages, and return how long each reply took once all have come."""
    plan = {"updates": updates, "rate": scenario.rate, "round_trip": scenario.round_trip}
    no_limit = aiohttp.ClientTimeout(total=None)
    async with (
        aiohttp.ClientSession(timeout=no_limit) as session,
        session.post(f"{server}/run", json=plan | {"texts": texts, "chats": CHATS}) as response,
    ):
        result: dict[str, list[float]] = await response.json(content_type=None)
        return result


def measure(bot: str, scenario: Scenario, updates: int, texts: list[str]) -> Measured:
    """Measure one bot in one scenario, with a server and a process of its own."""
    with process("server") as server:
        assert server.stdout is not None
        address = f"http://127.0.0.1:{server.stdout.readline().strip()}"
        with process(BOTS[bot], address) as running:
            asyncio.run(play(address, WARM_UP, SCENARIOS[0], texts))
            before = cpu_seconds(running.pid)
            latencies = asyncio.run(play(address, updates, scenario, texts))["latencies"]
            used = cpu_seconds(running.pid) - before
    percentiles = statistics.quantiles([latency * 1000 for latency in latencies], n=100)
    return Measured(used / updates * 1e6, percentiles[49], percentiles[98])


def cpu_seconds(pid: int) -> float:
    """Return what a process has used so far, user and system, all threads."""
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


Results = dict[tuple[str, str], list[Measured]]
"""What was measured of (bot, scenario), one a round."""


def report(results: Results, bots: list[str]) -> None:
    """Print the medians, and our bot's ratios to the peer, each taken within a round."""
    print(f"\n{'':26}" + "".join(f"{bot:>28}" for bot in bots))
    for scenario in SCENARIOS:
        cells = []
        for bot in bots:
            runs = results[bot, scenario.name]
            cpu, p50, p99 = (statistics.median(getattr(run, field) for run in runs) for field in ("cpu", "p50", "p99"))
            cells.append(f"{cpu:6.0f} us {p50:6.1f}/{p99:6.1f} ms")
        print(f"{scenario.name:26}" + "".join(f"{cell:>28}" for cell in cells))
    print("(CPU per update, latency p50/p99; medians)")
    if OURS in bots and PEER in bots:
        ratios(results)


def ratios(results: Results) -> None:
    """Print our whole path over the peer's bare echo, round by round."""
    print(f"\n{OURS} / {PEER}, per round: median [each]")
    for scenario in SCENARIOS:
        pairs = list(zip(results[OURS, scenario.name], results[PEER, scenario.name], strict=True))
        for what in ("cpu", "p99"):
            each = [getattr(ours, what) / getattr(peer, what) for ours, peer in pairs]
            rounds = " ".join(f"{ratio:.2f}" for ratio in each)
            print(f"  {scenario.name:26} {what:4} {statistics.median(each):.2f}  [{rounds}]")


def introduce(arguments: argparse.Namespace, texts: list[str]) -> None:
    """Print machine, versions and method."""
    packages = ("python-telegram-bot", "aiogram", "aiohttp", "aiosqlite", "numpy", "orjson")
    print(f"{platform.platform()}, Python {platform.python_version()}, {psutil.cpu_count()} cores")
    print(", ".join(f"{name} {version(name)}" for name in packages))
    print(
        f"{arguments.rounds} interleaved rounds of {arguments.updates} updates, {CHATS} chats, after {WARM_UP} to warm"
    )
    print(f"up; {len(texts)} questions in five languages; bot and server in processes of their own, on loopback")


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--updates", type=int, default=2000)
    parser.add_argument("--only", nargs="+", choices=list(BOTS), default=list(BOTS))
    arguments = parser.parse_args()
    texts = questions()
    introduce(arguments, texts)
    results: Results = {(bot, scenario.name): [] for bot in arguments.only for scenario in SCENARIOS}
    for number in range(arguments.rounds):
        started = time.perf_counter()
        for scenario in SCENARIOS:
            for bot in arguments.only:
                results[bot, scenario.name].append(measure(bot, scenario, arguments.updates, texts))
        print(f"round {number + 1} took {time.perf_counter() - started:.0f} s", flush=True)
    report(results, arguments.only)


if __name__ == "__main__":
    main()
