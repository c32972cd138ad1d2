"""`regulars run` as a process of its own, which can be killed without warning."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from pathlib import Path

import aiohttp


class BotProcess:
    """A bot against a simulator; started, killed and started again on the same database."""

    def __init__(self, folder: Path, environment: dict[str, str], *, script: Path | None = None) -> None:
        """Take the folder it works in, its settings, and a script to be run in place of `regulars run`."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("REGULARS_")}
        self._environment = {**clean, **environment}
        self._folder = folder
        self._what = ["-m", "bot", "run"] if script is None else [str(script)]
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start the bot; it is at work a moment later."""
        with (self._folder / "bot.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, *self._what, cwd=self._folder, env=self._environment, stdout=log, stderr=log
            )

    async def ready(self) -> None:
        """Wait until it is at work, which its health page tells."""
        address = f"http://127.0.0.1:{self._environment['REGULARS_HTTP_PORT']}/readyz"
        async with aiohttp.ClientSession() as session:
            for _ in range(1200):
                with contextlib.suppress(aiohttp.ClientError):
                    async with session.get(address) as answer:
                        if answer.status == 200:
                            return
                await asyncio.sleep(0.05)
        raise AssertionError(f"the bot did not start\n{self.log[-3000:]}")

    async def kill(self) -> None:
        """Send SIGKILL: nothing is finished, nothing is said."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        await self._process.wait()

    async def stop(self) -> int:
        """Send SIGTERM and return the exit code."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.terminate()
        return await self._process.wait()

    @property
    def log(self) -> str:
        """What it has logged so far."""
        return (self._folder / "bot.log").read_text("utf-8")


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
