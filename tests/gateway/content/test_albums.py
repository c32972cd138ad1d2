"""Albums stay albums, in their order."""

from typing import Any

import pytest

from bot.gateway.content import Content, album, goes_in_album, read
from bot.simulator.people import Person
from tests.gateway.content.conftest import Between


@pytest.mark.parametrize("kinds", [("photo", "video", "photo"), ("document", "document"), ("audio", "audio")])
async def test_an_album_stays_an_album(anna: Person, bot: Between, kinds: tuple[str, ...]) -> None:
    items: list[Any] = [{"kind": kind, "text": f"part {number}"} for number, kind in enumerate(kinds)]
    sent = await anna.sends_album(items)
    contents = [read(message) for message in await bot.hears()]
    assert goes_in_album(contents)
    results = await bot.says(album(contents, bot.where))
    shown = await bot.shown()
    assert [one.message_id for one in shown] == [result["message_id"] for result in results]
    assert [(one.kind, one.text) for one in shown] == [(one.kind, one.text) for one in sent]
    assert [one.view["media"] for one in shown] == [one.view["media"] for one in sent]
    assert len({one.view["album"] for one in shown}) == 1
    assert shown[0].view["album"] != sent[0].view["album"]


async def test_captions_keep_their_styles_and_spoilers(bot: Between, anna: Person) -> None:
    await anna.sends_photo()
    message = (await bot.hears())[-1]
    styles = [{"type": "italic", "offset": 0, "length": 2}]
    part = read(message | {"caption": "😀 hi", "caption_entities": styles, "has_media_spoiler": True})
    plain = read(message)
    first, second = await bot.says(album([part, plain], bot.where))
    assert (first["caption"], first["caption_entities"], first["has_media_spoiler"]) == ("😀 hi", styles, True)
    assert "caption" not in second


def test_what_may_stand_together() -> None:
    def together(*kinds: str) -> bool:
        return goes_in_album([Content(kind, file_id="x") for kind in kinds])

    assert together("photo", "live_photo", "video")
    assert together(*["photo"] * 10)
    assert not together("photo")
    assert not together(*["photo"] * 11)
    assert not together("photo", "document")
    assert not together("audio", "document")
    assert not together("voice", "voice")
    assert not together("animation", "photo")
    assert not together("photo", "other")
    assert not together()
