"""From the start of the process to the first answer: the whole bot beside a bare echo bot.

    python -m benchmarks.startup [--rounds 5]

A question waits at a loopback server; a bot is started as a process of its own, and the clock stops when its answer
has come. The whole bot opens a new database and learns the sample brand in five languages on its way.
"""

import argparse
import asyncio
import os
import platform
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bot.brand.folder import sample_folder
from bot.simulator.people import People
from bot.simulator.server import Simulator

TOKEN = "4242:bench"
QUESTION = "Do you have wifi?"
PATIENCE = 60


async def first_answer(arguments: list[str], settings: dict[str, str]) -> float:
    """Return the seconds from the start of the process to its first answer."""
    async with Simulator.serve(token=TOKEN) as simulator, People(simulator.url) as people:
        emma = await people.person("Emma")
        asked = await emma.sends(QUESTION)
        environment = {**os.environ, **settings, "REGULARS_API_BASE_URL": simulator.url}
        command = [sys.executable, "-m", *(part.replace("SERVER", simulator.url) for part in arguments)]
        started = time.perf_counter()
        process = await asyncio.create_subprocess_exec(*command, env=environment, stderr=asyncio.subprocess.DEVNULL)
        try:
            await emma.sees(after=asked, timeout=PATIENCE)
            return time.perf_counter() - started
        finally:
            process.kill()
            await process.wait()


async def whole_bot() -> float:
    """Start `regulars run` on the sample brand and a new SQLite file."""
    with tempfile.TemporaryDirectory() as folder:
        return await first_answer(
            ["bot", "run"],
            {
                "REGULARS_BOT_TOKEN": TOKEN,
                "REGULARS_OWNER_IDS": "1",
                "REGULARS_BRAND_DIR": str(sample_folder()),
                "REGULARS_DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.db'}",
                "REGULARS_BACKUP_DIR": folder,
                "REGULARS_HTTP_PORT": "0",
            },
        )


async def measure(rounds: int) -> None:
    """Measure both in turn, and print each figure and the ratio of the medians."""
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, {rounds} rounds in turn")
    ours, echo = [], []
    for _ in range(rounds):
        ours.append(await whole_bot())
        echo.append(await first_answer(["benchmarks.peers.ptb_echo", "SERVER"], {}))
    for name, seconds in (("regulars run", ours), ("bare PTB echo", echo)):
        each = " ".join(f"{value:.2f}" for value in seconds)
        print(f"{name:14} {statistics.median(seconds):.2f} s to the first answer  [{each}]")
    print(f"ratio          {statistics.median(ours) / statistics.median(echo):.2f}")


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    asyncio.run(measure(parser.parse_args().rounds))


if __name__ == "__main__":
    main()
