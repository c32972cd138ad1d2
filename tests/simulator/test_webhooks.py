"""Webhooks: the secret comes along, what is refused comes again, a chat's updates keep their order."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from bot.simulator.people import People, Person
from tests.simulator.conftest import RawApi


class Receiver:
    """A bot's web server: notes what comes and answers with the statuses it was given, then 200."""

    def __init__(self) -> None:
        self.url = ""
        self.seen: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.statuses: list[int] = []
        self.answer: dict[str, Any] = {}
        self._came = asyncio.Condition()

    async def receive(self, request: web.Request) -> web.Response:
        status = self.statuses.pop(0) if self.statuses else 200
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        async with self._came:
            self.seen.append({**await request.json(), "status": status})
            self._came.notify_all()
        return web.json_response(self.answer, status=status)

    async def taken(self, count: int) -> list[str]:
        """Wait for so many accepted texts and return them."""
        async with asyncio.timeout(5), self._came:
            await self._came.wait_for(lambda: len(self._accepted()) >= count)
        return [one["message"]["text"] for one in self._accepted()]

    def _accepted(self) -> list[dict[str, Any]]:
        return [one for one in self.seen if one["status"] == 200]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def test_updates_are_posted_with_the_secret(api: RawApi, anna: Person, receiver: Receiver) -> None:
    await api("setWebhook", url=receiver.url, secret_token="Let_me-in")
    await anna.sends("hello")
    assert await receiver.taken(2) == ["/start", "hello"]
    assert set(receiver.secrets) == {"Let_me-in"}
    info = await api("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (receiver.url, 0)


async def test_a_refused_update_comes_again_and_its_chat_waits(api: RawApi, anna: Person, receiver: Receiver) -> None:
    receiver.statuses = [503, 500]
    await anna.sends("second")
    await anna.sends("third")
    await api("setWebhook", url=receiver.url)
    assert await receiver.taken(3) == ["/start", "second", "third"]
    ids = [one["update_id"] for one in receiver.seen]
    assert ids[0] == ids[1] == ids[2] < ids[3] < ids[4]
    assert "500" in (await api("getWebhookInfo"))["last_error_message"]


async def test_updates_wait_while_nobody_is_there(api: RawApi, anna: Person, receiver: Receiver) -> None:
    await api("setWebhook", url="http://127.0.0.1:9/nobody")
    assert (await api("getWebhookInfo"))["pending_update_count"] == 1
    await api("setWebhook", url=receiver.url)
    assert await receiver.taken(1) == ["/start"]


async def test_an_answer_may_name_a_method(api: RawApi, anna: Person, receiver: Receiver) -> None:
    question = await anna.sends("hello")
    receiver.answer = {"method": "sendMessage", "chat_id": anna.id, "text": "at once"}
    await api("setWebhook", url=receiver.url)
    assert (await anna.sees(after=question)).text == "at once"


async def test_an_update_may_come_twice(people: People, api: RawApi, anna: Person, receiver: Receiver) -> None:
    await people.fault("duplicate_update", next=1)
    await api("setWebhook", url=receiver.url)
    assert await receiver.taken(2) == ["/start", "/start"]


async def test_webhooks_that_cannot_be(api: RawApi) -> None:
    assert "HTTPS URL" in await api.refused("setWebhook", url="ftp://example.com")
    assert "unallowed characters" in await api.refused("setWebhook", url="https://a.am", secret_token="no spaces")
