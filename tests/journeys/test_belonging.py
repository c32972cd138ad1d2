"""Blocked and unblocked, groups that are not ours, owners and those who are not."""

from functools import partial

from structlog.testing import capture_logs

from bot.simulator.people import Group
from bot.storage import customers
from bot.storage.database import open_database
from tests.journeys.conftest import Town, eventually


async def _blocked_at(town: Town, telegram_id: int) -> int | None:
    db = await open_database(town.settings.database_url.get_secret_value())
    try:
        row = await db.read(customers.by_telegram_id(telegram_id))
    finally:
        await db.close()
    assert row is not None
    return row.blocked_at


async def _has_left(group: Group, bot_id: int) -> None:
    async def gone() -> bool:
        members = {member["user_id"]: member["status"] for member in (await group.view())["members"]}
        return members.get(bot_id, "left") == "left"

    await eventually(gone)


async def test_blocking_is_recorded_and_coming_back_too(town: Town) -> None:
    emma = await town.people.person("Emma")
    await town.ask(emma, town.title("parking"))
    await emma.blocks()
    await eventually(partial(_blocked_at, town, emma.id))
    await emma.unblocks()
    await town.ask(emma, town.title("wifi"))
    assert await _blocked_at(town, emma.id) is None


async def test_a_group_it_does_not_know_is_told_and_left(town: Town) -> None:
    nora = await town.people.person("Nora")
    with capture_logs() as lines:
        group = await town.people.group("Somebody's group", owner=nora)
        said = await nora.sees(after=0, chat=group)
        await _has_left(group, said.sender_id)
        await town.ask(nora, "/start")
    assert [line for line in lines if line["event"] == "permission_refused"] == []  # its own leaving asks for nothing
    assert "private chat" in said.text
    assert "@" in said.text


async def test_the_one_time_link_makes_one_owner(town: Town) -> None:
    assert town.bot is not None
    payload = await town.bot.services.roles.invite_owner()
    nora, mallory = await town.people.person("Nora"), await town.people.person("Mallory")
    assert "owner" in (await nora.sees(after=await nora.starts(payload))).text
    assert (await mallory.sees(after=await mallory.starts(payload))).text == town.says("owner.link_used")
    await town.ask(mallory, "quantum chromodynamics lecture notes")

    async def told() -> bool:
        return "quantum" in (await town.ask(nora, "/misses")).text

    await eventually(told)


async def test_owners_commands_are_refused_to_everyone_else(town: Town) -> None:
    mallory = await town.people.person("Mallory")
    assert (await town.ask(mallory, "/misses")).text == town.says("permission.refused")
