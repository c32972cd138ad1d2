"""How a view goes out: into a topic, under a message, quietly, with its links."""

from collections.abc import AsyncIterator

import pytest

from bot.gateway.api import Api
from bot.gateway.sender import Lane, Pace, Sender
from bot.gateway.transport import AiohttpRequest
from bot.views.messenger import Messenger
from bot.views.photos import Photos
from bot.views.view import Button, View
from tests.gateway.telegram import TOKEN, Refusal, TinyTelegram

LINK = {"type": "text_link", "url": "https://t.me/c/1/2", "offset": 0, "length": 4}
VIEW = View("Emma waits", ((Button("Take", "dt:1:2"),),), entities=(LINK,))


@pytest.fixture
async def telegram() -> AsyncIterator[TinyTelegram]:
    server = TinyTelegram()
    server.on("sendMessage", {"message_id": 5})
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def messenger(telegram: TinyTelegram) -> AsyncIterator[Messenger]:
    request = AiohttpRequest(read_timeout=5, connect_timeout=5)
    await request.initialize()
    sender = Sender(Api(TOKEN, request, telegram.url), Pace(peak=10_000, smooth=10_000, chat_burst=1000))
    yield Messenger(sender, Photos(None, 1), Lane.STAFF)  # type: ignore[arg-type] # no photo is sent here
    await request.shutdown()


async def test_a_view_goes_into_a_topic_under_a_message_without_a_sound(
    telegram: TinyTelegram, messenger: Messenger
) -> None:
    assert await messenger.send(-100, VIEW, thread_id=7, reply_to=8, silent=True, lane=Lane.REPLY) == 5
    (sent,) = telegram.called("sendMessage")
    assert sent == {
        "chat_id": -100,
        "message_thread_id": 7,
        "reply_parameters": {"message_id": 8, "allow_sending_without_reply": True},
        "disable_notification": True,
        "text": "Emma waits",
        "entities": [LINK],
        "reply_markup": VIEW.keyboard(),
    }


async def test_a_plain_view_says_nothing_it_need_not(telegram: TinyTelegram, messenger: Messenger) -> None:
    await messenger.send(7, View("Hello"))
    assert telegram.called("sendMessage") == [{"chat_id": 7, "text": "Hello"}]


async def test_links_of_a_text_that_needs_two_messages_are_left_out(
    telegram: TinyTelegram, messenger: Messenger
) -> None:
    await messenger.send(7, View("Emma " * 1000, VIEW.rows, entities=(LINK,)), thread_id=7)
    first, second = telegram.called("sendMessage")
    assert "entities" not in first | second
    assert ("reply_markup" in first, "reply_markup" in second) == (False, True)
    assert first["message_thread_id"] == second["message_thread_id"] == 7


async def test_an_edited_view_keeps_its_links(telegram: TinyTelegram, messenger: Messenger) -> None:
    assert await messenger.edit(-100, {"message_id": 5}, VIEW) == 5
    (sent,) = telegram.called("editMessageText")
    assert sent["entities"] == [LINK]


async def test_what_cannot_be_edited_is_sent_anew_in_its_topic(telegram: TinyTelegram, messenger: Messenger) -> None:
    telegram.on("editMessageText", Refusal(400, "Bad Request: message can't be edited"))
    assert await messenger.edit(-100, {"message_id": 3, "message_thread_id": 9, "is_topic_message": True}, VIEW) == 5
    (sent,) = telegram.called("sendMessage")
    assert sent["message_thread_id"] == 9
    (deleted,) = telegram.called("deleteMessage")
    assert deleted == {"chat_id": -100, "message_id": 3}
