"""An edit of the original reaches its copy, as the kind wants it."""

import pytest

from bot.gateway.content import Content, Where, editing, read, sendings
from bot.simulator.people import Person
from bot.simulator.seen import Seen
from tests.gateway.content.conftest import Between

KEYBOARD = {"inline_keyboard": [[{"text": "Card", "callback_data": "c"}]]}


async def copied(bot: Between) -> Seen:
    await bot.says(sendings(await bot.reads(), bot.where)[0])
    return (await bot.shown())[-1]


async def changed(bot: Between, copy: Seen) -> Seen:
    """Read the edited original, and change the copy."""
    call = editing(await bot.reads(), bot.staff.id, copy.message_id, KEYBOARD)
    assert call is not None
    await bot.says(call)
    [shown] = await bot.shown()
    assert (shown.message_id, shown.edits, shown.buttons) == (copy.message_id, 1, [["Card"]])
    return shown


async def test_a_text(anna: Person, bot: Between) -> None:
    question = await anna.sends("Where are yuo?")
    copy = await copied(bot)
    await anna.edits(question, "Where are you? https://example.org/map")
    shown = await changed(bot, copy)
    assert shown.text == "Where are you? https://example.org/map"
    assert shown.view["runs"][1]["url"] == "https://example.org/map"


@pytest.mark.parametrize("kind", ["photo", "video", "voice", "audio", "document", "animation"])
async def test_a_caption(anna: Person, bot: Between, kind: str) -> None:
    original = await anna.sends_media(kind, caption="befor")
    copy = await copied(bot)
    await anna.edits(original, "before")
    shown = await changed(bot, copy)
    assert (shown.kind, shown.text, shown.view["media"]) == (kind, "before", original.view["media"])


async def test_another_file(anna: Person, bot: Between) -> None:
    await anna.sends_photo(caption="the wrong one")
    copy = await copied(bot)
    await anna.sends_document(b"right", name="right.txt", caption="the right one")
    other = await anna.chat()
    shown = await changed(bot, copy)
    assert (shown.kind, shown.text) == ("document", "the right one")
    assert shown.view["media"] == other[-1].view["media"]


async def test_a_caption_that_was_taken_away(anna: Person, bot: Between) -> None:
    for kind in ("photo", "voice"):
        await anna.sends_media(kind, caption="away")
        message = (await bot.hears())[-1]
        sent = await bot.says(sendings(read(message), Where(bot.staff.id, bot.topic))[0])
        bare = read({name: value for name, value in message.items() if name != "caption"})
        call = editing(bare, bot.staff.id, sent["message_id"])
        assert call is not None
        assert "caption" not in await bot.says(call)


@pytest.mark.parametrize("kind", ["sticker", "video_note", "location", "venue", "contact", "other"])
def test_what_telegram_never_lets_a_bot_change(kind: str) -> None:
    assert editing(Content(kind), 1, 2) is None
