"""The demo's stage: a simulated Telegram with its people, and the real bot behind it, which may be restarted."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from bot.app import Register, Running, running
from bot.brand.folder import sample_folder
from bot.settings import Settings
from bot.simulator.people import Group, People, Person
from bot.simulator.server import Simulator

CUSTOMERS = {
    "hy": ("Արմինե", "armine"),
    "fa": ("رضا", "reza"),
    "am": ("ሰላም", "selam"),
    "ru": ("Ольга", "olga"),
    "en": ("Emma", "emma"),
}
OWNER_ID = 500_000_001
GROUP = "Sanoro staff"


class Stage:
    """Runs the bot against a simulator; "restart the bot" and "cut the network" are buttons on its page."""

    def __init__(self, simulator: Simulator, register: Register, folder: Path, brand_dir: Path | None = None) -> None:
        self._simulator = simulator
        self._register = register
        self._settings = Settings(
            _env_file=None,  # type: ignore[call-arg]
            bot_token=SecretStr(simulator.token),
            api_base_url=simulator.url,
            brand_dir=brand_dir or sample_folder(),
            database_url=SecretStr(f"sqlite:///{folder / 'demo.db'}"),
            backup_dir=folder / "backups",
            owner_ids=(OWNER_ID,),
            http_port=0,
        )
        self._running: AsyncExitStack | None = None
        self._one_at_a_time = asyncio.Lock()

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[None]:
        """Keep the bot running while the block lasts."""
        self._simulator.control("restart the bot", self.restart)
        await self._start()
        try:
            yield
        finally:
            await self._stop()

    async def restart(self) -> None:
        """Stop the bot as SIGTERM would and start it again."""
        async with self._one_at_a_time:
            await self._stop()
            await self._start()

    async def _start(self) -> Running:
        self._running = AsyncExitStack()
        return await self._running.enter_async_context(running(self._settings, self._register))

    async def _stop(self) -> None:
        if self._running is not None:
            await self._running.aclose()
            self._running = None


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody: a customer for each language, the owner, a colleague, and their group, where the bot is not yet."""

    customers: dict[str, Person]
    owner: Person
    support: Person
    group: Group


async def cast(people: People) -> Cast:
    """Bring everybody in; there is also a VIP."""
    customers = {
        code: await people.person(name, language=code, username=username)
        for code, (name, username) in CUSTOMERS.items()
    }
    await people.person("Վահե", language="hy", username="vahe", is_premium=True)
    owner = await people.person("Nora", username="nora", id=OWNER_ID)
    support = await people.person("Դավիթ", language="hy", username="davit")
    group = await people.group(GROUP, owner=owner, admins=[support], forum=True, bot="absent")
    return Cast(customers, owner, support, group)
