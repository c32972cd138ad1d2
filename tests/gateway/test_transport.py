"""HTTP to Telegram: bodies, files, refusals and broken lines, by our own calls and by the library's."""

import asyncio
import logging
import traceback

import pytest
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.gateway.api import Api
from bot.gateway.application import build_application
from bot.gateway.errors import Offline, ServerTrouble, SlowDown
from bot.gateway.permission import Permission
from bot.gateway.transport import AiohttpRequest, scrub
from bot.gateway.update import Incoming
from tests.gateway.telegram import TOKEN, Refusal, TinyTelegram

REFUSALS = [
    (Refusal(400, "Bad Request: chat not found"), BadRequest),
    (Refusal(401, "Unauthorized"), InvalidToken),
    (Refusal(403, "Forbidden: bot was blocked by the user"), Forbidden),
    (Refusal(404, "Not Found"), InvalidToken),
    (Refusal(409, "Conflict: terminated by other getUpdates request"), Conflict),
    (Refusal(429, "Too Many Requests: retry after 7", retry_after=7), SlowDown),
    (Refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100_77), ChatMigrated),
    (Refusal(413, "Request Entity Too Large"), BadRequest),
    (Refusal(502, "Bad Gateway"), ServerTrouble),
]


@pytest.fixture
def library(telegram: TinyTelegram, request_: AiohttpRequest) -> Bot:
    return Bot(TOKEN, f"{telegram.url}/bot", f"{telegram.url}/file/bot", request=request_, get_updates_request=request_)


async def test_parameters_travel_as_json(telegram: TinyTelegram, api: Api) -> None:
    telegram.on("sendMessage", {"message_id": 5})
    keyboard = {"inline_keyboard": [[{"text": "Այո", "callback_data": "y"}]]}
    assert await api.call("sendMessage", {"chat_id": 1, "text": "Բարև", "reply_markup": keyboard}) == {"message_id": 5}
    assert telegram.calls == [("sendMessage", {"chat_id": 1, "text": "Բարև", "reply_markup": keyboard})]


async def test_files_travel_as_a_form(telegram: TinyTelegram, api: Api) -> None:
    await api.call(
        "sendPhoto",
        {"chat_id": 1, "photo": "attach://cup", "caption": "A cup", "reply_markup": {"a": 1}},
        {"cup": ("cup.jpg", b"\xff\xd8 picture", "image/jpeg")},
    )
    assert telegram.files == {"cup": b"\xff\xd8 picture"}
    sent = telegram.called("sendPhoto")[0]
    assert sent["cup"] == "cup.jpg image/jpeg"
    assert (sent["chat_id"], sent["reply_markup"]) == ("1", '{"a":1}')


async def test_a_file_comes_down_both_ways(telegram: TinyTelegram, api: Api, library: Bot) -> None:
    telegram.files["photo.jpg"] = b"x" * 100_000
    telegram.on("getFile", {"file_id": "F", "file_unique_id": "U", "file_path": "photo.jpg"})
    assert await api.download("photo.jpg") == b"x" * 100_000
    assert bytes(await (await library.get_file("F")).download_as_bytearray()) == b"x" * 100_000


async def test_the_librarys_own_methods_work_over_it(telegram: TinyTelegram, library: Bot) -> None:
    message = {"message_id": 8, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "Hi"}
    telegram.on("sendMessage", message)
    telegram.on("sendDocument", message)
    assert (await library.send_message(1, "Hi")).message_id == 8
    await library.send_document(1, InputFile(b"a,b", filename="list.csv"), caption="A list")
    assert telegram.files["document"] == b"a,b"
    assert telegram.called("sendDocument")[0]["caption"] == "A list"


@pytest.mark.parametrize(("refusal", "kind"), REFUSALS, ids=lambda value: getattr(value, "__name__", ""))
async def test_both_ways_raise_the_same_errors(
    telegram: TinyTelegram, api: Api, library: Bot, refusal: Refusal, kind: type[TelegramError]
) -> None:
    telegram.on("sendMessage", refusal)
    with pytest.raises(kind) as ours:
        await api.call("sendMessage", {})
    with pytest.raises(kind) as theirs:
        await library.send_message(1, "Hi")
    assert type(ours.value) is type(theirs.value) is kind
    assert str(ours.value) == str(theirs.value)


async def test_a_refusal_carries_what_to_do(telegram: TinyTelegram, api: Api) -> None:
    telegram.on("sendMessage", [refusal for refusal, kind in REFUSALS if kind in (SlowDown, ChatMigrated)])
    with pytest.raises(SlowDown) as slow:
        await api.call("sendMessage", {})
    with pytest.raises(ChatMigrated) as moved:
        await api.call("sendMessage", {})
    assert (slow.value.seconds, moved.value.new_chat_id) == (7, -100_77)


async def test_silence_is_a_timeout(telegram: TinyTelegram, api: Api) -> None:
    async def never(params: object) -> None:
        await asyncio.sleep(30)

    telegram.on("getMe", never)
    with pytest.raises(TimedOut):
        await api.call("getMe", {}, wait=0.05)


async def test_a_cut_line_is_a_network_error(telegram: TinyTelegram, api: Api) -> None:
    telegram.on("getMe", "cut")
    with pytest.raises(NetworkError):
        await api.call("getMe", {})


async def test_nobody_there_means_nothing_was_sent(request_: AiohttpRequest, unused_tcp_port: int) -> None:
    with pytest.raises(Offline):
        await Api(TOKEN, request_, f"http://127.0.0.1:{unused_tcp_port}").call("getMe", {})


@pytest.mark.parametrize("body", ["<html>Welcome to our hotel</html>", "[1]", '{"ok": true}', "null"])
async def test_an_answer_that_is_none_counts_as_trouble(telegram: TinyTelegram, api: Api, body: str) -> None:
    telegram.on("getMe", web.Response(text=body))
    with pytest.raises(ServerTrouble):
        await api.call("getMe", {})


async def test_no_error_and_no_log_line_spells_out_the_token(
    telegram: TinyTelegram, request_: AiohttpRequest, unused_tcp_port: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    addresses = [*[telegram.url] * 4, f"http://127.0.0.1:{unused_tcp_port}", "http://bad host", "http://[bad"]
    telegram.on("sendMessage", ["cut", web.Response(text="no JSON"), Refusal(500, "x"), web.Response(status=302)])
    shown = [repr(Api(TOKEN, request_))]
    for address in addresses:
        with pytest.raises(TelegramError) as caught:
            await build_application(TOKEN, request_, guard, address).bot.send_message(1, "Hi")
        shown += traceback.format_exception(caught.value)
    assert TOKEN not in "".join(shown)
    ours = [record for record in caplog.records if record.name != "aiohttp.access"]  # the little Telegram's own
    assert not any(TOKEN in record.getMessage() for record in ours)


async def guard(incoming: Incoming, permission: Permission) -> bool:
    return True


def test_scrubbing_blots_out_any_token() -> None:
    assert (
        scrub(f"GET https://api.telegram.org/bot{TOKEN}/getMe at 12:30")
        == "GET https://api.telegram.org/bot<token>/getMe at 12:30"
    )
    assert scrub("http://127.0.0.1:8081/botshort/getMe") == "http://127.0.0.1:8081/bot<token>/getMe"


async def test_a_closed_transport_says_so() -> None:
    with pytest.raises(RuntimeError, match="not open"):
        await Api(TOKEN, AiohttpRequest()).call("getMe", {})
