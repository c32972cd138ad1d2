"""Bad input at the terminal: a sentence that says what to do, exit code 1, no traceback, nothing lost."""

import os
import shutil
import socket
import sqlite3

import pytest

from bot.simulator.server import Simulator
from tests.cli.conftest import Said, Terminal


def _refused(said: Said, *sentences: str) -> None:
    assert said.code == 1, said.text
    assert "Traceback" not in said.text
    for sentence in sentences:
        assert sentence in said.text


async def _initialised(terminal: Terminal, simulator: Simulator) -> None:
    terminal.environment["REGULARS_API_BASE_URL"] = simulator.url
    said = await terminal.types("init", "--token", simulator.token, "--name", "Nar", "--languages", "en,hy")
    assert said.code == 0, said.text


async def test_run_without_a_brand_folder_names_init(terminal: Terminal) -> None:
    terminal.environment["REGULARS_BOT_TOKEN"] = "1:abcdefghijklmnopqrstuvwxyz"
    _refused(await terminal.types("run"), "no brand folder", "regulars init")
    assert list(terminal.folder.iterdir()) == []


async def test_init_sets_everything_up_and_keeps_the_token_to_its_owner(terminal: Terminal) -> None:
    async with Simulator.serve() as simulator:
        await _initialised(terminal, simulator)
        said = await terminal.types("doctor")
    env = terminal.folder / ".env"
    assert env.stat().st_mode & 0o777 == 0o600
    assert simulator.token in env.read_text()
    assert "ok" in said.text
    assert "FIX" not in said.text, said.text
    assert simulator.token not in said.text


async def test_init_never_writes_over_a_brand_in_use(terminal: Terminal) -> None:
    async with Simulator.serve() as simulator:
        await _initialised(terminal, simulator)
        before = (terminal.folder / "brand" / "faq.yaml").read_bytes()
        said = await terminal.types("init", "--token", simulator.token, "--name", "Other", "--languages", "ru")
    _refused(said, "is there already")
    assert (terminal.folder / "brand" / "faq.yaml").read_bytes() == before


async def test_a_wrong_token_is_refused_and_never_printed(terminal: Terminal) -> None:
    wrong = "7100000001:AAHsurely-not_the-right-token_0000001"
    async with Simulator.serve() as simulator:
        await _initialised(terminal, simulator)
        terminal.environment["REGULARS_BOT_TOKEN"] = wrong
        said = await terminal.types("run")
    _refused(said, "BotFather")
    assert wrong not in said.text


async def test_an_unknown_field_duplicate_ids_and_a_missing_language_are_told_at_once(terminal: Terminal) -> None:
    async with Simulator.serve() as simulator:
        await _initialised(terminal, simulator)
    faq = terminal.folder / "brand" / "faq.yaml"
    text = faq.read_text("utf-8")
    entry = text[text.index("  - id: who-are-you") :]
    entry = entry[: entry.find("  - id:", 5) if "  - id:" in entry[5:] else len(entry)]
    only_english = entry.replace("who-are-you", "english-only").split("    hy:")[0]
    wrong = text + entry + only_english.replace("category:", "categori:")
    faq.write_text(wrong, "utf-8")
    said = await terminal.types("faq", "check")
    _refused(said, "faq.yaml:", "unknown field 'categori'", "is taken on line", "lacks")


async def test_a_busy_port_names_the_setting(terminal: Terminal) -> None:
    async with Simulator.serve() as simulator:
        await _initialised(terminal, simulator)
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            terminal.environment["REGULARS_HTTP_PORT"] = str(taken.getsockname()[1])
            _refused(await terminal.types("run"), "REGULARS_HTTP_PORT")


async def test_the_demo_names_another_port_when_its_own_is_busy(terminal: Terminal) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        _refused(await terminal.types("demo", "--port", str(taken.getsockname()[1])), "--port")


async def test_a_missing_database_folder_is_named(terminal: Terminal) -> None:
    async with Simulator.serve() as simulator:
        await _initialised(terminal, simulator)
        terminal.environment["REGULARS_DATABASE_URL"] = "sqlite:////proc/nowhere/regulars.db"
        _refused(await terminal.types("run"), "/proc/nowhere", "does not exist")


@pytest.mark.skipif(os.geteuid() == 0 and shutil.which("setpriv") is None, reason="root writes everywhere; no setpriv")
async def test_a_read_only_database_folder_is_named(terminal: Terminal) -> None:
    shelf = terminal.folder / "shelf"
    shelf.mkdir()
    shelf.chmod(0o500)
    async with Simulator.serve() as simulator:
        await _initialised(terminal, simulator)
        terminal.environment["REGULARS_DATABASE_URL"] = f"sqlite:///{shelf}/regulars.db"
        if os.geteuid() == 0:  # root may write everywhere, unless that power is taken from it
            terminal.prefix = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
        _refused(await terminal.types("run"), str(shelf), "read-only", "write permission")
    assert list(shelf.iterdir()) == []


async def test_a_database_of_a_newer_version_is_left_alone(terminal: Terminal) -> None:
    async with Simulator.serve() as simulator:
        await _initialised(terminal, simulator)
        path = terminal.folder / "regulars.db"
        with sqlite3.connect(path) as newer:
            [table] = [
                name for (name,) in newer.execute("SELECT name FROM sqlite_master WHERE name LIKE '%migrations'")
            ]
            newer.execute(f"INSERT INTO {table} SELECT 999, '0999_future.sql', hash, applied_at FROM {table} LIMIT 1")
        newer.close()
        before = path.read_bytes()
        _refused(await terminal.types("run"), "newer Regulars", "upgrade")
    assert path.read_bytes() == before


async def test_a_file_that_is_no_database_is_left_alone(terminal: Terminal) -> None:
    async with Simulator.serve() as simulator:
        terminal.environment["REGULARS_DATABASE_URL"] = "sqlite:///notes.db"
        (terminal.folder / "notes.db").write_text("my notes, which are dear to me\n" * 100)
        terminal.environment["REGULARS_API_BASE_URL"] = simulator.url
        said = await terminal.types("db", "migrate")
    _refused(said, "notes.db")
    assert (terminal.folder / "notes.db").read_text().startswith("my notes")
