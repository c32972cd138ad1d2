"""Edits find the copy, whenever they come; staff see what was before, and what cannot be changed is said."""

from tests.journeys.conftest import Town, eventually
from tests.journeys.desk import found, is_the_bot_s, says, talking


async def struck(town: Town) -> bool:
    """Tell whether the fault has hit."""
    return any(fault["hits"] for fault in (await town.people.get("faults"))["faults"])


async def test_an_edit_of_either_side_changes_the_copy_and_staff_see_what_was_before(closed_town: Town) -> None:
    town = closed_town
    room, emma, topic = await talking(town)
    answer = await room.davit.sends("Tomorow", chat=room.group, topic=topic)
    copy = await says(emma, "Tomorow")
    for text in ("Tomorrow", "Tomorow", "Tomorrow"):
        answer = await room.davit.edits(answer, text)
        await emma.watches(copy, lambda one, text=text: one.text == text)  # type: ignore[misc]
    said = await emma.sends("My order is 12")
    copy = await room.sees(topic, "My order is 12")
    await emma.edits(said, "My order is 21")
    await room.davit.watches(copy, lambda one: one.text == "My order is 21")
    told = await room.sees(topic, town.says("desk.edited").split("{")[0])
    assert "My order is 12" in told.text
    assert told.reply_to == copy.message_id


async def test_what_is_edited_on_its_way_arrives_as_it_is_now(closed_town: Town) -> None:
    town = closed_town
    room, emma, topic = await talking(town)
    await town.people.fault("error", "sendMessage", chat_id=room.group.id, next=2)
    said = await emma.sends("I want my mony back")
    await eventually(lambda: struck(town))
    await emma.edits(said, "I want my money back")
    await room.shows(topic, lambda one: one.text == "I want my money back")
    album = await emma.sends_album([{"kind": "photo", "text": "Befor"}, {"kind": "photo"}])
    await emma.edits(album[0], "Before")
    await room.shows(topic, lambda one: one.kind == "photo" and one.text == "Before")
    assert not [one for one in await room.copies(topic) if "Befor" in one.text and one.text != "Before"]


async def test_another_photo_takes_the_place_and_what_cannot_be_changed_is_said_once(closed_town: Town) -> None:
    town = closed_town
    room, emma, topic = await talking(town)
    photo = await emma.sends_photo(caption="The cup")
    copy = await room.sees(topic, "The cup")
    await emma.edits_media(photo, "video")
    await room.davit.watches(copy, lambda one: one.kind == "video" and one.text == "The cup")
    notice = await room.sees(topic, town.says("desk.edited").split("{")[0])
    assert (await room.shows(topic, lambda one: one.reply_to == notice.message_id)).kind == "photo"
    note = await emma.sends_video_note()
    copy = await room.shows(topic, lambda one: one.kind == "video_note")
    for kind in (b"one", b"two"):
        await emma.edits_media(note, "video_note", kind)
    told = await room.sees(topic, town.says("desk.not_changed_customer"))
    assert told.reply_to == copy.message_id
    answer = await room.davit.sends_media("sticker", chat=room.group, topic=topic)
    await found(emma.chat, lambda one: is_the_bot_s(one) and one.kind == "sticker")
    await room.davit.edits_media(answer, "sticker", b"another")
    assert (await room.sees(topic, town.says("desk.not_changed_staff"))).reply_to == answer.message_id
    assert sum(town.says("desk.not_changed_customer") in one.text for one in await room.copies(topic)) == 1


async def test_an_edit_or_a_reaction_whose_copy_is_gone_does_no_harm(closed_town: Town) -> None:
    town = closed_town
    room, emma, topic = await talking(town)
    said, answer = await emma.sends("Number 12"), await room.davit.sends("Ten days", chat=room.group, topic=topic)
    await emma.deletes(await says(emma, "Ten days"))
    await room.davit.edits(answer, "Two days")
    told = await room.sees(topic, town.says("desk.why_gone"))
    assert told.reply_to == answer.message_id
    await room.davit.reacts(answer, "👍")
    await room.nora.deletes(await room.sees(topic, "Number 12"))
    await emma.reacts(said, "🔥")
    await emma.edits(said, "Number 21")
    again = await room.sees(topic, "Number 21")
    await room.davit.sends("Which 21?", chat=room.group, topic=topic, reply_to=again)
    assert (await says(emma, "Which 21?")).reply_to == said.message_id
