"""Reminding by the clock: the desk through its notices, the owners in their own chats, each once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram.error import NetworkError

from bot.brand.in_force import BrandInForce
from bot.brand.starting import Beginning, write_brand_folder
from bot.core.clock import FixedClock
from bot.courier.desk.reminders import Reminding
from bot.domain.customers import Customers, Person
from bot.domain.helpdesk.desk import Desk
from bot.domain.helpdesk.reminders import Reminders
from bot.domain.helpdesk.ticket import Source, Ticket
from bot.domain.helpdesk.tickets import Tickets
from bot.domain.knowledge import KnowledgeBase
from bot.domain.roles import Roles
from bot.gateway.api import Api
from bot.gateway.sender import Sender
from bot.gateway.transport import AiohttpRequest
from bot.storage import conversations, relays
from bot.storage.database import Database
from bot.views.answers import Source as Answering
from bot.views.desk.known import Known
from bot.views.messenger import Messenger
from bot.views.photos import Photos
from tests.gateway.telegram import TOKEN, Refusal, TinyTelegram

NORA, OMID, SONA, GROUP = 1, 2, 501, -1001
HOUR = 3_600_000


@pytest.fixture(params=["sqlite"])
def engine(request: pytest.FixtureRequest) -> str:
    """One engine is enough: what is stored is tested elsewhere on both."""
    return str(request.param)


@pytest.fixture
async def telegram() -> AsyncIterator[TinyTelegram]:
    server = TinyTelegram()
    server.on("sendMessage", {"message_id": 1})
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def brand(tmp_path: Path) -> BrandInForce:
    write_brand_folder(tmp_path / "brand", Beginning("Nar", ("en", "fa"), "en"))
    return BrandInForce(tmp_path / "brand")


@pytest.fixture
def tickets(db: Database, clock: FixedClock, brand: BrandInForce) -> Tickets:
    return Tickets(db, clock, brand)


@pytest.fixture
def customers(db: Database, clock: FixedClock, brand: BrandInForce) -> Customers:
    return Customers(db, clock, brand)


@pytest.fixture
def roles(db: Database, clock: FixedClock) -> Roles:
    return Roles(db, clock, (NORA, OMID))


@pytest.fixture
async def desk(db: Database, clock: FixedClock, brand: BrandInForce, roles: Roles) -> Desk:
    """The linked group."""
    desk = Desk(db, clock, brand, roles)
    await desk.link(GROUP, forum=True, language="en", by=NORA)
    return desk


@pytest.fixture
async def complaint(db: Database, tickets: Tickets, customers: Customers) -> Ticket:
    """Emma's complaint in her topic, taken by Sona, due in an hour."""
    emma = await customers.meet(Person(7, "Emma", app_language="en"))
    await db.run(conversations.begin(emma.id, GROUP))
    await db.run(conversations.topic_made(emma.id, GROUP, 5))
    opened = await db.run(tickets.opened("k", emma.id, source=Source.COMPLAINT))
    taken = await tickets.take(opened.id, None, SONA)
    assert taken is not None
    return taken


@pytest.fixture
async def reminding(
    db: Database,
    clock: FixedClock,
    brand: BrandInForce,
    desk: Desk,
    roles: Roles,
    customers: Customers,
    telegram: TinyTelegram,
) -> AsyncIterator[Reminding]:
    """The reminding of a brand with two owners; Omid's menus are in Persian."""
    knowledge = KnowledgeBase(db)
    await knowledge.follow(brand.now)
    await customers.meet(Person(OMID, "Omid", app_language="fa"))

    async def knowing() -> Known:
        return Known(Answering(knowledge.now, brand.now), clock.now(), {SONA: "Sona"})

    request = AiohttpRequest(read_timeout=5, connect_timeout=5)
    await request.initialize()
    messenger = Messenger(Sender(Api(TOKEN, request, telegram.url), back_off=()), Photos(db, 4242))
    yield Reminding(Reminders(db, clock, brand), desk, messenger, roles, customers, knowing)
    await request.shutdown()


def told(telegram: TinyTelegram) -> list[tuple[int, str]]:
    """Return who was told what so far."""
    return [(call["chat_id"], call["text"]) for call in telegram.called("sendMessage")]


async def test_the_desk_is_reminded_first_and_the_owners_hours_later_in_their_own_languages(
    db: Database, reminding: Reminding, complaint: Ticket, clock: FixedClock, telegram: TinyTelegram
) -> None:
    clock.advance(HOUR)
    await reminding.look()
    assert (await db.read(relays.waiting("desk")), told(telegram)) == (1, [])
    clock.advance(2 * HOUR)
    for _ in range(2):
        await reminding.look()
    (nora, in_english), (omid, in_persian) = told(telegram)
    assert (nora, omid) == (NORA, OMID)
    assert f"#{complaint.id}" in in_english
    assert "Emma" in in_english
    assert "3 hours" in in_english
    assert in_persian != in_english
    [link] = [entity["url"] for entity in telegram.called("sendMessage")[0]["entities"] if "url" in entity]
    assert link.endswith("/5"), "a link to the customer's topic"


async def test_a_low_rating_is_told_to_every_owner_who_can_be_written_to(
    db: Database,
    reminding: Reminding,
    complaint: Ticket,
    clock: FixedClock,
    brand: BrandInForce,
    telegram: TinyTelegram,
) -> None:
    tickets = Tickets(db, clock, brand)
    await tickets.resolve(complaint.id, None, SONA)
    await tickets.rate(complaint.id, complaint.customer_id, 1)
    telegram.on("sendMessage", [Refusal(403, "Forbidden: bot was blocked by the user"), {"message_id": 2}])
    for _ in range(2):
        await reminding.look()
    assert [chat for chat, _ in told(telegram)] == [NORA, OMID]
    assert "⭐" in told(telegram)[1][1]


async def test_what_telegram_s_trouble_prevented_is_told_at_the_next_look(
    reminding: Reminding, complaint: Ticket, clock: FixedClock, telegram: TinyTelegram
) -> None:
    clock.advance(5 * HOUR)
    telegram.on("sendMessage", Refusal(502, "Bad Gateway"))
    with pytest.raises(NetworkError):
        await reminding.look()
    telegram.on("sendMessage", {"message_id": 1})
    for _ in range(2):
        await reminding.look()
    assert [chat for chat, _ in told(telegram)] == [NORA, NORA, OMID]


async def test_an_owner_whose_chat_is_the_desk_is_told_there_only(
    db: Database,
    complaint: Ticket,
    reminding: Reminding,
    clock: FixedClock,
    brand: BrandInForce,
    telegram: TinyTelegram,
) -> None:
    await Customers(db, clock, brand).meet(Person(NORA, "Nora"))
    await reminding._desk.unlink(None)
    clock.advance(5 * HOUR)
    await reminding.look()
    assert [chat for chat, _ in told(telegram)] == [OMID]
