"""The simulator's server: Bot API, people API and chat page on one address.

async with Simulator.serve() as sim:
    ...  # sim.url is what REGULARS_API_BASE_URL wants, sim.token a bot's token
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self

from aiohttp import web

from bot.simulator.api import BotApi
from bot.simulator.faults import Faults
from bot.simulator.flood import Flood, Limits
from bot.simulator.network import Network
from bot.simulator.people_api.desk import Control, Desk
from bot.simulator.people_api.loads import Loads
from bot.simulator.people_api.routes import add_routes
from bot.simulator.state.bots import Bot
from bot.simulator.state.world import World
from bot.simulator.webhooks import Postman

TOKEN = "7100000001:AAHsimulated-bot_token-for_tests_01"  # noqa: S105 - opens nothing but this simulator
PAGE = Path(__file__).with_name("page")
_LARGEST_REQUEST = 60 * 1024 * 1024


class Simulator:
    """A Telegram on this machine; keeps everything in memory while it is served."""

    def __init__(
        self,
        *,
        keep_messages: int = 2_000,
        keep_events: int = 20_000,
        webhook_pauses: tuple[float, float] = (0.1, 5.0),
    ) -> None:
        self.url = ""
        self.token = TOKEN
        self.world = World(keep_messages=keep_messages, keep_events=keep_events)
        network, faults = Network(), Faults()
        self._api = BotApi(self.world, Flood(), faults, network)
        self.desk = Desk(self.world, self._api.flood, faults, network, Loads(self.world))
        first, longest = webhook_pauses
        self._postman = Postman(self.world, self._api, faults, network, first_pause=first, longest_pause=longest)
        self._tasks: set[asyncio.Task[None]] = set()

    @classmethod
    @asynccontextmanager
    async def serve(
        cls,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        token: str = TOKEN,
        username: str = "regulars_bot",
        name: str = "Regulars",
        flood: Limits | None = None,
        keep_messages: int = 2_000,
        keep_events: int = 20_000,
        webhook_pauses: tuple[float, float] = (0.1, 5.0),
    ) -> AsyncIterator[Self]:
        """Serve on an address (port 0: any free one) with one bot whose token is `token`; OSError on a busy port.

        `keep_messages` bounds each chat and `keep_events` the event stream, so that a long load stays small;
        `webhook_pauses` are the first and the longest pause between two tries.
        """
        sim = cls(keep_messages=keep_messages, keep_events=keep_events, webhook_pauses=webhook_pauses)
        if flood is not None:
            sim.desk.flood.limits = flood
        runner = web.AppRunner(sim._application(), handler_cancellation=True, shutdown_timeout=0.1, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            address = runner.addresses[0]
            sim.url = f"http://{host}:{address[1]}"
            sim.token = token
            sim.add_bot(token, username, name)
            yield sim
        finally:
            await sim._stop()
            await runner.cleanup()

    def add_bot(self, token: str, username: str, name: str = "Bot", *, reads_all: bool = False) -> Bot:
        """Make another bot; `reads_all` turns its privacy mode off, as an owner does at BotFather."""
        bot = self.world.add_bot(token, username, name, reads_all=reads_all)
        self._tasks.add(asyncio.create_task(self._postman.serve(bot), name=f"webhook of {username}"))
        return bot

    def control(self, name: str, action: Control) -> None:
        """Offer a button of the host process (such as "restart the bot") on the page and in the people API."""
        self.desk.controls[name] = action
        self.world.hub.publish("controls", controls=list(self.desk.controls))

    def _application(self) -> web.Application:
        app = web.Application(client_max_size=_LARGEST_REQUEST)
        self._api.add_routes(app)
        add_routes(app, self.desk)
        if PAGE.is_dir():
            app.router.add_get("/", _index)
            app.router.add_static("/page", PAGE)
        return app

    async def _stop(self) -> None:
        self.desk.loads.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def _index(request: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-cache"})
