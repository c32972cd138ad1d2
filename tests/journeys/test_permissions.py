"""Everything staff and owners may do, tried by those who may not: refused, noted in the log, nothing changed."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.gateway.application import build_application
from bot.gateway.permission import Permission
from bot.gateway.route import Route
from bot.gateway.transport import AiohttpRequest
from bot.gateway.update import Incoming
from bot.simulator.people import Person, Seen
from bot.storage.catalogue import table_names
from bot.storage.database import open_database
from bot.storage.unit import Statement, Unit, unit
from handlers import register
from tests.journeys.conftest import Town, eventually
from tests.journeys.desk import StaffRoom, complains, opened

COMES_AND_GOES = frozenset({"inbox", "customers", "leadership", "bots"})
"""What any update may touch: its own row, and that somebody new was met."""
Try = Callable[[Route], Awaitable[None]]


def guarded(town: Town) -> list[Route]:
    """Return every registered route that is not for everybody."""
    assert town.bot is not None
    application = build_application("1:abcdefghijklmnopqrstuvwxyz0123456", AiohttpRequest(), _nobody)
    register(application, town.bot.services)
    open_to_all = (Permission.CUSTOMER, Permission.TELEGRAM)
    routes: list[Any] = application.handlers[0]
    return [route for route in routes if route.permission not in open_to_all]


def is_tap(route: Route) -> bool:
    return route.name.startswith("tap ")


def is_command(route: Route, chat_type: str) -> bool:
    """Tell whether it is a command that the route answers in such chats."""
    message = {"chat": {"id": 1, "type": chat_type}, "from": {"id": 1}, "text": route.name}
    return route.check_update(Incoming(1, {"update_id": 1, "message": message}, 0)) and route.name.startswith("/")


def in_private(route: Route) -> bool:
    return is_command(route, "private")


def in_groups(route: Route) -> bool:
    return is_command(route, "supergroup")


async def _nobody(incoming: object, permission: object) -> bool:
    return False


async def state(town: Town) -> dict[str, list[Any]]:
    """Return everything the database holds of the desk."""
    db = await open_database(town.settings.database_url.get_secret_value())
    try:
        names = [name for name in await db.read(table_names(db.engine)) if name not in COMES_AND_GOES]
        return {name: await db.read(_rows(name)) for name in names}
    finally:
        await db.close()


@unit
def _rows(table: str) -> Unit[list[Any]]:
    return sorted(repr(tuple(row)) for row in (yield Statement(f"SELECT * FROM {table}")))


@pytest.fixture
async def room(closed_town: Town) -> StaffRoom:
    return await opened(closed_town)


async def test_what_is_registered_can_be_tried(room: StaffRoom) -> None:
    names = [route.name for route in guarded(room.town)]
    assert all(names), "a guarded route says what it answers, so that the tests below can try it"
    assert len(names) == len(set(names))
    assert {"/take", "/misses", "/setup", "written"} <= set(names)


async def test_a_customer_is_refused_everything(room: StaffRoom) -> None:
    mallory = await room.town.people.person("Mallory")
    greeting = await room.town.ask(mallory, "/start")

    async def attempt(route: Route) -> None:
        if in_private(route):
            await mallory.sends(f"{route.name} 1")
        elif is_tap(route):
            toast = await mallory.presses(greeting, data=f"{route.name[4:]}:1:0", forged=True)
            assert toast.text == room.town.says("permission.refused")

    await _nothing_comes_of(room, attempt, lambda route: in_private(route) or is_tap(route))
    assert await _refusals(room, mallory) == len([route for route in guarded(room.town) if in_private(route)])


async def test_whoever_left_the_staff_is_refused_everything(room: StaffRoom) -> None:
    card = await _card_of_somebody(room)
    await room.group.leaves(room.ani)

    async def attempt(route: Route) -> None:
        if is_tap(route):
            toast = await room.ani.presses(card, data=f"{route.name[4:]}:1:0", forged=True)
            assert toast.text == room.town.says("permission.refused")
        elif in_private(route):
            await room.ani.sends(f"{route.name} 1")

    await _nothing_comes_of(room, attempt, lambda route: in_private(route) or is_tap(route))


async def test_another_group_is_no_desk(room: StaffRoom) -> None:
    await _card_of_somebody(room)
    elsewhere = await room.town.people.group("Elsewhere", owner=room.nora, members=[room.davit], forum=True)
    invitation = await room.davit.sees(after=0, chat=elsewhere)

    async def attempt(route: Route) -> None:
        if in_groups(route):
            await room.davit.sends(f"{route.name} 1", chat=elsewhere)
        elif is_tap(route):
            toast = await room.davit.presses(invitation, data=f"{route.name[4:]}:1:0", forged=True)
            assert toast.text == room.town.says("permission.refused")

    await _nothing_comes_of(room, attempt, lambda route: in_groups(route) or is_tap(route))
    assert [one.sender for one in await elsewhere.messages() if one.text == room.town.says("permission.refused")] == []


async def test_the_owner_s_own_commands_are_refused_to_staff(room: StaffRoom) -> None:
    async def attempt(route: Route) -> None:
        if route.permission is Permission.OWNER:
            await room.davit.sends(route.name, chat=room.group)

    owners = {route.name for route in guarded(room.town) if route.permission is Permission.OWNER}
    assert owners == {"/misses", "/setup"}
    await _nothing_comes_of(room, attempt, lambda route: route.name == "/setup")  # /misses is for private chats


async def _card_of_somebody(room: StaffRoom) -> Seen:
    emma = await room.town.people.person("Emma")
    await complains(room.town, emma)
    return await room.card(await room.topic_of(emma))


async def _nothing_comes_of(room: StaffRoom, attempt: Try, tried: Callable[[Route], bool]) -> None:
    """Try every guarded route; those that can be `tried` are refused in the log, and the database stays as it is."""
    routes = guarded(room.town)
    expected = len([route for route in routes if tried(route)])
    assert expected
    await eventually(lambda: _settled(room))
    before = await state(room.town)
    with capture_logs() as logs:
        for route in routes:
            await attempt(route)

        async def all_refused() -> bool:
            return len([line for line in logs if line["event"] == "permission_refused"]) >= expected

        await eventually(all_refused)
    assert await state(room.town) == before


async def _refusals(room: StaffRoom, person: Person) -> int:
    return [one.text for one in await person.chat()].count(room.town.says("permission.refused"))


async def _settled(room: StaffRoom) -> bool:
    """Tell whether nothing is on its way any more: all is carried, and every card shows what is so."""
    db = await open_database(room.town.settings.database_url.get_secret_value())
    try:
        return not await db.read(_on_its_way())
    finally:
        await db.close()


@unit
def _on_its_way() -> Unit[list[Any]]:
    relays = yield Statement("SELECT id FROM relays WHERE status = 'pending'")
    return relays + (yield Statement("SELECT customer_id FROM conversations WHERE shown IS NULL"))
