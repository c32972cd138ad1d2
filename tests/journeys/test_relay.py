"""What customers and staff say reaches the other side, whatever it is; what is internal never does."""

from collections.abc import Awaitable, Callable

from bot.simulator.people import Group, Person, Seen
from tests.journeys.conftest import Town, eventually
from tests.journeys.desk import found, is_the_bot_s, says, talking

KINDS = (
    "photo", "video", "voice", "video_note", "audio", "document", "animation", "sticker", "location", "contact",
    "poll", "dice",
)  # fmt: skip


async def sends_everything(person: Person, **where: Group | int) -> list[Seen]:
    """Let a person send one message of each of `KINDS`, in this order."""
    sent = [await person.sends_media(kind, caption="Look!", **where) for kind in KINDS[:2]]
    sent += [await person.sends_media(kind, **where) for kind in KINDS[2:7]]
    sent.append(await person.sends_sticker("👍", **where))
    sent.append(await person.sends_location(40.18, 44.51, **where))
    sent.append(await person.shares_contact(**where))
    sent.append(await person.sends_poll("Tea or coffee?", ["Tea", "Coffee"], **where))
    sent.append(await person.sends_dice(**where))
    return sent


async def all_there(read: Callable[[], Awaitable[list[Seen]]]) -> list[Seen]:
    """Wait until the bot has said one message of each kind, and return them."""

    async def copies() -> list[Seen]:
        return [one for one in await read() if is_the_bot_s(one) and one.kind in KINDS]

    async def look() -> bool:
        return len(await copies()) >= len(KINDS)

    await eventually(look)
    return await copies()


async def test_every_kind_passes_both_ways_in_order_and_is_marked_once_delivered(closed_town: Town) -> None:
    room, emma, topic = await talking(closed_town)
    sent = await sends_everything(emma)
    copies = await all_there(lambda: room.group.messages(topic))
    assert [one.kind for one in copies] == list(KINDS)
    assert copies[0].text == "Look!"
    assert copies[9].view["contact"]["phone"] == sent[9].view["contact"]["phone"]
    answers = await sends_everything(room.davit, chat=room.group, topic=topic)
    assert [one.kind for one in await all_there(emma.chat)] == list(KINDS)
    await emma.watches(sent[-1], lambda one: one.reactions == ["👌"])
    await room.davit.watches(answers[-1], lambda one: one.reactions == ["👌"])


async def test_replies_and_reactions_find_the_same_message_on_the_other_side(closed_town: Town) -> None:
    room, emma, topic = await talking(closed_town, is_premium=True)
    first, _ = await emma.sends("The handle is off"), await emma.sends("And it leaks")
    copy = await room.sees(topic, "The handle is off")
    await room.sees(topic, "And it leaks")
    answer = await room.davit.sends("Off or loose?", chat=room.group, topic=topic, reply_to=copy)
    arrived = await says(emma, "Off or loose?")
    assert arrived.reply_to == first.message_id
    question = await emma.sends("Loose", reply_to=arrived)
    copy = await room.sees(topic, "Loose")
    assert copy.reply_to == answer.message_id
    await emma.watches(question, lambda one: one.reactions == ["👌"])
    await room.davit.reacts(copy, "👍")
    await emma.watches(question, lambda one: one.reactions == ["👍"])
    await room.davit.reacts(copy)
    await emma.watches(question, lambda one: one.reactions == ["👌"])
    answer = await room.davit.sends("A day or two", chat=room.group, topic=topic)
    arrived = await says(emma, "A day or two")
    await room.davit.watches(answer, lambda one: one.reactions == ["👌"])
    await emma.reacts(arrived, "🔥", "🎉", "5368324170671202286")
    await room.davit.watches(answer, lambda one: one.reactions == ["🔥"])
    told = await room.sees(topic, "🎉")
    assert "✨" in told.text
    assert told.reply_to == answer.message_id


async def test_internal_lines_albums_and_note_mode_stay_at_the_desk(closed_town: Town) -> None:
    room, emma, topic = await talking(closed_town)
    here = {"chat": room.group, "topic": topic}
    await room.davit.sends("// is she the one with the vase?", **here)
    slip = await room.davit.sends("Hello Emma!", **here)
    await says(emma, "Hello Emma!")
    await room.davit.edits(slip, "// Hello Emma!")
    items = [{"kind": "photo"}, {"kind": "photo", "text": "// our own photos"}, {"kind": "photo"}]
    await room.davit.sends_album(items, **here)
    card = await room.card(topic)
    await room.davit.taps(card, closed_town.says("desk.note_on"))
    await room.davit.sends("She has complained twice before", **here)
    card = await room.shows(topic, lambda one: closed_town.says("desk.note_off") in str(one.buttons))
    await room.davit.taps(card, closed_town.says("desk.note_off"))
    await room.davit.sends("It is on its way", **here)
    await says(emma, "It is on its way")
    said = [one.text or one.kind for one in await emma.chat() if is_the_bot_s(one)]
    assert said[-2:] == ["Hello Emma!", "It is on its way"]


async def test_a_failure_is_told_with_its_reason_and_delivered_on_retry(closed_town: Town) -> None:
    town = closed_town
    room, emma, topic = await talking(town)
    await emma.blocks()
    await room.sees(topic, town.says("desk.blocked"))
    answer = await room.davit.sends("Are you there?", chat=room.group, topic=topic)
    failed = await room.sees(topic, town.says("desk.why_blocked"), buttons=True)
    assert failed.reply_to == answer.message_id
    assert town.says("desk.card_blocked") in (await room.shows(topic, lambda one: "⛔" in one.text)).text
    await emma.unblocks()
    await room.sees(topic, town.says("desk.unblocked"))
    assert (await room.davit.again(answer)).reactions == []  # type: ignore[union-attr]
    await room.davit.taps(failed, town.says("desk.retry"))
    await says(emma, "Are you there?")
    await room.davit.watches(answer, lambda one: one.reactions == ["👌"])


async def test_forwarded_protected_long_and_unknown_messages_lose_nothing(closed_town: Town) -> None:
    room, emma, topic = await talking(closed_town)
    anna = await closed_town.people.person("Anna")
    note, sticker = await anna.sends("Ask them for the voucher"), await anna.sends_sticker("🎉")
    await emma.forwards(note)
    assert "Anna" in (await room.sees(topic, "Ask them for the voucher")).text
    await emma.forwards(sticker)
    assert (await room.shows(topic, lambda one: one.kind == "sticker")).view["forwarded_from"] == "Anna"
    await emma.sends_photo(caption="Only for you", protected=True)
    assert (await room.sees(topic, "Only for you")).kind == "photo"
    await emma.sends("word " * 1600)
    await room.shows(topic, lambda one: one.text.count("word") > 700 and not one.text.endswith("…"))
    await emma.sends_photo(caption="crumb " * 300)
    await room.shows(topic, lambda one: one.text.count("crumb") == 300)
    await emma.sends_unusual("story")
    await emma.sends("And that was all")
    await room.sees(topic, "And that was all")
    lost = await emma.sends_unusual("giveaway", protected=True)
    await room.sees(topic, closed_town.says("desk.unreadable"))
    apology = await found(emma.chat, lambda one: one.text == closed_town.says("ticket.unreadable"))
    assert apology.reply_to in (None, lost.message_id)
