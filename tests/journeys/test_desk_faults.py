"""What goes wrong at the desk costs no message: topics vanish, rights are lost, the bot is stopped, updates repeat."""

from dataclasses import replace

from bot.storage.database import open_database
from bot.storage.unit import Rows, Statement, Unit, unit
from tests.journeys.conftest import UNHURRIED, Town, eventually
from tests.journeys.desk import StaffRoom, complains, found, is_the_bot_s, says, talking


@unit
def said_in_all() -> Unit[Rows]:
    """Return every message that was relayed (content, status)."""
    return (yield Statement("SELECT content, status FROM relays WHERE what = 'message' ORDER BY id"))


@unit
def spoil() -> Unit[None]:
    """Make what waits unreadable, as a bug or a hand in the database might."""
    yield Statement("UPDATE relays SET content = 'no JSON' WHERE status = 'pending' AND what = 'message'")


async def kept(town: Town, work: Unit[Rows]) -> Rows:
    """Look into the town's database."""
    db = await open_database(town.settings.database_url.get_secret_value())
    try:
        return await db.run(work)
    finally:
        await db.close()


async def in_order(room: StaffRoom, topic: int, *texts: str) -> None:
    """Wait until these texts stand in a topic, each once and in this order."""
    await room.sees(topic, texts[-1])
    assert [one.text for one in await room.copies(topic) if one.text in texts] == list(texts)


async def test_a_closed_topic_is_opened_and_a_deleted_one_made_anew_by_the_next_message(closed_town: Town) -> None:
    town = closed_town
    room, emma, old = await talking(town)
    await room.group.changes_topic(room.nora, old, "close")
    await room.nora.sends("That was all, I think", chat=room.group, topic=old)
    await says(emma, "That was all, I think")
    said = await emma.sends("First")
    await room.sees(old, "First")
    assert not (await room.group.topic(old)).closed
    await room.group.changes_topic(room.nora, old, "delete")
    await emma.edits(said, "First, changed")
    topic = await room.topic_of(emma)
    assert topic != old
    await room.sees(topic, "First, changed")
    await emma.sends("Second")
    await in_order(room, topic, town.says("desk.topic_new"), "First, changed", "Second")
    await room.davit.sends("Third", chat=room.group, topic=topic)
    await says(emma, "Third")


async def test_a_bot_without_its_rights_keeps_what_is_said_and_tells_the_owner_once(closed_town: Town) -> None:
    town = closed_town
    room, emma, topic = await talking(town)
    await room.group.sets_bot("restricted", rights={"can_send_messages": False})
    await emma.sends("One")
    trouble = town.says("desk.trouble").split("{")[0]
    await found(room.nora.chat, lambda one: one.text.startswith(trouble))
    await emma.sends("Two")
    anna = await town.people.person("Anna")
    await complains(town, anna, "Three")
    await room.group.sets_bot("administrator")
    await in_order(room, topic, "One", "Two")
    await says(room.nora, town.says("desk.recovered"))
    await room.sees(await room.topic_of(anna), "Three")
    own = [one.text for one in await room.nora.chat() if is_the_bot_s(one)]
    assert sum(text.startswith(trouble) for text in own) == 1
    assert own.count(town.says("desk.recovered")) == 1


async def test_a_bot_that_cannot_make_topics_holds_up_nobody_who_has_one(closed_town: Town) -> None:
    town = closed_town
    room, emma, topic = await talking(town)
    await room.group.sets_bot("administrator", rights={"can_manage_topics": False})
    anna = await town.people.person("Anna")
    await complains(town, anna, "A new one")
    trouble = town.says("desk.trouble").split("{")[0]
    await found(room.nora.chat, lambda one: one.text.startswith(trouble))
    await emma.sends("Still there?")
    await room.sees(topic, "Still there?")
    await room.group.sets_bot("administrator")
    await room.sees(await room.topic_of(anna), "A new one")
    await says(room.nora, town.says("desk.recovered"))
    own = [one.text for one in await room.nora.chat() if is_the_bot_s(one)]
    assert sum(text.startswith(trouble) for text in own) == 1


