"""What the sender makes of Telegram's answers."""

import asyncio
import time
from typing import Any

import pytest
from telegram.error import BadRequest, NetworkError

from bot.gateway.api import Api
from bot.gateway.errors import Gone, Offline, Unreachable
from bot.gateway.sender import Lane, Pace, Sender
from bot.gateway.transport import AiohttpRequest
from tests.gateway.telegram import TOKEN, Refusal, TinyTelegram
from tests.gateway.waiting import until


@pytest.fixture
def sender(api: Api) -> Sender:
    return Sender(api, Pace(chat_burst=20), back_off=(0.0,) * 7)


async def say(sender: Sender, lane: Lane = Lane.REPLY, chat: int = 1) -> Any:
    return await sender.call(lane, "sendMessage", {"chat_id": chat, "text": "Hi"})


async def test_a_message_goes_and_its_result_comes_back(telegram: TinyTelegram, sender: Sender) -> None:
    telegram.on("sendMessage", {"message_id": 3})
    assert await say(sender) == {"message_id": 3}


@pytest.mark.parametrize(
    "description",
    [
        "Forbidden: bot was blocked by the user",
        "Forbidden: user is deactivated",
        "Bad Request: chat not found",
        "Forbidden: bot was kicked from the supergroup chat",
    ],
)
async def test_a_chat_that_is_lost_is_unreachable(telegram: TinyTelegram, sender: Sender, description: str) -> None:
    telegram.on("sendMessage", Refusal(403 if description.startswith("F") else 400, description))
    with pytest.raises(Unreachable):
        await say(sender)
    assert len(telegram.calls) == 1


@pytest.mark.parametrize(
    "sentence", ["message to edit not found", "message thread not found", "message can't be edited"]
)
async def test_a_message_that_is_no_more_is_gone(telegram: TinyTelegram, sender: Sender, sentence: str) -> None:
    telegram.on("editMessageText", Refusal(400, f"Bad Request: {sentence}"))
    with pytest.raises(Gone):
        await sender.call(Lane.REPLY, "editMessageText", {"chat_id": 1, "message_id": 2, "text": "x"})


@pytest.mark.parametrize(
    ("method", "sentence"),
    [
        (
            "editMessageText",
            "message is not modified: specified new message content and reply markup are exactly the same",
        ),
        ("answerCallbackQuery", "query is too old and response timeout expired or query ID is invalid"),
    ],
)
async def test_what_is_so_already_counts_as_done(
    telegram: TinyTelegram, sender: Sender, method: str, sentence: str
) -> None:
    telegram.on(method, Refusal(400, f"Bad Request: {sentence}"))
    assert await sender.call(Lane.REPLY, method, {"chat_id": 1}) is True


async def test_any_other_refusal_reaches_the_caller(telegram: TinyTelegram, sender: Sender) -> None:
    telegram.on("sendMessage", Refusal(400, "Bad Request: can't parse entities"))
    with pytest.raises(BadRequest, match="parse entities"):
        await say(sender)


async def test_a_429_is_waited_out_by_everyone_and_then_tried_again(telegram: TinyTelegram, api: Api) -> None:
    seen: list[tuple[Lane, str]] = []
    refused_until = 0.0
    too_early = []

    async def slow_down_once(params: dict[str, Any]) -> Any:
        nonlocal refused_until
        now = time.monotonic()
        if not refused_until:
            refused_until = now + 1
            return Refusal(429, "Too Many Requests: retry after 1", retry_after=1)
        if now < refused_until - 0.1:
            too_early.append(params["chat_id"])
        return {"message_id": params["chat_id"]}

    telegram.on("sendMessage", slow_down_once)
    sender = Sender(api, observe=lambda lane, outcome: seen.append((lane, outcome)))
    refused = asyncio.create_task(say(sender, Lane.BULK, chat=1))
    await until(lambda: bool(seen))
    other = asyncio.create_task(say(sender, Lane.REPLY, chat=2))
    assert [await refused, await other] == [{"message_id": 1}, {"message_id": 2}]
    assert too_early == []
    assert sorted(seen) == [(Lane.REPLY, "sent"), (Lane.BULK, "sent"), (Lane.BULK, "slow_down")]


async def test_a_reply_outlives_trouble_at_telegrams(telegram: TinyTelegram, sender: Sender) -> None:
    telegram.on(
        "sendMessage", [Refusal(502, "Bad Gateway"), "cut", Refusal(500, "Internal Server Error"), {"message_id": 3}]
    )
    assert await say(sender) == {"message_id": 3}


async def test_a_reply_outlives_any_loss_of_the_network(
    telegram: TinyTelegram, request_: AiohttpRequest, unused_tcp_port: int
) -> None:
    seen: list[str] = []
    api = Api(TOKEN, request_, f"http://127.0.0.1:{unused_tcp_port}")
    sender = Sender(api, Pace(chat_burst=100), back_off=(0.0,) * 2, observe=lambda lane, outcome: seen.append(outcome))
    reply = asyncio.create_task(say(sender))
    await until(lambda: len(seen) > 10)
    await telegram.also_listen(unused_tcp_port)
    assert await reply is True


async def test_endless_trouble_with_one_reply_ends_in_an_error(telegram: TinyTelegram, sender: Sender) -> None:
    telegram.on("sendMessage", Refusal(500, "Internal Server Error"))
    with pytest.raises(NetworkError):
        await say(sender)
    assert len(telegram.calls) == 8


async def test_bulk_is_never_repeated_by_itself(telegram: TinyTelegram, sender: Sender) -> None:
    telegram.on("sendMessage", "cut")
    with pytest.raises(NetworkError) as cut:
        await say(sender, Lane.BULK)
    assert not isinstance(cut.value, Offline)
    assert len(telegram.calls) == 1


async def test_a_group_that_moved_is_followed(telegram: TinyTelegram, api: Api) -> None:
    moves: list[tuple[int, int]] = []

    async def remember(old: int, new: int) -> None:
        moves.append((old, new))

    telegram.on("sendMessage", [Refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1005), True])
    await say(Sender(api, on_migrated=remember), Lane.STAFF, chat=-5)
    assert moves == [(-5, -1005)]
    assert [call["chat_id"] for call in telegram.called("sendMessage")] == [-5, -1005]


async def test_taps_and_typing_do_not_count_as_messages(telegram: TinyTelegram, api: Api) -> None:
    sender = Sender(api, Pace(peak=1))
    await say(sender)
    async with asyncio.timeout(0.9):
        for _ in range(30):
            await sender.call(Lane.REPLY, "answerCallbackQuery", {"callback_query_id": "1"})
            await sender.call(Lane.REPLY, "sendChatAction", {"chat_id": 1, "action": "typing"})


async def test_a_caller_that_gives_up_leaves_the_line(telegram: TinyTelegram, api: Api) -> None:
    sender = Sender(api, Pace(peak=1))
    await say(sender)
    waiting = asyncio.create_task(say(sender))
    await asyncio.sleep(0)
    assert sender.waiting == 1
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert sender.waiting == 0
