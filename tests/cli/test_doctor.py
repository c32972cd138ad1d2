"""`regulars doctor`: each line says ok, what is worth a look, or what to do."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from pydantic import SecretStr

from bot.brand.starting import Beginning, write_brand_folder
from bot.cli import telegram
from bot.core.errors import RegularsError
from bot.settings import Settings
from bot.simulator.server import Simulator
from bot.web.pages import WEBHOOK_PATH
from tests.cli.conftest import Said, Terminal

ELSEWHERE = "http://telegram.invalid"
"""An address that only the proxy knows the way to."""


def _line(said: Said, name: str) -> str:
    [line] = [line for line in said.out.splitlines() if line[5:].startswith(name)]
    return line


def _ready(terminal: Terminal, simulator: Simulator, address: str) -> None:
    write_brand_folder(terminal.folder / "brand", Beginning("Nar", ("en",), "en"))
    terminal.environment |= {"REGULARS_BOT_TOKEN": simulator.token, "REGULARS_API_BASE_URL": address}


async def test_every_question_to_telegram_goes_through_the_proxy(terminal: Terminal) -> None:
    async with Simulator.serve() as simulator, _proxy(int(simulator.url.rpartition(":")[2])) as proxy:
        _ready(terminal, simulator, ELSEWHERE)
        terminal.environment["REGULARS_PROXY_URL"] = proxy
        said = await terminal.types("doctor")
        terminal.environment["REGULARS_PROXY_URL"] = "http://user:secret@nowhere"
        wrong = await terminal.types("doctor")
    assert _line(said, "token").startswith("ok   token     @regulars_bot"), said.text
    assert _line(said, "clock") == "ok   clock     right"
    assert _line(wrong, "clock").startswith("FIX  clock     REGULARS_PROXY_URL")
    assert "secret" not in wrong.text


async def test_a_database_that_is_still_to_be_made_is_no_mistake(terminal: Terminal) -> None:
    async with Simulator.serve() as simulator:
        _ready(terminal, simulator, simulator.url)
        said = await terminal.types("doctor")
        assert _line(said, "database") == "ok   database  none yet: `regulars run` makes it"
        assert _line(said, "parked") == "ok   parked    none"
        assert not (terminal.folder / "regulars.db").exists()
        terminal.environment["REGULARS_DATABASE_URL"] = "sqlite:///nowhere/regulars.db"
        said = await terminal.types("doctor")
    assert _line(said, "database").startswith("FIX  database  The database's folder")
    assert said.code == 1


async def test_what_was_set_aside_is_told_without_anybodys_words(terminal: Terminal) -> None:
    async with Simulator.serve() as simulator:
        _ready(terminal, simulator, simulator.url)
        await terminal.types("db", "migrate")
        _set_aside(terminal, int(simulator.token.partition(":")[0]), "KeyError: my card is 4000")
        said = await terminal.types("doctor")
    assert _line(said, "parked").startswith("look parked    2 set aside after failing three times (KeyError)")
    assert "4000" not in said.text


async def test_the_webhook_is_looked_for_where_the_bot_serves_it(terminal: Terminal) -> None:
    async with Simulator.serve() as simulator:
        _ready(terminal, simulator, simulator.url)
        terminal.environment |= {"REGULARS_MODE": "webhook", "REGULARS_WEBHOOK_URL": "https://bot.example.com/"}
        settings = _settings(simulator.url, simulator.token)
        await telegram.ask_telegram(settings, simulator.token, f"setWebhook?url=https://bot.example.com{WEBHOOK_PATH}")
        said = await terminal.types("doctor")
        assert _line(said, "updates").startswith("ok   updates   by webhook"), said.text


async def test_a_telegram_that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram, "PATIENCE", 0.1)
    over = asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await over.wait()
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    async with server:
        settings = _settings(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", "1:token")
        with pytest.raises(RegularsError, match="Telegram cannot be reached"):
            await telegram.date_at_telegram(settings)
        with pytest.raises(RegularsError, match="Telegram cannot be reached"):
            await telegram.ask_telegram(settings, "1:token", "getMe")
        over.set()
        await asyncio.sleep(0)


def _settings(address: str, token: str) -> Settings:
    return Settings(_env_file=None, bot_token=SecretStr(token), api_base_url=address)  # type: ignore[call-arg]


def _set_aside(terminal: Terminal, bot_id: int, error: str) -> None:
    with sqlite3.connect(terminal.folder / "regulars.db") as db:
        db.execute("INSERT INTO bots (bot_id, username, first_seen) VALUES (?, 'nar_bot', 0)", (bot_id,))
        db.execute("INSERT INTO installation (one, bot_id, claimed_at) VALUES (1, ?, 0)", (bot_id,))
        for number in (1, 2):
            db.execute(
                "INSERT INTO inbox (bot_id, update_id, chat_key, payload, received_at, status, done_at, tries, error) "
                "VALUES (?, ?, 1, x'7b7d', 0, 2, 0, 3, ?)",
                (bot_id, number, error),
            )
    db.close()


@asynccontextmanager
async def _proxy(port: int) -> AsyncIterator[str]:
    """An HTTP proxy that carries everything to one port of this machine, whatever the address."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        back, on = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(_carry(reader, on), _carry(back, writer))

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await server.wait_closed()


async def _carry(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while piece := await source.read(65536):
        target.write(piece)
        await target.drain()
    target.close()
