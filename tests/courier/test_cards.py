"""Cards: whoever asks first for a topic makes it, and nobody a second one."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.brand.in_force import BrandInForce
from bot.brand.starting import Beginning, write_brand_folder
from bot.core.clock import FixedClock
from bot.courier.desk.cards import Cards
from bot.courier.desk.topics import Topics
from bot.domain.customers import Customers, Person
from bot.domain.helpdesk.conversations import Conversations
from bot.domain.helpdesk.delivery import Delivery
from bot.domain.helpdesk.desk import Place
from bot.domain.helpdesk.dossier import Dossiers
from bot.domain.helpdesk.tickets import Tickets
from bot.domain.knowledge import KnowledgeBase
from bot.gateway.api import Api
from bot.gateway.sender import Sender
from bot.gateway.transport import AiohttpRequest
from bot.storage.database import Database
from bot.views.answers import Source
from bot.views.desk.known import Known
from bot.views.messenger import Messenger
from bot.views.photos import Photos
from tests.gateway.telegram import TOKEN, TinyTelegram

GROUP = -1001


@pytest.fixture(params=["sqlite"])
def engine(request: pytest.FixtureRequest) -> str:
    """One engine is enough: what is stored is tested elsewhere on both."""
    return str(request.param)


@pytest.fixture
async def telegram() -> AsyncIterator[TinyTelegram]:
    server = TinyTelegram()
    server.on("getForumTopicIconStickers", [[]])
    server.on("createForumTopic", [{"message_thread_id": 5}, {"message_thread_id": 6}])
    server.on("sendMessage", [{"message_id": 11}, {"message_id": 12}])
    await server.start()
    yield server
    await server.stop()


@pytest.mark.parametrize(("forum", "method"), [(True, "createForumTopic"), (False, "sendMessage")])
async def test_a_line_and_the_board_that_both_find_it_lacking_make_one(
    db: Database, telegram: TinyTelegram, tmp_path: Path, forum: bool, method: str
) -> None:
    write_brand_folder(tmp_path / "brand", Beginning("Nar", ("en",), "en"))
    brand, clock, knowledge = BrandInForce(tmp_path / "brand"), FixedClock(), KnowledgeBase(db)
    await knowledge.follow(brand.now)
    customers, tickets = Customers(db, clock, brand), Tickets(db, clock, brand)
    delivery, conversations = Delivery(db, clock, tickets), Conversations(db, clock)
    request = AiohttpRequest(read_timeout=5, connect_timeout=5)
    await request.initialize()
    sender = Sender(Api(TOKEN, request, telegram.url), back_off=())

    async def knowing() -> Known:
        return Known(Source(knowledge.now, brand.now), clock.now(), {})

    dossiers = Dossiers(db, clock, customers, tickets, conversations)
    cards = Cards(sender, Messenger(sender, Photos(db, 4242)), delivery, dossiers, Topics(sender, delivery), knowing)
    emma = await customers.meet(Person(7, "Emma", app_language="en"))
    before = await delivery.conversation(emma.id, GROUP)
    place = Place(GROUP, forum, "en", linked=True)
    at_once = await asyncio.gather(*(cards.ready(place, before) for _ in range(2)))
    late = await cards.ready(place, before)
    await request.shutdown()
    assert len(telegram.called(method)) == 1
    assert len({(row.thread_id, row.card_message_id) for row in (*at_once, late)}) == 1
