"""Albums: sent anew by id, refused where kinds do not mix, late in parts, edited."""

from typing import Any

import pytest

from bot.simulator.group import Group
from bot.simulator.people import People, PeopleError, Person
from tests.simulator.conftest import RawApi


async def media(api: RawApi, person: Person, *kinds: str) -> list[dict[str, str]]:
    """Have a person send a file of each kind; return them as InputMedia by their file ids."""
    items = []
    for kind in kinds:
        await api.updates()
        await person.sends_media(kind)
        [update] = await api.updates()
        sent = update["message"][kind]
        items.append({"type": kind, "media": (sent[-1] if isinstance(sent, list) else sent)["file_id"]})
    return items


async def test_files_are_sent_again_by_id_in_a_topic(api: RawApi, anna: Person, olga: Person, staff: Group) -> None:
    thread = await staff.opens_topic(olga, "Anna")
    for kinds in (("photo", "video", "photo"), ("document", "document"), ("audio", "audio")):
        items = await media(api, anna, *kinds)
        parts = await api("sendMediaGroup", chat_id=staff.id, message_thread_id=thread, media=items)
        assert len({part["media_group_id"] for part in parts}) == 1
        assert [next(kind for kind in kinds if kind in part) for part in parts] == list(kinds)
        assert {part["message_thread_id"] for part in parts} == {thread}


async def test_kinds_that_do_not_mix(api: RawApi, anna: Person) -> None:
    photo, document, audio, animation = await media(api, anna, "photo", "document", "audio", "animation")
    for items, words in (
        ([photo, document], "document can't be mixed with other media types"),
        ([audio, photo], "audio can't be mixed with other media types"),
        ([photo, animation], "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup"),
        ([photo] * 11, "too many messages to send as an album"),
        ([], "there are no messages to send"),
    ):
        assert await api.refused("sendMediaGroup", chat_id=anna.id, media=items) == f"Bad Request: {words}"
    [alone] = await api("sendMediaGroup", chat_id=anna.id, media=[photo])
    assert "media_group_id" not in alone


async def test_parts_may_come_late_and_one_by_one(api: RawApi, anna: Person) -> None:
    await api.updates()
    parts = await anna.sends_album([{"kind": "photo"}, {"kind": "video"}], spread_ms=30)
    late = await anna.sends_media("photo", album=parts[0].album)
    batches: list[list[dict[str, Any]]] = []
    while sum(len(batch) for batch in batches) < 3:
        batches.append(await api.updates(limit=1))
    groups = {update["message"]["media_group_id"] for batch in batches for update in batch}
    assert groups == {late.album}


async def test_parts_and_captions_are_edited(api: RawApi, anna: Person) -> None:
    first, second = await anna.sends_album([{"kind": "photo", "text": "one"}, {"kind": "photo"}])
    await api.updates()
    await anna.edits(second, "two")
    await anna.edits_media(first, "video")
    await anna.edits(first, "")
    added, replaced, bare = [update["edited_message"] for update in await api.updates()]
    assert (added["caption"], added["media_group_id"]) == ("two", second.album)
    assert added["edit_date"] >= added["date"]
    assert replaced["caption"] == "one"
    assert "video" in replaced
    assert "caption" not in bare
    with pytest.raises(PeopleError, match="no document takes the place of a video"):
        await anna.edits_media(first, "document")


async def test_single_parts_are_copied_as_no_album(api: RawApi, anna: Person, staff: Group) -> None:
    parts = await anna.sends_album([{"kind": "photo"}, {"kind": "video"}])
    await api("copyMessages", chat_id=staff.id, from_chat_id=anna.id, message_ids=[parts[0].message_id])
    assert (await staff.last()).album is None


async def test_any_update_may_come_twice(people: People, api: RawApi, anna: Person, olga: Person) -> None:
    await olga.starts()
    await api.updates()
    await people.fault("duplicate_update", chat_id=anna.id)
    await anna.sends("one")
    await olga.sends("two")
    await anna.sends("three")
    seen: list[dict[str, Any]] = []
    while batch := await api("getUpdates", offset=seen[-1]["update_id"] + 1 if seen else 0):
        seen += batch
        if len(seen) > 9:
            break
    assert [update["message"]["text"] for update in seen] == ["one", "two", "three", "one", "three"]
