"""What a customer sends is read, kept as a row, and said anew in her topic: it looks the same."""

from typing import Any

import pytest
from telegram.error import BadRequest

from bot.gateway.content import Where, describe, parts, read, sendings
from bot.simulator.people import People, Person
from bot.simulator.seen import Seen
from tests.gateway.content.conftest import Between

LOOKS = ("kind", "text", "runs", "media", "location")
CAPTION = "Նայեք 👀 www.example.org"
CAPTIONED = ("photo", "video", "voice", "audio", "document", "animation")


def looks(seen: Seen) -> dict[str, Any]:
    return {name: seen.view[name] for name in LOOKS}


async def said_anew(bot: Between) -> Seen:
    """Read the latest message and say it in the topic, by the best way only."""
    await bot.says(sendings(await bot.reads(), bot.where)[0])
    return (await bot.shown())[-1]


@pytest.mark.parametrize("kind", CAPTIONED)
async def test_files_with_captions(anna: Person, bot: Between, kind: str) -> None:
    sent = await anna.sends_media(kind, caption=CAPTION)
    assert looks(await said_anew(bot)) == looks(sent)


@pytest.mark.parametrize("kind", [*CAPTIONED, "video_note", "sticker"])
async def test_files_without_captions(anna: Person, bot: Between, kind: str) -> None:
    sent = await anna.sends_media(kind)
    copy = await said_anew(bot)
    assert looks(copy) == looks(sent)
    assert copy.kind == kind


async def test_the_bytes_of_a_file_arrive(anna: Person, bot: Between) -> None:
    await anna.sends_document(b"my receipt", name="receipt.txt")
    content = await bot.reads()
    sent = await bot.says(sendings(content, bot.where)[0])
    file = await bot.api.call("getFile", {"file_id": sent["document"]["file_id"]})
    assert await bot.api.download(file["file_path"]) == b"my receipt"
    assert describe(content) == ("document", "receipt.txt")


async def test_a_text_with_what_telegram_finds_in_it(anna: Person, bot: Between) -> None:
    sent = await anna.sends("Բարև @regulars, see https://example.org/a #menu or /help me@example.org")
    content = await bot.reads()
    assert content.entities == ()
    await bot.says(sendings(content, bot.where)[0])
    assert looks((await bot.shown())[-1]) == looks(sent)


STYLED = (
    "😀 <b>bold <i>both</i></b> <u>u</u> <s>s</s> <tg-spoiler>secret</tg-spoiler> <code>x = 1</code> "
    '<a href="https://example.org/">link</a> <pre><code class="language-python">print()</code></pre>'
    "<blockquote>quoted</blockquote><blockquote expandable>much</blockquote>"
)


async def test_a_text_with_all_styles(anna: Person, bot: Between) -> None:
    await bot.api.call("sendMessage", {"chat_id": anna.id, "text": STYLED, "parse_mode": "HTML"})
    person = {"id": anna.id, "is_bot": False, "first_name": "Anna"}
    mention = {"type": "text_mention", "offset": 3, "length": 4, "user": person}
    await bot.api.call("sendMessage", {"chat_id": anna.id, "text": "😀 Anna", "entities": [mention]})
    for original in (await anna.chat())[-2:]:
        sent = await anna.forwards(original)
        assert len(sent.view["runs"]) > 1
        copy = await said_anew(bot)
        assert looks(copy) == looks(sent)
        assert copy.view["forwarded_from"] is None


async def test_how_a_photo_is_shown(anna: Person, bot: Between) -> None:
    await anna.sends_photo(caption="two")
    content = await bot.reads()
    params = {"chat_id": anna.id, "photo": content.file_id, "caption": "<b>two</b>", "parse_mode": "HTML"}
    shown = {"has_spoiler": True, "show_caption_above_media": True}
    await bot.api.call("sendPhoto", params | shown)
    await anna.forwards((await anna.chat())[-1])
    forwarded = await bot.reads()
    assert forwarded.origin == "Regulars"
    again = await bot.says(sendings(forwarded, bot.where)[0])
    assert (again["has_media_spoiler"], again["show_caption_above_media"]) == (True, True)
    assert again["caption_entities"] == [{"type": "bold", "offset": 0, "length": 3}]


