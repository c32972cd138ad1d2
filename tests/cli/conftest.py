"""`regulars` as a person runs it: a process in a folder of its own."""

import asyncio
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PATIENCE = 60
"""Seconds a command may take."""


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

    async def types(self, *arguments: str) -> Said:
        """Run `regulars` with these arguments to its end."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("REGULARS_")}
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *arguments,
            cwd=self.folder,
            env={**clean, "COLUMNS": "200", **self.environment},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            printed, complained = await asyncio.wait_for(process.communicate(), PATIENCE)
        except TimeoutError:
            process.kill()
            await process.wait()
            raise
        assert process.returncode is not None
        return Said(process.returncode, (printed + complained).decode(), printed.decode())


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A fresh terminal."""
    return Terminal(tmp_path)
