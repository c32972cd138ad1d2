"""Being called by Telegram: what is let in, and when it is told "received"."""

from typing import Any

import orjson
import pytest

from bot.gateway.api import Api
from bot.gateway.webhooks import LARGEST_BODY, WebhookReceiver, set_webhook
from tests.gateway.telegram import TinyTelegram
from tests.gateway.updates import message

SECRET = "a-long_Secret"


class Shelf:
    """An intake with room, or none."""

    def __init__(self, *, full: bool = False) -> None:
        self.kept: list[dict[str, Any]] = []
        self._full = full

    async def accept(self, batch: list[dict[str, Any]]) -> int:
        if self._full:
            raise OSError("No space left on device")
        self.kept += batch
        return len(batch)


async def receive(shelf: Shelf, secret: str | None, body: bytes) -> int:
    return await WebhookReceiver(shelf, SECRET).receive(secret, body)  # type: ignore[arg-type]


async def test_an_update_is_kept_before_the_200() -> None:
    shelf = Shelf()
    assert await receive(shelf, SECRET, orjson.dumps(message(1))) == 200
    assert shelf.kept == [message(1)]


async def test_what_could_not_be_kept_is_asked_for_again() -> None:
    assert await receive(Shelf(full=True), SECRET, orjson.dumps(message(1))) == 503


@pytest.mark.parametrize("secret", [None, "", "a-long_Secre", "A-LONG_SECRET", "ընկեր"])
async def test_a_wrong_secret_is_turned_away(secret: str | None) -> None:
    shelf = Shelf()
    assert await receive(shelf, secret, orjson.dumps(message(1))) == 403
    assert shelf.kept == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"update_id": "1"}', b'{"update_id": true}', b"\xff"])
async def test_what_is_no_update_is_a_bad_request(body: bytes) -> None:
    assert await receive(Shelf(), SECRET, body) == 400


async def test_a_body_too_large_is_not_read() -> None:
    assert await receive(Shelf(), SECRET, b" " * (LARGEST_BODY + 1)) == 413


async def test_setting_the_webhook_keeps_what_waits(telegram: TinyTelegram, api: Api) -> None:
    await set_webhook(api, "https://bot.example.org/telegram", SECRET)
    call = telegram.called("setWebhook")[0]
    assert (call["url"], call["secret_token"], call["drop_pending_updates"]) == (
        "https://bot.example.org/telegram",
        SECRET,
        False,
    )
