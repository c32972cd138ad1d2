"""`regulars run` as an operator sees it: started, stopped, refused."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.simulator.people import People
from bot.simulator.server import Simulator
from tests.cli.conftest import Terminal
from tests.soak.process import free_port

NOBODY_LISTENS = "http://127.0.0.1:9"


@asynccontextmanager
async def _running(terminal: Terminal, *arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("REGULARS_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        *arguments,
        cwd=terminal.folder,
        env={**clean, "REGULARS_HTTP_PORT": str(free_port()), **terminal.environment},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def _printed(process: asyncio.subprocess.Process, words: str) -> str:
    assert process.stdout is not None
    said = ""
    while words not in said:
        line = await asyncio.wait_for(process.stdout.readline(), 60)
        assert line, said
        said += line.decode()
    return said


async def _initialised(terminal: Terminal, simulator: Simulator) -> None:
    terminal.environment["REGULARS_API_BASE_URL"] = simulator.url
    said = await terminal.types("init", "--token", simulator.token, "--name", "Nar", "--languages", "en")
    assert said.code == 0, said.text


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
async def test_it_answers_and_stops_cleanly_when_told(terminal: Terminal, sent: signal.Signals) -> None:
    async with Simulator.serve() as simulator, People(simulator.url) as people:
        await _initialised(terminal, simulator)
        async with _running(terminal) as process:
            said = await _printed(process, "started")
            emma = await people.person("Emma")
            assert (await emma.sees(after=await emma.sends("Who are you?"))).text.startswith(
                "This is the assistant of Nar"
            )
            process.send_signal(sent)
            rest, _ = await asyncio.wait_for(process.communicate(), 20)
            assert process.returncode == 0
            assert "Traceback" not in said + rest.decode()


async def test_it_can_be_stopped_while_it_waits_for_telegram(terminal: Terminal) -> None:
    async with Simulator.serve() as simulator:
        await _initialised(terminal, simulator)
        terminal.environment["REGULARS_API_BASE_URL"] = NOBODY_LISTENS
        async with _running(terminal) as process:
            await _printed(process, "outage_began")
            process.send_signal(signal.SIGTERM)
            rest, _ = await asyncio.wait_for(process.communicate(), 20)
            assert process.returncode == 0
            assert b"Traceback" not in rest


async def test_the_owner_s_link_makes_an_owner(terminal: Terminal) -> None:
    async with Simulator.serve() as simulator, People(simulator.url) as people:
        await _initialised(terminal, simulator)
        async with _running(terminal) as process:
            said = await _printed(process, "?start=own_")
            payload = said.split("?start=")[1].split()[0]
            nora = await people.person("Nora")
            welcome = await nora.sees(after=await nora.starts(payload))
            assert "/misses" in welcome.text


async def test_another_bot_s_token_is_asked_about_and_taken_over_only_on_purpose(terminal: Terminal) -> None:
    other = "7100000002:AAHanother-simulated-bot_token_000001"
    async with Simulator.serve() as simulator:
        await _initialised(terminal, simulator)
        simulator.add_bot(other, "another_bot")
        async with _running(terminal) as process:
            await _printed(process, "started")
            process.send_signal(signal.SIGTERM)
            await process.communicate()
        terminal.environment["REGULARS_BOT_TOKEN"] = other
        said = await terminal.types("run")
        assert said.code == 1
        assert "belongs to @regulars_bot" in said.text
        assert other not in said.text
        async with _running(terminal, "--accept-new-bot") as process:
            await _printed(process, "started")


async def test_a_second_process_on_the_same_database_is_refused(terminal: Terminal) -> None:
    async with Simulator.serve() as simulator:
        await _initialised(terminal, simulator)
        async with _running(terminal) as process:
            await _printed(process, "started")
            terminal.environment["REGULARS_HTTP_PORT"] = "0"
            said = await terminal.types("run")
            assert said.code == 1
            assert "Another Regulars runs on" in said.text
