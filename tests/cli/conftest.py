"""`regulars` as a person runs it: a process in a folder of its own."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import Process
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest

T = TypeVar("T")
PATIENCE = 60
"""Seconds a command may take."""

ON_A_TERMINAL = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
"""Runs a command on a terminal of its own, which is operated over the pipes of this process."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left behind: exit code, everything it printed, and what of it went to standard output."""

    code: int
    text: str
    out: str


@dataclass
class Terminal:
    """A terminal in an empty folder, without anybody's settings."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    prefix: tuple[str, ...] = ()

    async def types(self, *arguments: str) -> Said:
        """Run `regulars` with these arguments to its end."""
        process = await self._start("-m", "bot", *arguments, stdin=asyncio.subprocess.DEVNULL)
        printed, complained = await _ends(process, process.communicate())
        assert process.returncode is not None
        return Said(process.returncode, (printed + complained).decode(), printed.decode())

    async def talks(self, *arguments: str, answers: Sequence[tuple[str, str]]) -> Said:
        """Run `regulars` as a person at a terminal does: for each of the answers, wait for its question, then type."""
        process = await self._start(
            "-c", ON_A_TERMINAL, sys.executable, "-m", "bot", *arguments, stdin=asyncio.subprocess.PIPE
        )
        shown = await _ends(process, _conversation(process, answers))
        assert process.returncode is not None
        return Said(process.returncode, shown, shown)

    async def _start(self, *arguments: str, stdin: int) -> Process:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("REGULARS_")}
        return await asyncio.create_subprocess_exec(
            *self.prefix,
            sys.executable,
            *arguments,
            cwd=self.folder,
            env={**clean, "COLUMNS": "200", "TERM": "dumb", **self.environment},
            stdin=stdin,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )


async def _ends(process: Process, work: Awaitable[T]) -> T:
    """Wait for the work with a process; one that takes too long is ended."""
    try:
        return await asyncio.wait_for(work, PATIENCE)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _conversation(process: Process, answers: Sequence[tuple[str, str]]) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    shown, read = "", 0
    for question, answer in answers:
        prompt = re.compile(f"{re.escape(question)}.*: ")  # what is typed before the space may still be flushed
        while (asked := prompt.search(shown, read)) is None:
            piece = await process.stdout.read(4096)
            assert piece, f"never asked {question!r}: {shown}"
            shown += piece.decode()
        read = asked.end()
        process.stdin.write(f"{answer}\n".encode())
        await process.stdin.drain()
    shown += (await process.stdout.read()).decode()
    process.stdin.close()
    await process.wait()
    return shown


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A fresh terminal."""
    return Terminal(tmp_path)
