"""Commands as Telegram shows them: a customer's, an owner's, and the desk's wherever it is."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.brand.folder import read_brand_folder, sample_folder
from bot.brand.models import Brand
from bot.courier.profile import COMMANDS, DESK_COMMANDS, OWNER_COMMANDS, Profile
from bot.domain.helpdesk.desk import Place
from bot.gateway.api import Api
from bot.gateway.transport import AiohttpRequest
from bot.i18n.catalogue import catalogue
from bot.simulator.people import Group, People, Person
from bot.simulator.server import Simulator
from handlers.desk.routes import COMMANDS as AT_THE_DESK
from handlers.routes import COMMANDS as IN_PRIVATE

NORA = 500


@dataclass
class Telegram:
    """A Telegram with the owner, two groups she has brought the bot into, and somebody else."""

    api: Api
    brand: Brand
    people: People
    nora: Person
    first: Group
    second: Group

    async def shows(self, chat_id: int, user_id: int = NORA) -> dict[str, str]:
        """Return the commands somebody is offered in a chat, with their descriptions."""
        shown = (await self.people.get("commands", user_id=user_id, chat_id=chat_id))["commands"]
        return {one["command"]: one["description"] for one in shown}


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    """Nora has pressed Start."""
    brand = read_brand_folder(sample_folder()).brand
    async with Simulator.serve() as simulator, People(simulator.url) as people:
        nora = await people.person("Nora", id=NORA)
        await nora.starts()
        first = await people.group("Staff", owner=nora, forum=True)
        second = await people.group("New staff", owner=nora, forum=True)
        request = AiohttpRequest()
        await request.initialize()
        yield Telegram(Api(simulator.token, request, simulator.url), brand, people, nora, first, second)
        await request.shutdown()


def _desk(chat_id: int, language: str = "ru", *, linked: bool = True) -> Place:
    return Place(chat_id, linked, language, linked)


async def test_the_desk_is_offered_its_commands_in_its_language(telegram: Telegram) -> None:
    await Profile(telegram.api).publish(telegram.brand, (NORA,), _desk(telegram.first.id))
    at_the_desk = await telegram.shows(telegram.first.id)
    assert tuple(at_the_desk) == DESK_COMMANDS
    assert at_the_desk["take"] == catalogue("ru")("command.take")
    assert tuple(await telegram.shows(NORA)) == OWNER_COMMANDS
    assert await telegram.shows(telegram.second.id) == {}


async def test_customers_are_offered_a_person_in_their_language(telegram: Telegram) -> None:
    await Profile(telegram.api).publish(telegram.brand, (), None)
    reza = await telegram.people.person("Reza", language="fa")
    await reza.starts()
    offered = await telegram.shows(reza.id, reza.id)
    assert tuple(offered) == COMMANDS
    assert offered["complaint"] == catalogue("fa")("command.complaint")


async def test_the_commands_follow_the_desk_and_leave_with_an_owner(telegram: Telegram) -> None:
    profile = Profile(telegram.api)
    await profile.publish(telegram.brand, (NORA,), _desk(telegram.first.id))
    await profile.publish(telegram.brand, (), _desk(telegram.second.id, "en"))
    assert await telegram.shows(telegram.first.id) == {}
    assert (await telegram.shows(telegram.second.id))["who"] == catalogue("en")("command.who")
    assert tuple(await telegram.shows(NORA)) == COMMANDS


async def test_an_owner_whose_chat_is_the_desk_is_offered_both(telegram: Telegram) -> None:
    await Profile(telegram.api).publish(telegram.brand, (NORA,), _desk(NORA, linked=False))
    assert (await telegram.shows(NORA)).keys() == {*OWNER_COMMANDS, *DESK_COMMANDS}


async def test_a_chat_the_bot_is_not_in_keeps_nothing_else_back_and_is_tried_again(telegram: Telegram) -> None:
    profile = Profile(telegram.api)
    await telegram.first.sets_bot("left")
    await profile.publish(telegram.brand, (NORA, 404), _desk(telegram.first.id))
    assert tuple(await telegram.shows(NORA)) == OWNER_COMMANDS
    await telegram.first.sets_bot("administrator")
    await profile.publish(telegram.brand, (NORA, 404), _desk(telegram.first.id))
    assert tuple(await telegram.shows(telegram.first.id)) == DESK_COMMANDS


async def test_what_is_so_already_is_not_asked_for_again(telegram: Telegram) -> None:
    profile, desk = Profile(telegram.api), _desk(telegram.first.id)
    await profile.publish(telegram.brand, (NORA,), desk)
    before = (await telegram.people.get("counters"))["methods"]
    await profile.publish(telegram.brand, (NORA,), desk)
    assert (await telegram.people.get("counters"))["methods"] == before


def test_what_is_offered_can_be_done() -> None:
    assert AT_THE_DESK.keys() >= set(DESK_COMMANDS)
    assert IN_PRIVATE.keys() >= set(COMMANDS)