async def test_a_bot_that_was_thrown_out_delivers_everything_when_it_is_back(closed_town: Town) -> None:
    town = closed_town
    room, emma, topic = await talking(town)
    await room.group.sets_bot("kicked")
    trouble = town.says("desk.trouble").split("{")[0]
    await found(room.nora.chat, lambda one: one.text.startswith(trouble))  # before anybody writes
    for text in ("One", "Two"):
        await emma.sends(text)
    await town.close()
    await town.open()
    await emma.sends("Three")
    await room.group.sets_bot("administrator")
    await in_order(room, topic, "One", "Two", "Three")


async def test_a_restart_loses_and_doubles_nothing_and_the_map_still_holds(closed_town: Town) -> None:
    town = closed_town
    room, emma, topic = await talking(town)
    said = await emma.sends("Before")
    copy = await room.sees(topic, "Before")
    answer = await room.davit.sends("An answer", chat=room.group, topic=topic)
    arrived = await says(emma, "An answer")
    await emma.sends("As it stops")
    await town.close()
    await emma.sends("While it is away")
    await room.davit.sends("From the desk meanwhile", chat=room.group, topic=topic)
    await town.people.fault("duplicate_update", next=3)
    await town.open()
    await in_order(room, topic, "Before", "As it stops", "While it is away")
    await says(emma, "From the desk meanwhile")
    await emma.edits(said, "Before, changed")
    await room.davit.watches(copy, lambda one: one.text == "Before, changed")
    await emma.reacts(arrived, "🔥")
    await room.davit.watches(answer, lambda one: one.reactions == ["🔥"])
    await emma.sends("A reply", reply_to=arrived)
    assert (await room.sees(topic, "A reply")).reply_to == answer.message_id
    rows = await kept(town, said_in_all())
    assert len(rows) == len({row.content for row in rows})
    assert {row.status for row in rows} == {"sent"}


async def test_what_cannot_be_read_holds_up_nobody(closed_town: Town) -> None:
    town = closed_town
    room, emma, topic = await talking(town)
    await town.people.fault("error", "sendMessage", chat_id=room.group.id)
    await emma.sends("One that will be spoilt")

    async def is_on_its_way() -> bool:
        return any(fault["hits"] for fault in (await town.people.get("faults"))["faults"])

    await eventually(is_on_its_way)
    await town.close()
    await kept(town, spoil())
    await town.people.delete("faults")
    await town.open()
    await emma.sends("One that is well")
    await in_order(room, topic, "One that is well")
    await room.sees(topic, town.says("desk.unreadable"))
    await found(emma.chat, lambda one: one.text == town.says("ticket.unreadable"))


async def test_two_answer_at_once_and_what_is_no_customer_s_is_left_alone(closed_town: Town) -> None:
    room, emma, topic = await talking(closed_town)
    own = await room.group.opens_topic(room.nora, "Shifts")
    await room.davit.sends("Who comes on Monday?", chat=room.group, topic=own)
    await room.davit.sends("Good morning", chat=room.group)
    await room.davit.sends("I am on it", chat=room.group, topic=topic)
    await room.ani.sends("So am I", chat=room.group, topic=topic)
    await says(emma, "I am on it")
    await says(emma, "So am I")
    assert "Davit" in (await room.sees(topic, "Ani")).text
    assert not await room.copies(own)
    assert not [one for one in await emma.chat() if one.text in ("Who comes on Monday?", "Good morning")]


async def test_the_group_s_twenty_a_minute_are_kept_and_hold_up_no_customer(closed_town: Town) -> None:
    town = closed_town
    town.pace = replace(UNHURRIED, group_per_minute=20)
    await town.people.post("flood", model="hard", group_per_minute=20, private_burst=1000, per_second=1000)
    room, emma, topic = await talking(town)
    texts = [f"Crumb {number}" for number in range(30)]
    for text in texts:
        await emma.sends(text)

    async def is_full() -> bool:
        return len((await room.group.view())["messages"]) >= 20

    await eventually(is_full)
    await room.davit.sends("/who", chat=room.group, topic=topic)  # its answer has to wait for the group
    await room.davit.sends("Slowly, please", chat=room.group, topic=topic)
    await says(emma, "Slowly, please")
    anna = await town.people.person("Anna")
    assert town.answer("wifi") in (await town.ask(anna, "What is the wifi password?")).text
    assert any(row.status == "pending" for row in await kept(town, said_in_all()))
    assert "429" not in (await town.people.get("counters"))["refused"]
    await town.close()
    town.pace = UNHURRIED
    await town.people.post("flood", model="off")
    await town.open()
    await in_order(room, topic, *texts)
