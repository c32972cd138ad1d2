"""The poller against a real HTTP server: what it asks, when it confirms, what it waits out."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import structlog

from bot.gateway.api import Api
from bot.gateway.errors import TokenRefused
from bot.gateway.outage import Outage
from bot.gateway.polling import Poller
from tests.gateway.telegram import Refusal, TinyTelegram
from tests.gateway.updates import message
from tests.gateway.waiting import until


class Shelf:
    """An intake that keeps updates on a shelf, and can be full."""

    def __init__(self) -> None:
        self.kept: list[int] = []
        self.full = 0

    async def accept(self, batch: list[dict[str, Any]]) -> int:
        if self.full:
            self.full -= 1
            raise OSError("No space left on device")
        self.kept += [update["update_id"] for update in batch]
        return len(batch)


class Queue:
    """getUpdates as Telegram does it: an offset confirms what is below it; `troubles` are answered first."""

    def __init__(self, *updates: dict[str, Any], troubles: list[Any] | None = None) -> None:
        self.updates = list(updates)
        self.troubles = troubles or []

    async def __call__(self, params: dict[str, Any]) -> Any:
        if self.troubles:
            return self.troubles.pop(0)
        self.updates = [update for update in self.updates if update["update_id"] >= params.get("offset", 0)]
        if not self.updates:
            await asyncio.sleep(0.01)
        return self.updates[:100]


@asynccontextmanager
async def polling(api: Api, shelf: Shelf) -> AsyncIterator["asyncio.Task[None]"]:
    poller = Poller(api, shelf, outage=Outage("Asking Telegram for updates", first=0.001, longest=0.002))  # type: ignore[arg-type]
    task = asyncio.create_task(poller.run())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
def shelf(telegram: TinyTelegram) -> Shelf:
    telegram.on("getWebhookInfo", {"url": "", "has_custom_certificate": False, "pending_update_count": 0})
    return Shelf()


async def test_updates_are_kept_and_then_confirmed(telegram: TinyTelegram, api: Api, shelf: Shelf) -> None:
    queue = Queue(*(message(number) for number in range(1, 151)))
    telegram.on("getUpdates", queue)
    async with polling(api, shelf):
        await until(lambda: queue.updates == [])
    assert shelf.kept == list(range(1, 151))
    first, *_ = telegram.called("getUpdates")
    assert first == {
        "timeout": 50,
        "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member", "message_reaction"],
    }


async def test_what_could_not_be_kept_is_not_confirmed(telegram: TinyTelegram, api: Api, shelf: Shelf) -> None:
    telegram.on("getUpdates", Queue(message(1)))
    shelf.full = 2
    async with polling(api, shelf):
        await until(lambda: shelf.kept == [1])
    offsets = [call.get("offset") for call in telegram.called("getUpdates")]
    assert offsets[:3] == [None, None, None]


TROUBLES: list[Callable[[], Any]] = [
    lambda: Refusal(409, "Conflict: terminated by other getUpdates request"),
    lambda: Refusal(502, "Bad Gateway"),
    lambda: "cut",
    lambda: Refusal(500, "Internal Server Error"),
]


async def test_trouble_is_waited_out_and_said_once(telegram: TinyTelegram, api: Api, shelf: Shelf) -> None:
    telegram.on("getUpdates", Queue(message(1), troubles=[make() for make in TROUBLES * 3]))
    with structlog.testing.capture_logs() as logs:
        async with polling(api, shelf):
            await until(lambda: shelf.kept == [1])
    assert [line["log_level"] for line in logs] == ["warning", "info"]
    assert logs[1]["failures"] == 12


async def test_a_wrong_token_stops_it_with_what_to_do(telegram: TinyTelegram, api: Api, shelf: Shelf) -> None:
    telegram.on("getUpdates", Refusal(401, "Unauthorized"))
    async with polling(api, shelf) as task:
        with pytest.raises(TokenRefused, match="BotFather"):
            await asyncio.wait_for(asyncio.shield(task), 10)


async def test_a_webhook_in_the_way_is_removed(telegram: TinyTelegram, api: Api, shelf: Shelf) -> None:
    telegram.on("getWebhookInfo", {"url": "https://old.example.org/", "has_custom_certificate": False})
    telegram.on("getUpdates", Queue(message(1)))
    async with polling(api, shelf):
        await until(lambda: shelf.kept == [1])
    assert telegram.called("deleteWebhook") == [{"drop_pending_updates": False}]
    assert [name for name, _ in telegram.calls][:3] == ["getWebhookInfo", "deleteWebhook", "getUpdates"]


async def test_a_webhook_set_meanwhile_is_removed_after_the_conflict(
    telegram: TinyTelegram, api: Api, shelf: Shelf
) -> None:
    info: list[dict[str, Any]] = [{"url": ""}, {"url": "https://other.example.org/"}, {"url": ""}]
    telegram.on("getWebhookInfo", info)
    conflict = Refusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first")
    telegram.on("getUpdates", Queue(message(1), troubles=[conflict]))
    async with polling(api, shelf):
        await until(lambda: shelf.kept == [1])
    assert len(telegram.called("deleteWebhook")) == 1
