"""Albums stay together and in order, late parts come under them, and a bad part takes no other with it."""

from bot.simulator.people import Seen
from tests.journeys.conftest import Town, eventually
from tests.journeys.desk import StaffRoom, found, is_the_bot_s, says, talking

MIXED = [{"kind": "photo", "text": "The cup"}, {"kind": "video", "text": "How it leaks"}, {"kind": "photo"}]


async def pictures(room: StaffRoom, topic: int, count: int) -> list[Seen]:
    """Wait until there are so many pictures in a topic; return them, oldest first."""

    async def look() -> bool:
        return len(await there()) >= count

    async def there() -> list[Seen]:
        return [one for one in await room.copies(topic) if one.kind in ("photo", "video")]

    await eventually(look)
    return await there()


async def test_albums_pass_both_ways_and_each_part_keeps_its_place(closed_town: Town) -> None:
    room, emma, topic = await talking(closed_town)
    album = await emma.sends_album(MIXED, spread_ms=50)
    copies = await pictures(room, topic, 3)
    assert [(one.kind, one.text) for one in copies] == [("photo", "The cup"), ("video", "How it leaks"), ("photo", "")]
    assert len({one.album for one in copies}) == 1
    assert copies[0].album is not None
    await room.davit.sends("Here?", chat=room.group, topic=topic, reply_to=copies[1])
    assert (await says(emma, "Here?")).reply_to == album[1].message_id
    await emma.edits(album[1], "How it leaked")
    await room.shows(topic, lambda one: one.text == "How it leaked" and one.message_id == copies[1].message_id)
    assert (await room.sees(topic, "How it leaks")).reply_to == copies[1].message_id
    await room.davit.sends_album(MIXED[:2], chat=room.group, topic=topic)
    second = await found(emma.chat, lambda one: is_the_bot_s(one) and one.kind == "video")
    first = await found(emma.chat, lambda one: is_the_bot_s(one) and one.kind == "photo")
    assert first.album == second.album != None  # noqa: E711 - both are of one album
    assert first.message_id < second.message_id


async def test_two_albums_in_a_row_stay_apart_and_a_late_part_comes_under_its_own(closed_town: Town) -> None:
    room, emma, topic = await talking(closed_town)
    album = await emma.sends_album(MIXED)
    await emma.sends_album(MIXED[:2])
    await emma.sends("That is all")
    copies = await pictures(room, topic, 5)
    assert [one.album == copies[0].album for one in copies] == [True, True, True, False, False]
    assert copies[3].album == copies[4].album
    await room.sees(topic, "That is all")
    await emma.sends_media("photo", caption="Forgot this", album=album[0].album)
    assert (await room.sees(topic, "Forgot this")).reply_to == copies[0].message_id


async def test_a_refused_album_is_sent_part_by_part_and_a_failed_one_whole_on_retry(closed_town: Town) -> None:
    town = closed_town
    room, emma, topic = await talking(town)
    refusal = "Bad Request: wrong file identifier/HTTP URL specified"
    await town.people.fault("error", "sendMediaGroup", code=400, description=refusal, next=1)
    album = await emma.sends_album(MIXED)
    copies = await pictures(room, topic, 3)
    assert [one.text for one in copies] == ["The cup", "How it leaks", ""]
    await room.davit.sends("The last one?", chat=room.group, topic=topic, reply_to=copies[2])
    assert (await says(emma, "The last one?")).reply_to == album[2].message_id
    await emma.blocks()
    await room.davit.sends_album(MIXED, chat=room.group, topic=topic)
    failed = await room.sees(topic, town.says("desk.why_blocked"), buttons=True)
    await emma.unblocks()
    await room.davit.taps(failed, town.says("desk.retry"))
    await found(emma.chat, lambda one: is_the_bot_s(one) and one.text == "How it leaks")
    parts = [one for one in await emma.chat() if is_the_bot_s(one) and one.album is not None]
    assert [one.kind for one in parts] == ["photo", "video", "photo"]
