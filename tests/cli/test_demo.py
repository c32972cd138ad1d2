"""The demo's complaint, at an hour when the café is open and at one when it is closed."""

import re
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.brand.folder import BrandFolder, read_brand_folder, sample_folder
from bot.cli.complaint import Complaint, play_complaint, read_complaint
from bot.cli.conversation import read_scenes
from bot.cli.stage import Stage, cast
from bot.i18n.catalogue import catalogue
from bot.simulator.people import People
from bot.simulator.server import Simulator
from faq import FaqDocument, faq_yaml
from handlers import register

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LEARNT = ("delivery-time", "delivery-cost", "opening-hours", "dogs", "jobs")
OPEN = dict.fromkeys(DAYS, "00:00-24:00")


def _closed() -> dict[str, str]:
    """Opening hours of one morning, three days from now."""
    later = datetime.now(ZoneInfo("Europe/Dublin")) + timedelta(days=3)
    return dict.fromkeys(DAYS, "closed") | {DAYS[later.weekday()]: "09:00-12:00"}


def _folder(folder: Path, hours: dict[str, str]) -> BrandFolder:
    """The sample brand with these hours, no holidays and few entries."""
    shutil.copytree(sample_folder(), folder)
    brand = (folder / "brand.yaml").read_text("utf-8")
    brand = re.sub(r"(?m)^  (\w+day): .*$", lambda day: f'  {day[1]}: "{hours[day[1]]}"', brand)
    (folder / "brand.yaml").write_text(re.sub(r"(?ms)^holidays:\n.*?\n\n", "", brand), "utf-8")
    faq = read_brand_folder(sample_folder()).faq
    few = FaqDocument(faq.categories, tuple(entry for entry in faq.entries if entry.id in LEARNT))
    (folder / "faq.yaml").write_text(faq_yaml(few), "utf-8")
    return read_brand_folder(folder)


async def _played(
    folder: Path, hours: dict[str, str], complaint: Complaint, capsys: pytest.CaptureFixture[str]
) -> tuple[bool, str]:
    brand = _folder(folder / "brand", hours)
    async with (
        Simulator.serve() as simulator,
        People(simulator.url) as people,
        Stage(simulator, register, folder, folder / "brand").bot(),
    ):
        right = await play_complaint(await cast(people), complaint, brand)
    return right, capsys.readouterr().out


@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
async def test_the_complaint_is_answered_and_rated_at_any_hour(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], closed: bool
) -> None:
    right, printed = await _played(tmp_path, _closed() if closed else OPEN, read_complaint(sample_folder()), capsys)
    assert right, printed
    assert printed.count("✓") == 5
    assert (catalogue("am")("ticket.closed_now") in printed) is closed


async def test_what_does_not_come_about_is_told_as_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cli.complaint.PATIENCE", 1)
    internal = replace(read_complaint(sample_folder()), answer="// for colleagues only")
    right, printed = await _played(tmp_path, OPEN, internal, capsys)
    assert not right
    assert "✗ expected: The answer reached the customer." in printed


def test_the_conversation_asks_nothing_that_stands_in_the_faq() -> None:
    folder = read_brand_folder(sample_folder())
    written = {
        ask.casefold() for entry in folder.faq.entries for local in entry.languages.values() for ask in local.ask
    }
    scenes = read_scenes(sample_folder())
    assert {scene.language for scene in scenes} == set(folder.brand.languages)
    assert not written & {scene.says.casefold() for scene in scenes}
    assert read_complaint(sample_folder()).asks.casefold() not in written
