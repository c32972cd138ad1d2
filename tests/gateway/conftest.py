"""The little Telegram, a transport to it, and an inbox."""

from collections.abc import AsyncIterator

import pytest

from bot.gateway.api import Api
from bot.gateway.transport import AiohttpRequest
from tests.gateway.telegram import TOKEN, TinyTelegram


@pytest.fixture
async def telegram() -> AsyncIterator[TinyTelegram]:
    server = TinyTelegram()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def request_(telegram: TinyTelegram) -> AsyncIterator[AiohttpRequest]:
    request = AiohttpRequest(read_timeout=5, connect_timeout=5)
    await request.initialize()
    yield request
    await request.shutdown()


@pytest.fixture
def api(telegram: TinyTelegram, request_: AiohttpRequest) -> Api:
    return Api(TOKEN, request_, telegram.url)
