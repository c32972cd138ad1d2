"""`regulars init`: a conversation at the terminal, and nothing half-written when it cannot end well."""

from pathlib import Path

import pytest

from bot.cli.time_zone import machine_zone
from bot.simulator.server import Simulator
from tests.cli.conftest import Said, Terminal

WRONG = "7100000001:AAHsurely-not_the-right-token_0000001"
OPTIONS = ("--name", "Nar", "--languages", "hy,en")


def _refused(said: Said, terminal: Terminal, sentence: str) -> None:
    assert said.code == 1, said.text
    assert sentence in said.text
    assert "Traceback" not in said.text
    assert not [path.name for path in terminal.folder.iterdir() if path.name in ("brand", ".env")]


async def test_a_person_is_asked_and_a_wrong_token_asked_again(terminal: Terminal) -> None:
    terminal.environment["TZ"] = "Asia/Yerevan"
    async with Simulator.serve() as simulator:
        terminal.environment["REGULARS_API_BASE_URL"] = simulator.url
        answers = [
            ("Token of your bot", "my bot's token"),
            ("Token of your bot", WRONG),
            ("Token of your bot", simulator.token),
            ("Name of the brand", "N" * 65),
            ("Name of the brand", "Նար"),
            ("Languages", "hy,xx"),
            ("Languages", "hy, en"),
            ("Phone", "+374 10 000000"),
            ("E-mail", ""),
        ]
        said = await terminal.talks("init", answers=answers)
    assert said.code == 0, said.text
    assert "This is @regulars_bot." in said.text
    assert said.text.count("does not know this token") == 2
    assert "at most 64" in said.text
    assert "Unknown language “xx”" in said.text
    assert simulator.token not in said.text
    assert simulator.token in (terminal.folder / ".env").read_text("utf-8")
    brand = (terminal.folder / "brand" / "brand.yaml").read_text("utf-8")
    assert "brand/brand.yaml, brand/faq.yaml, brand/desk.yaml" in said.text
    assert "/setup" in said.text
    for line in ('name: "Նար"', "languages: [hy, en]", "time_zone: Asia/Yerevan", 'phone: "+374 10 000000"'):
        assert line in brand


async def test_after_three_wrong_tokens_it_ends(terminal: Terminal) -> None:
    async with Simulator.serve() as simulator:
        terminal.environment["REGULARS_API_BASE_URL"] = simulator.url
        said = await terminal.talks("init", *OPTIONS, answers=[("Token of your bot", WRONG)] * 3)
    _refused(said, terminal, "BotFather")
    assert said.text.count("does not know this token") == 3


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--time-zone", "Mars/Base"), "“Mars/Base” is no time zone"),
        (("--currency", "dram"), "“dram” is no currency"),
        (("--languages", "xx"), "Unknown language “xx”"),
        (("--brand-dir", "notes.txt/brand"), "notes.txt"),
    ],
)
async def test_options_are_checked_before_anything_is_written(
    terminal: Terminal, options: tuple[str, ...], sentence: str
) -> None:
    (terminal.folder / "notes.txt").write_text("mine")
    async with Simulator.serve() as simulator:
        terminal.environment["REGULARS_API_BASE_URL"] = simulator.url
        said = await terminal.types("init", "--token", simulator.token, *OPTIONS, *options)
    _refused(said, terminal, sentence)


async def test_without_telegram_nothing_is_written(terminal: Terminal, unused_tcp_port: int) -> None:
    terminal.environment["REGULARS_API_BASE_URL"] = f"http://127.0.0.1:{unused_tcp_port}"
    said = await terminal.types("init", "--token", WRONG, *OPTIONS)
    _refused(said, terminal, "Telegram cannot be reached")
    assert list(terminal.folder.iterdir()) == []


async def test_without_a_database_everything_is_as_before(terminal: Terminal) -> None:
    env = terminal.folder / ".env"
    env.write_text("# mine\nREGULARS_BRAND_DIR=elsewhere\nREGULARS_DATABASE_URL=sqlite:///nowhere/regulars.db\n")
    before = env.read_text()
    async with Simulator.serve() as simulator:
        terminal.environment["REGULARS_API_BASE_URL"] = simulator.url
        said = await terminal.types("init", "--token", simulator.token, *OPTIONS)
    assert env.read_text() == before
    env.unlink()
    _refused(said, terminal, "nowhere does not exist")


async def test_settings_that_cannot_be_written_leave_nothing(terminal: Terminal) -> None:
    (terminal.folder / ".env").symlink_to("nowhere/.env")
    async with Simulator.serve() as simulator:
        terminal.environment["REGULARS_API_BASE_URL"] = simulator.url
        said = await terminal.types("init", "--token", simulator.token, *OPTIONS)
    (terminal.folder / ".env").unlink()
    _refused(said, terminal, "cannot be written")
    assert list(terminal.folder.iterdir()) == []


async def test_a_brand_in_use_is_told_before_anything_is_asked(terminal: Terminal) -> None:
    (terminal.folder / "brand").mkdir()
    (terminal.folder / "brand" / "faq.yaml").write_text("entries: []\n")
    said = await terminal.talks("init", answers=[])
    assert said.code == 1
    assert "is there already" in said.text
    assert "Token" not in said.text


def test_the_machines_time_zone_is_told_where_it_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link, note = tmp_path / "localtime", tmp_path / "timezone"
    monkeypatch.setenv("TZ", ":Asia/Tehran")
    assert machine_zone(link, note) == "Asia/Tehran"
    monkeypatch.setenv("TZ", "<+04>-4")
    assert machine_zone(link, note) is None
    note.write_text("Africa/Addis_Ababa\n")
    assert machine_zone(link, note) == "Africa/Addis_Ababa"
    (tmp_path / "zoneinfo" / "Asia").mkdir(parents=True)
    (tmp_path / "zoneinfo" / "Asia" / "Yerevan").touch()
    link.symlink_to(tmp_path / "zoneinfo" / "Asia" / "Yerevan")
    assert machine_zone(link, note) == "Asia/Yerevan"
