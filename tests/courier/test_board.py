"""The board: one card that Telegram refuses holds up no other."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.brand.in_force import BrandInForce
from bot.brand.starting import Beginning, write_brand_folder
from bot.core.clock import FixedClock
from bot.courier.desk.board import Board
from bot.courier.desk.cards import Cards
from bot.courier.desk.topics import Topics
from bot.domain.customers import Customers, Person
from bot.domain.helpdesk.conversations import Conversations
from bot.domain.helpdesk.delivery import Delivery
from bot.domain.helpdesk.desk import Desk
from bot.domain.helpdesk.dossier import Dossiers
from bot.domain.helpdesk.tickets import Tickets
from bot.domain.knowledge import KnowledgeBase
from bot.domain.roles import Roles
from bot.gateway.api import Api
from bot.gateway.sender import Sender
from bot.gateway.transport import AiohttpRequest
from bot.storage.database import Database
from bot.views.answers import Source
from bot.views.desk.known import Known
from bot.views.messenger import Messenger
from bot.views.photos import Photos
from tests.gateway.telegram import TOKEN, Refusal, TinyTelegram

GROUP = -1001


@pytest.fixture(params=["sqlite"])
def engine(request: pytest.FixtureRequest) -> str:
    """One engine is enough: what is stored is tested elsewhere on both."""
    return str(request.param)


async def _takes_all_but_emma(params: dict[str, Any]) -> Any:
    refused = "Emma" in str(params["text"])
    return Refusal(400, "Bad Request: BUTTON_DATA_INVALID") if refused else {"message_id": 11}


@pytest.fixture
async def telegram() -> AsyncIterator[TinyTelegram]:
    server = TinyTelegram()
    server.on("sendMessage", _takes_all_but_emma)
    await server.start()
    yield server
    await server.stop()


async def test_a_refused_card_rests_and_the_next_one_is_shown(
    db: Database, telegram: TinyTelegram, tmp_path: Path
) -> None:
    write_brand_folder(tmp_path / "brand", Beginning("Nar", ("en",), "en"))
    brand, clock, knowledge = BrandInForce(tmp_path / "brand"), FixedClock(), KnowledgeBase(db)
    await knowledge.follow(brand.now)
    customers, tickets = Customers(db, clock, brand), Tickets(db, clock, brand)
    delivery, desk = Delivery(db, clock, tickets), Desk(db, clock, brand, Roles(db, clock))
    await desk.link(GROUP, forum=False, language="en", by=None)
    request = AiohttpRequest(read_timeout=5, connect_timeout=5)
    await request.initialize()
    sender = Sender(Api(TOKEN, request, telegram.url), back_off=())

    async def knowing() -> Known:
        return Known(Source(knowledge.now, brand.now), clock.now(), {})

    messenger, topics = Messenger(sender, Photos(db, 4242)), Topics(sender, delivery)
    dossiers = Dossiers(db, clock, customers, tickets, Conversations(db, clock))
    cards = Cards(sender, messenger, delivery, dossiers, topics, knowing)
    board = Board(sender, messenger, delivery, desk, tickets, dossiers, cards, topics, knowing)
    for telegram_id, name in ((7, "Emma"), (8, "Anna")):
        await delivery.conversation((await customers.meet(Person(telegram_id, name, app_language="en"))).id, GROUP)
    for _ in range(3):
        await board.look()
    await request.shutdown()
    said = [str(params["text"]) for params in telegram.called("sendMessage")]
    assert [sum(name in text for text in said) for name in ("Emma", "Anna")] == [1, 1]
