"""The board: one card that Telegram refuses holds up no other, and the queue is true while messages wait."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
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
from bot.domain.helpdesk import ticket
from bot.domain.helpdesk.conversations import Conversations
from bot.domain.helpdesk.delivery import Delivery
from bot.domain.helpdesk.desk import Desk
from bot.domain.helpdesk.dossier import Dossiers
from bot.domain.helpdesk.relaying import Relaying, Said
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


@dataclass
class Desktop:
    """A board with all it stands on."""

    board: Board
    customers: Customers
    delivery: Delivery
    tickets: Tickets
    relaying: Relaying

    async def meets(self, telegram_id: int, name: str) -> int:
        """Return the id of a customer whom the desk talks with."""
        customer = await self.customers.meet(Person(telegram_id, name, app_language="en"))
        return int((await self.delivery.conversation(customer.id, GROUP)).customer_id)


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


@pytest.fixture
async def desktop(db: Database, telegram: TinyTelegram, tmp_path: Path) -> AsyncIterator[Desktop]:
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
    yield Desktop(board, customers, delivery, tickets, Relaying(db, clock, brand, desk, tickets))
    await request.shutdown()


async def test_a_refused_card_rests_and_the_next_one_is_shown(desktop: Desktop, telegram: TinyTelegram) -> None:
    for telegram_id, name in ((7, "Emma"), (8, "Anna")):
        await desktop.meets(telegram_id, name)
    for _ in range(3):
        await desktop.board.look()
    said = [str(params["text"]) for params in telegram.called("sendMessage")]
    assert [sum(name in text for text in said) for name in ("Emma", "Anna")] == [1, 1]


async def test_the_queue_is_true_while_messages_wait_and_takes_little_of_their_minute(
    db: Database, desktop: Desktop, telegram: TinyTelegram
) -> None:
    async def asks(telegram_id: int, name: str) -> int:
        customer_id = await desktop.meets(telegram_id, name)
        await db.run(desktop.tickets.opened(name, customer_id, source=ticket.Source.BUTTON))
        await desktop.relaying.customer_said(customer_id, Said(telegram_id, 1, '{"kind": "text", "text": "Hi"}'))
        return customer_id

    asking = [await asks(8, "Anna")]
    await desktop.board.look()
    [queue] = telegram.called("sendMessage")
    assert "Anna" in str(queue["text"])
    asking.append(await asks(9, "Sara"))
    for _ in range(3):
        await desktop.board.look()
    assert len(telegram.calls) == 1
    for customer_id in asking:
        await desktop.delivery.sent(await desktop.delivery.next(customer_id, "desk"), GROUP, [20 + customer_id])
    await desktop.board.look()
    assert "Sara" in str(telegram.called("editMessageText")[0]["text"])
