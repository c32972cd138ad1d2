"""The little Telegram, a transport to it, and an inbox."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.gateway.api import Api
from bot.gateway.transport import AiohttpRequest
from tests.gateway.telegram import TOKEN, TinyTelegram


@pytest.fixture
async def telegram() -> AsyncIterator[TinyTelegram]:
    server = TinyTelegram()
    app = web.Application(client_max_size=2**24)
    app.router.add_post(f"/bot{TOKEN}/{{method}}", server.handle)
    app.router.add_get(f"/file/bot{TOKEN}/{{path}}", server.file)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    server.url = f"http://{host}:{port}"
    yield server
    await runner.cleanup()


@pytest.fixture
async def request_(telegram: TinyTelegram) -> AsyncIterator[AiohttpRequest]:
    request = AiohttpRequest(read_timeout=5, connect_timeout=5)
    await request.initialize()
    yield request
    await request.shutdown()


@pytest.fixture
def api(telegram: TinyTelegram, request_: AiohttpRequest) -> Api:
    return Api(TOKEN, request_, telegram.url)
