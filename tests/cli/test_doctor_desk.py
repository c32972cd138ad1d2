"""`regulars doctor` on the help desk: where complaints go, whether the bot can work there, who can be told if not."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from pydantic import SecretStr

from bot.cli.desk import examine_desk
from bot.cli.findings import WorthALook
from bot.core.errors import RegularsError
from bot.settings import Settings
from bot.simulator.people import Group, People
from bot.simulator.server import Simulator
from bot.storage import customers
from bot.storage import desk as desks
from bot.storage.database import open_database
from bot.storage.unit import T, Unit
from tests.conftest import MakeDatabase

NORA = 500


@dataclass
class House:
    """A brand whose owner is Nora, with her staff group."""

    settings: Settings
    group: Group

    async def is_linked(self, *, forum: bool = True) -> None:
        """Make the group the desk, and let Nora have pressed Start."""
        await self.does(desks.link(self.group.id, forum, "en", NORA, 0))
        await self.knows_nora()

    async def knows_nora(self) -> None:
        """Let Nora have pressed Start."""
        more = {"last_name": None, "username": None, "app_language": "en", "language": "en", "now": 0}
        await self.does(customers.save(NORA, first_name="Nora", **more))  # type: ignore[arg-type]

    async def does(self, unit: Unit[T]) -> None:
        """Run a unit of work on the database."""
        db = await open_database(self.settings.database_url.get_secret_value())
        await db.run(unit)
        await db.close()

    async def line(self) -> str:
        """Return what doctor says of the desk."""
        try:
            return f"ok: {await examine_desk(self.settings)}"
        except WorthALook as notice:
            return f"look: {notice}"
        except RegularsError as error:
            return f"FIX: {error}"


@pytest.fixture
async def house(new_database: MakeDatabase) -> AsyncIterator[House]:
    """Everything is set up and nothing is linked."""
    async with Simulator.serve() as simulator, People(simulator.url) as people:
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg]
            bot_token=SecretStr(simulator.token),
            api_base_url=simulator.url,
            database_url=SecretStr(await new_database("sqlite", migrated=True)),
            owner_ids=(NORA,),
        )
        nora = await people.person("Nora", id=NORA)
        yield House(settings, await people.group("Staff", owner=nora, forum=True))


async def test_without_a_group_complaints_go_to_an_owner_who_can_be_written_to(house: House) -> None:
    assert (await house.line()).startswith("look: nobody reads complaints yet")
    await house.knows_nora()
    assert (await house.line()).startswith("ok: the first owner's chat with the bot")


async def test_a_linked_group_is_named_with_who_can_be_told(house: House) -> None:
    await house.is_linked()
    assert await house.line() == "ok: “Staff”, with topics; 1 of 1 owners can be told of trouble"
    await house.does(customers.mark_blocked(NORA, 1))
    assert (await house.line()).startswith("look: “Staff”, with topics; but no owner could be told")


async def test_rights_that_are_missing_are_named(house: House) -> None:
    await house.is_linked()
    await house.group.sets_bot("administrator", rights={"can_manage_topics": False, "can_pin_messages": False})
    assert (await house.line()).startswith("FIX: in “Staff” the bot may not manage topics, pin messages: grant it")
    await house.group.sets_bot("member")
    assert "may not manage topics, pin messages, delete messages" in await house.line()


async def test_a_group_without_topics_needs_no_rights(house: House) -> None:
    await house.is_linked(forum=False)
    await house.group.turns_topics(on=False)
    await house.group.sets_bot("member")
    assert (await house.line()).startswith("ok: “Staff”, without topics: staff answer by replying")
    await house.group.sets_bot("restricted", rights={"can_send_messages": False})
    assert (await house.line()).startswith("FIX: in “Staff” the bot may not write")


async def test_a_bot_that_is_out_of_the_group_is_told(house: House) -> None:
    await house.is_linked()
    await house.group.sets_bot("kicked")
    assert (await house.line()).startswith("FIX: the staff group cannot be reached (Telegram refuses: ")


async def test_what_telegram_said_last_is_told_while_messages_wait(house: House) -> None:
    await house.is_linked()
    await house.does(desks.troubled("Bad Request: not enough rights to create a topic", 1))
    assert (await house.line()).startswith("look: messages wait to be sent to “Staff”, for Telegram said: Bad Request")
