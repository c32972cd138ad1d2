"""Where the desk can be: a group without topics, an owner's own chat, a group that changes under everybody's hands."""

from bot.simulator.people import Seen
from tests.journeys.conftest import Town
from tests.journeys.desk import OWNER_ID, StaffRoom, complains, found, is_the_bot_s, opened, says


async def test_a_plain_group_works_by_replies_and_follows_it_to_a_supergroup(closed_town: Town) -> None:
    town = closed_town
    room = await opened(town, forum=False, supergroup=False)
    emma, anna = await town.people.person("Emma"), await town.people.person("Anna")
    await complains(town, emma, "My cup was broken")
    await complains(town, anna, "My parcel is late")
    broken, late = await room.sees(None, "My cup was broken"), await room.sees(None, "My parcel is late")
    assert broken.reply_to != late.reply_to
    await room.davit.sends("To nobody", chat=room.group)
    await room.davit.sends("It comes today", chat=room.group, reply_to=late)
    await says(anna, "It comes today")
    card = await room.shows(None, lambda one: one.message_id == broken.reply_to)
    await room.davit.sends("We send another", chat=room.group, reply_to=card)
    arrived = await says(emma, "We send another")
    await room.group.upgrades()
    said = await emma.sends("Thank you so much!", reply_to=arrived)
    await emma.edits(said, "Thank you very much!")
    there = await room.sees(None, "Thank you very much!")
    assert there.chat_id == room.group.id
    await room.davit.sends("With pleasure", chat=room.group, reply_to=there)
    assert (await says(emma, "With pleasure")).reply_to == said.message_id
    assert not [one for one in [*await emma.chat(), *await anna.chat()] if one.text == "To nobody"]


async def test_without_a_group_the_owner_s_own_chat_is_the_desk(closed_town: Town) -> None:
    town = closed_town
    nora = await town.people.person("Nora", id=OWNER_ID)
    town.settings = town.settings.model_copy(update={"owner_ids": (OWNER_ID,)})
    await town.open()
    await town.ask(nora, "/start")
    emma = await town.people.person("Emma")
    await complains(town, emma, "My cup was broken")
    relayed = await found(nora.chat, lambda one: one.text == "My cup was broken")
    answer = await nora.sends("We send another", reply_to=relayed)
    copy = await says(emma, "We send another")
    await nora.edits(answer, "We send you another")
    await emma.watches(copy, lambda one: one.text == "We send you another")
    await emma.reacts(copy, "🔥")
    await nora.watches(answer, lambda one: one.reactions == ["🔥"])
    await emma.sends_voice(reply_to=copy)
    assert (await found(nora.chat, lambda one: one.kind == "voice")).reply_to == answer.message_id
    assert (await town.ask(nora, "What is the wifi password?")).text.startswith(town.answer("wifi"))


async def test_topics_turned_off_and_on_again_are_followed(closed_town: Town) -> None:
    town = closed_town
    room = await opened(town)
    emma = await town.people.person("Emma")
    await complains(town, emma)
    relayed = await room.sees(await room.topic_of(emma), "My cup was broken")
    await room.group.turns_topics(on=False)
    await room.davit.sends("Our topics are gone", chat=room.group, reply_to=relayed)
    await says(emma, "Our topics are gone")
    await emma.sends("Without topics")
    plain = await room.sees(None, "Without topics")
    await room.group.turns_topics()
    await room.davit.sends("There they are", chat=room.group, reply_to=plain)
    await says(emma, "There they are")
    await emma.sends("With topics")

    async def everywhere() -> list[Seen]:
        return [Seen.of(one) for one in (await room.group.view())["messages"]]

    there = await found(everywhere, lambda one: one.text == "With topics" and is_the_bot_s(one))
    assert there.thread_id is not None
    await room.davit.sends("An answer in the topic", chat=room.group, topic=there.thread_id)
    await says(emma, "An answer in the topic")


async def test_a_desk_that_moves_says_so_at_both_places_and_takes_open_tickets_along(closed_town: Town) -> None:
    town = closed_town
    room = await opened(town)
    emma = await town.people.person("Emma")
    await complains(town, emma, "My cup was broken")
    await room.sees(await room.topic_of(emma), "My cup was broken")
    queue = await room.sees(None, "Emma")
    new = await town.people.group("Sanoro service", owner=room.nora, members=[room.davit], forum=True)
    await new.sets_bot("administrator")
    await room.nora.sends("/setup", chat=new)
    away = town.says("desk.setup_moved_away")
    await room.shows(None, lambda one: one.message_id != queue.message_id and one.text == away)
    await room.shows(None, lambda one: one.message_id == queue.message_id and one.text == away)
    there = StaffRoom(town, new, room.nora, room.davit, room.ani)
    topic = await there.topic_of(emma)
    assert "#1" in (await there.sees(topic, town.says("desk.continued"))).text
    await there.card(topic)
    await room.davit.sends("We send another", chat=new, topic=topic)
    await says(emma, "We send another")


async def test_owners_are_told_that_the_group_of_the_settings_cannot_be_used(closed_town: Town) -> None:
    town = closed_town
    nora = await town.people.person("Nora", id=OWNER_ID)
    town.settings = town.settings.model_copy(update={"owner_ids": (OWNER_ID,)})
    await town.open()
    await town.ask(nora, "/start")
    await town.close()
    town.settings = town.settings.model_copy(update={"staff_chat_id": -100_404})
    await town.open()
    told = await found(nora.chat, lambda one: town.says("desk.trouble_gone") in one.text)
    assert told.text.startswith(town.says("desk.setup_unusable").split("{")[0])
    emma = await town.people.person("Emma")
    await complains(town, emma, "My cup was broken")
    await found(nora.chat, lambda one: one.text == "My cup was broken")
