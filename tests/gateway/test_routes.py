"""Routes in python-telegram-bot's application: who answers, who may, and what comes out."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Update

from bot.gateway.application import RoutedApplication, build_application
from bot.gateway.errors import TokenRefused
from bot.gateway.permission import Permission
from bot.gateway.route import Effects, Route
from bot.gateway.transport import AiohttpRequest
from bot.gateway.update import Incoming
from bot.storage.unit import Statement, Unit
from tests.gateway.telegram import TOKEN, Refusal, TinyTelegram
from tests.gateway.updates import BOT_ID, message, tap

STAFF = {5}


async def guard(incoming: Incoming, permission: Permission) -> bool:
    return permission is Permission.CUSTOMER or incoming.user_id in STAFF


@pytest.fixture
async def application(telegram: TinyTelegram, request_: AiohttpRequest) -> AsyncIterator[RoutedApplication]:
    telegram.on("getMe", {"id": BOT_ID, "is_bot": True, "first_name": "Ours", "username": "our_bot"})
    application = build_application(TOKEN, request_, guard, telegram.url)
    await application.initialize()
    yield application
    await application.shutdown()


def incoming(raw: dict[str, Any]) -> Incoming:
    return Incoming(BOT_ID, raw, 1_790_000_000_000)


def is_start(update: Incoming) -> bool:
    return (update.text or "").startswith("/start")


def is_plain(update: Incoming) -> bool:
    return not (update.text or "").startswith("/")


def is_faq(update: Incoming) -> bool:
    return (update.data or "").startswith("faq:")


def answering(name: str, said: list[str]) -> Any:
    async def answer(update: Incoming) -> Effects:
        said.append(f"{name} {update.text or update.data}")
        return None

    return answer


async def test_the_first_route_that_matches_answers(application: RoutedApplication) -> None:
    said: list[str] = []
    customer = Permission.CUSTOMER
    application.add_handler(Route(answering("start", said), permission=customer, when=is_start))
    application.add_handler(Route(answering("text", said), permission=customer, when=is_plain))
    application.add_handler(Route(answering("tap", said), permission=customer, kinds=["callback_query"], when=is_faq))
    application.add_handler(Route(answering("any", said), permission=customer, kinds=["message", "edited_message"]))
    for raw in (
        message(1, text="/start@our_bot abc"),
        message(2),
        tap(3),
        tap(4, data="other"),
        message(5, text="/what"),
    ):
        await application.handle(incoming(raw))
    assert said == ["start /start@our_bot abc", "text Hi", "tap faq:1", "any /what"]


async def test_a_route_must_state_a_permission() -> None:
    with pytest.raises(TypeError, match="permission"):
        Route(answering("x", []))  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="anyone"):
        Route(answering("x", []), permission="anyone")  # type: ignore[arg-type]


async def test_the_guard_decides_before_the_callback_runs(application: RoutedApplication) -> None:
    said: list[str] = []
    application.add_handler(Route(answering("staff", said), permission=Permission.STAFF))
    await application.handle(incoming(message(1, chat=4, text="no")))
    await application.handle(incoming(message(2, chat=5, text="yes")))
    assert said == ["staff yes"]


async def test_effects_come_out_and_those_of_another_try_do_not_stay(application: RoutedApplication) -> None:
    def effect() -> Unit[None]:
        yield Statement("SELECT 1")

    tries: list[int] = []

    async def answer(update: Incoming) -> Effects:
        tries.append(1)
        return [effect()] if len(tries) == 1 else None

    application.add_handler(Route(answer, permission=Permission.CUSTOMER))
    update = incoming(message(1))
    assert len(await application.handle(update)) == 1
    assert len(await application.handle(update)) == 0


async def test_what_a_callback_raises_reaches_the_dispatcher(application: RoutedApplication) -> None:
    async def answer(update: Incoming) -> Effects:
        raise LookupError("no such entry")

    application.add_handler(Route(answer, permission=Permission.CUSTOMER))
    with pytest.raises(LookupError):
        await application.handle(incoming(message(1)))


async def test_the_bots_own_methods_are_at_hand(application: RoutedApplication) -> None:
    assert (await application.bot.get_me()).username == "our_bot"


async def test_a_refused_token_is_not_spelled_out(telegram: TinyTelegram, request_: AiohttpRequest) -> None:
    telegram.on("getMe", Refusal(401, "Unauthorized"))
    application = build_application(TOKEN, request_, guard, telegram.url)
    with pytest.raises(TokenRefused) as caught:
        await application.initialize()
    assert TOKEN not in str(caught.value)
    await application.shutdown()


def test_an_update_gives_its_fields_away_cheaply() -> None:
    text, button = incoming(message(7, chat=9, text="Hi")), incoming(tap(8, chat=9))
    assert (text.kind, text.chat_id, text.chat_type, text.user_id, text.text) == ("message", 9, "private", 9, "Hi")
    assert (button.kind, button.chat_id, button.user_id, button.data) == ("callback_query", 9, 9, "faq:1")
    assert button.message_id == 8
    assert isinstance(text.update, Update)
    assert text.update.effective_message is not None
    assert text.update.effective_message.text == "Hi"
    assert text.update is text.update
    assert "Hi" not in repr(text)


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ({"my_chat_member": {"chat": {"id": 3, "type": "private"}, "from": {"id": 3}, "date": 1}}, 3),
        ({"inline_query": {"id": "1", "from": {"id": 4}, "query": ""}}, 4),
        ({"poll_answer": {"poll_id": "1", "user": {"id": 5}}}, 5),
        ({"callback_query": {"id": "1", "from": {"id": 6}, "inline_message_id": "x"}}, 6),
        ({"message_reaction": {"chat": {"id": -7, "type": "group"}, "user": {"id": 1}, "message_id": 2}}, -7),
        ({"something_new": {"whatever": 1}}, 0),
        ({}, 0),
    ],
)
def test_any_kind_of_update_has_a_place_in_the_order(body: dict[str, Any], key: int) -> None:
    assert incoming({"update_id": 1} | body).chat_key == key