async def test_places_and_contacts(people: People, anna: Person, bot: Between) -> None:
    place = await anna.sends_location(40.1772, 44.5035)
    assert looks(await said_anew(bot)) == looks(place)
    venue = {"latitude": 40.0, "longitude": 44.0, "title": "Cafe", "address": "1 Main St"}
    await people.post("send", user_id=anna.id, kind="venue", **venue)
    assert looks(await said_anew(bot))["location"] == venue
    await anna.shares_contact()
    contact = (await said_anew(bot)).view["contact"]
    assert (contact["name"], contact["phone"][:4]) == ("Anna Petrosyan", "+374")


async def test_it_answers_what_it_should_even_if_that_is_gone(anna: Person, bot: Between) -> None:
    await anna.sends("first")
    first = await bot.says(sendings(await bot.reads(), bot.where)[0])
    where = Where(bot.staff.id, bot.topic, reply_to=first["message_id"])
    await anna.sends_photo()
    content = await bot.reads()
    await bot.says(sendings(content, where)[0])
    assert (await bot.shown())[-1].reply_to == first["message_id"]
    await bot.api.call("deleteMessage", {"chat_id": bot.staff.id, "message_id": first["message_id"]})
    await bot.says(sendings(content, where)[0])
    assert [seen.kind for seen in await bot.shown()] == ["photo", "photo"]
    assert (await bot.shown())[-1].reply_to is None


async def test_general_is_no_thread_and_buttons_stand_below(anna: Person, bot: Between) -> None:
    await anna.sends_voice()
    keyboard = {"inline_keyboard": [[{"text": "Retry", "callback_data": "r"}]]}
    where = Where(bot.staff.id, thread_id=1, silent=True, keyboard=keyboard)
    [call] = sendings(await bot.reads(), where)
    assert call.params["disable_notification"] is True
    await bot.says(call)
    assert (await bot.staff.messages())[-1].buttons == [["Retry"]]


@pytest.mark.parametrize("kind", ["poll", "dice"])
async def test_what_cannot_be_said_anew_is_copied_or_forwarded(anna: Person, bot: Between, kind: str) -> None:
    sent = await (anna.sends_poll("Tea or coffee?", ["Tea", "Coffee"]) if kind == "poll" else anna.sends_dice("🎯"))
    content = await bot.reads()
    assert describe(content) == ("other", "Tea or coffee?" if kind == "poll" else "🎯")
    copy, forward = sendings(content, bot.where, (anna.id, sent.message_id))
    assert (copy.method, forward.method) == ("copyMessage", "forwardMessage")
    await bot.says(copy)
    await bot.says(forward)
    copied, forwarded = await bot.shown()
    assert (copied.kind, copied.view[kind], copied.view["forwarded_from"]) == (kind, sent.view[kind], None)
    assert (forwarded.kind, forwarded.view["forwarded_from"]) == (kind, "Anna Petrosyan")
    assert sendings(content, bot.where) == ()


async def test_a_known_kind_that_is_refused_is_copied(anna: Person, bot: Between) -> None:
    sent = await anna.sends_photo(caption="see")
    [message] = await bot.hears()
    message["photo"] = [size | {"file_id": "lost"} for size in message["photo"]]
    anew, copy, _ = sendings(read(message), bot.where, (anna.id, sent.message_id))
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        await bot.says(anew)
    await bot.says(copy)
    assert looks((await bot.shown())[-1]) == looks(sent)


async def test_a_caption_longer_than_a_bots_goes_on_in_texts(anna: Person, bot: Between) -> None:
    sent = await anna.sends_photo(caption="Երկար պատմություն։ " * 120)
    content = await bot.reads()
    assert [call.method for call in sendings(content, bot.where, (1, 2))] == [
        "copyMessage",
        "forwardMessage",
        "sendPhoto",
    ]
    for part in parts(content):
        await bot.says(sendings(part, bot.where)[0])
    photo, rest = await bot.shown()
    assert (photo.kind, rest.kind) == ("photo", "text")
    assert f"{photo.text} {rest.text}" == sent.text
