"""A town for every journey: a simulated Telegram, its people, and the whole real bot on either engine."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import Running, running
from bot.brand.folder import read_brand_folder, sample_folder
from bot.gateway.sender import Pace
from bot.i18n.catalogue import catalogue
from bot.settings import Settings
from bot.simulator.people import People, Person, Seen
from bot.simulator.server import Simulator
from faq import FaqDocument, FaqEntry, faq_yaml
from handlers import register
from tests.conftest import MakeDatabase

KNOWN = (
    "opening-hours", "holiday-hours", "address", "parking", "wifi", "dogs", "kids", "table-booking", "plant-milk",
    "decaf", "takeaway", "delivery-cost", "delivery-time", "cancel-order", "subscription-cancel", "gift-card", "jobs",
)  # fmt: skip
UNHURRIED = Pace(peak=10_000, smooth=10_000, chat_burst=1000, group_per_minute=1000)


@dataclass
class Town:
    """Everybody and everything a journey meets."""

    simulator: Simulator
    people: People
    settings: Settings
    faq: FaqDocument
    pace: Pace = UNHURRIED
    bot: Running | None = None
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def open(self, **options: bool) -> Running:
        """Start the bot."""
        self.bot = await self._stack.enter_async_context(running(self.settings, register, pace=self.pace, **options))
        return self.bot

    async def close(self) -> None:
        """Stop the bot as SIGTERM would."""
        await self._stack.aclose()
        self.bot = None

    def answer(self, entry_id: str, language: str = "en") -> str:
        """Return the text an entry answers with."""
        return self._entry(entry_id).languages[language].text

    def title(self, entry_id: str, language: str = "en") -> str:
        """Return the button an entry is offered as."""
        return self._entry(entry_id).languages[language].ask[0]

    def says(self, key: str, language: str = "en") -> str:
        """Return an interface text."""
        return catalogue(language)(key)

    def _entry(self, entry_id: str) -> FaqEntry:
        return next(entry for entry in self.faq.entries if entry.id == entry_id)

    async def ask(self, person: Person, text: str) -> Seen:
        """Let a person ask and wait for the reply."""
        return await person.sees(after=await person.sends(text))


async def eventually(check: Callable[[], Awaitable[object]], tries: int = 1500) -> None:
    """Wait until the check holds; it takes a moment, or half a minute on a machine that is very busy."""
    for _ in range(tries):
        if await check():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not come about")


@pytest.fixture(scope="session")
def known_faq() -> FaqDocument:
    """A handful of the sample brand's entries, so that a bot starts in a moment."""
    faq = read_brand_folder(sample_folder()).faq
    return FaqDocument(faq.categories, tuple(entry for entry in faq.entries if entry.id in KNOWN))


def always_open(brand: str) -> str:
    """Return brand.yaml with doors that never close, so that no journey depends on the hour it is run at."""
    brand = re.sub(r"(?m)^(  \w+day:) .*$", r'\1 "00:00-24:00"', brand)
    return re.sub(r"(?ms)^holidays:\n.*?\n\n", "", brand)


@pytest.fixture(scope="session")
def brand_folder(tmp_path_factory: pytest.TempPathFactory, known_faq: FaqDocument) -> Path:
    """The sample brand with only these entries."""
    folder = tmp_path_factory.mktemp("brand")
    (folder / "brand.yaml").write_text(always_open((sample_folder() / "brand.yaml").read_text("utf-8")), "utf-8")
    shutil.copy(sample_folder() / "desk.yaml", folder)
    shutil.copytree(sample_folder() / "photos", folder / "photos")
    (folder / "faq.yaml").write_text(faq_yaml(known_faq), encoding="utf-8")
    return folder


def made_today(backups: Path) -> None:
    """Put a backup of today into the folder, so that no journey begins with making one."""
    backups.mkdir()
    (backups / f"regulars-{datetime.now(UTC):%Y%m%dT%H%M%SZ}-nightly.db").touch()


@pytest.fixture
async def closed_town(
    engine: str, new_database: MakeDatabase, brand_folder: Path, known_faq: FaqDocument, tmp_path: Path
) -> AsyncIterator[Town]:
    """A town whose bot has not been started."""
    own = shutil.copytree(brand_folder, tmp_path / "brand")
    async with Simulator.serve() as simulator, People(simulator.url) as people:
        made_today(tmp_path / "backups")
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg]
            bot_token=simulator.token,
            api_base_url=simulator.url,
            brand_dir=own,
            database_url=await new_database(engine, migrated=True),
            backup_dir=tmp_path / "backups",
            http_port=0,
            metrics_token="open sesame",
        )
        town = Town(simulator, people, settings, known_faq)
        yield town
        await town.close()


@pytest.fixture
async def town(closed_town: Town) -> Town:
    """A town with the bot at work."""
    await closed_town.open()
    return closed_town
