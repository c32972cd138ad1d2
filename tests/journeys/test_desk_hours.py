"""Time at the desk: closed doors, the person on call, reminders, and what is promised to a customer."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.simulator.people import Person
from bot.storage.database import open_database
from bot.storage.unit import Statement, Unit, unit
from tests.journeys.conftest import Town, eventually
from tests.journeys.desk import StaffRoom, complains, opened

ON_CALL = 500_000_777
MINUTE = 60_000


async def with_closed_doors(town: Town) -> tuple[StaffRoom, Person]:
    """Open a town whose café is closed today and tomorrow, and opens at ten on other days; Vahe is on call."""
    brand = Path(town.settings.brand_dir) / "brand.yaml"
    days = [(datetime.now(UTC) + timedelta(days=number)).date() for number in (-1, 0, 1, 2)]
    closed = "".join(f'  "{day}": closed\n' for day in days)
    brand.write_text(
        brand.read_text("utf-8").replace('"00:00-24:00"', '"10:00-24:00"') + f"\nholidays:\n{closed}", "utf-8"
    )
    (Path(town.settings.brand_dir) / "desk.yaml").write_text(f"on_call: [{ON_CALL}]\n", "utf-8")
    vahe = await town.people.person("Vahe", id=ON_CALL)
    room = await opened(town)
    await town.ask(vahe, "/start")
    return room, vahe


async def test_after_hours_a_customer_hears_when_somebody_is_back_and_nobody_is_woken(closed_town: Town) -> None:
    room, vahe = await with_closed_doors(closed_town)
    town, emma = room.town, await room.town.people.person("Emma")
    confirmation = await complains(town, emma, "Cold coffee")
    assert town.says("ticket.closed_now") in confirmation.text
    topic = await room.topic_of(emma)
    relayed = await room.sees(topic, "Cold coffee")
    assert relayed.view["silent"]
    answer = await room.davit.sends("We will look at it", chat=room.group, topic=topic)
    delivered = await emma.sees(after=confirmation)
    assert delivered.text == "We will look at it"
    await _ask(town, "UPDATE relays SET created_at = created_at - ?", 60 * MINUTE)  # by now they have gone home
    later = await emma.sees(after=await emma.sends("And one more thing"))
    assert "10:00" in later.text, "once for each turn: when somebody is back"
    assert answer.kind == "text"
    assert not any("VIP is writing" in one.text for one in await vahe.chat())


async def test_after_hours_a_vip_reaches_whoever_is_on_call(closed_town: Town) -> None:
    room, vahe = await with_closed_doors(closed_town)
    town, emma = room.town, await room.town.people.person("Emma")
    await complains(town, emma, "Cold coffee")
    topic = await room.topic_of(emma)
    await room.davit.sends("/vip", chat=room.group, topic=topic)
    await room.shows(topic, lambda one: "💎" in one.text and bool(one.data))
    await room.davit.sends("One moment", chat=room.group, topic=topic)
    await room.sees(topic, "waiting for the customer")
    await emma.sends("It is urgent")
    called = await room.sees(topic, "VIP is writing")
    assert not called.view["silent"]
    assert not (await room.sees(topic, "It is urgent")).view["silent"]

    async def woken() -> bool:
        return any("VIP is writing" in one.text for one in await vahe.chat())

    await eventually(woken)


async def test_late_answers_are_reminded_of_step_by_step(closed_town: Town) -> None:
    room = await opened(closed_town)
    town, emma = room.town, await room.town.people.person("Emma")
    await complains(town, emma)
    topic = await room.topic_of(emma)
    await room.davit.sends("/take", chat=room.group, topic=topic)
    await room.sees(topic, "Davit", buttons=True)
    for minutes, says in ((1, "for your answer"), (31, "Who can take it?")):
        await _late(town, minutes)
        called = await room.sees(topic, says)
        assert "Davit" in called.text
    await _late(town, 121)

    async def owner_knows() -> bool:
        return any("⏰" in one.text and "Emma" in one.text for one in await room.nora.chat())

    await eventually(owner_knows)
    mine = await town.ask(emma, "/complaint")
    assert "latest" not in mine.text, "what was promised and not kept is not promised again"


async def _late(town: Town, minutes: int) -> None:
    """Let an answer have been due so many minutes ago."""
    assert town.bot is not None
    await _ask(town, "UPDATE tickets SET due_at = ?", town.bot.services.clock.now() - minutes * MINUTE)


async def _ask(town: Town, sql: str, *params: int) -> None:
    db = await open_database(town.settings.database_url.get_secret_value())
    try:
        await db.run(_done(sql, *params))
    finally:
        await db.close()


@unit
def _done(sql: str, *params: int) -> Unit[None]:
    yield Statement(sql, params)
