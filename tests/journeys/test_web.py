"""What the HTTP server shows, and to whom."""

import io
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.gateway.webhooks import SECRET_HEADER
from bot.settings import Mode
from tests.journeys.conftest import Town
from tests.soak.process import free_port


@pytest.fixture
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


def _url(town: Town, path: str) -> str:
    assert town.bot is not None
    return f"http://127.0.0.1:{town.bot.http_port}{path}"


async def test_health_and_readiness_are_open(town: Town, browser: aiohttp.ClientSession) -> None:
    async with browser.get(_url(town, "/healthz")) as answer:
        assert (answer.status, await answer.text()) == (200, "ok")
    async with browser.get(_url(town, "/readyz")) as answer:
        assert answer.status == 200
        assert await answer.json() == {"ready": True, "waiting": 0}


async def test_metrics_are_for_who_has_the_token(town: Town, browser: aiohttp.ClientSession) -> None:
    emma = await town.people.person("Emma")
    await town.ask(emma, town.title("wifi"))
    for headers in ({}, {"Authorization": "Bearer guess"}):
        async with browser.get(_url(town, "/metrics"), headers=headers) as answer:
            assert answer.status == 401
    async with browser.get(_url(town, "/metrics"), headers={"Authorization": "Bearer open sesame"}) as answer:
        page = await answer.text()
    assert 'regulars_answers_total{decision="answer"} 1.0' in page
    assert 'regulars_sends_total{lane="reply",outcome="sent"} 1.0' in page
    assert "regulars_inbox_depth" in page
    assert "Emma" not in page


async def test_no_page_tells_of_the_inside(town: Town, browser: aiohttp.ClientSession) -> None:
    for path in ("/", "/docs", "/openapi.json", "/telegram"):
        async with browser.get(_url(town, path)) as answer:
            assert answer.status == 404, path


@pytest.fixture
async def called_town(closed_town: Town) -> Town:
    """A town whose bot is called by webhook."""
    port = free_port()
    closed_town.settings = closed_town.settings.model_copy(
        update={"mode": Mode.WEBHOOK, "webhook_url": f"http://127.0.0.1:{port}", "http_port": port}
    )
    await closed_town.open()
    return closed_town


async def test_by_webhook_the_same_bot_answers(called_town: Town) -> None:
    emma = await called_town.people.person("Emma")
    reply = await called_town.ask(emma, called_town.title("wifi"))
    assert reply.text.startswith(called_town.answer("wifi"))


async def test_a_webhook_without_the_secret_is_refused(called_town: Town, browser: aiohttp.ClientSession) -> None:
    forged = {"update_id": 1, "message": {"message_id": 1, "text": "hi"}}
    for headers in ({}, {SECRET_HEADER: "guess"}):
        async with browser.post(_url(called_town, "/telegram"), json=forged, headers=headers) as answer:
            assert answer.status == 403
    secret = {SECRET_HEADER: called_town.settings.webhook_secret_text}
    async with browser.post(_url(called_town, "/telegram"), data=b"not json", headers=secret) as answer:
        assert answer.status == 400
    huge = io.BytesIO(b" " * 2_000_000)
    async with browser.post(_url(called_town, "/telegram"), data=huge, headers=secret) as answer:
        assert answer.status == 413


async def test_going_back_to_polling_takes_the_webhook_away(called_town: Town) -> None:
    town = called_town
    await town.close()
    town.settings = town.settings.model_copy(update={"mode": Mode.POLLING})
    await town.open()
    emma = await town.people.person("Emma")
    assert (await town.ask(emma, town.title("wifi"))).text.startswith(town.answer("wifi"))
