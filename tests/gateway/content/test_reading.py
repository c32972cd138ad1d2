"""Reading and keeping: any JSON is taken, and what is kept comes back as it was."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gateway.content import Content, Where, describe, editing, parts, read, sendings
from bot.gateway.content.kinds import KINDS
from bot.gateway.sender.breaks import units

NAMES = st.sampled_from(
    [
        *(*KINDS, "caption", "entities", "caption_entities", "type", "offset", "length", "url", "user", "id"),
        *("file_id", "width", "height", "latitude", "longitude", "title", "address", "phone_number", "first_name"),
        *("poll", "question", "forward_origin", "sender_user", "has_media_spoiler", "link_preview_options", "duration"),
    ]
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.sampled_from(["bold", "text_link", "text_mention", "pre", "\ud800", "𝄞 ok", 2**70]),
)
ODD = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=6), max_leaves=40
)


@given(ODD)
def test_no_shape_raises_and_all_of_it_can_be_kept_and_sent(message: Any) -> None:
    content = read(message)
    assert Content.loads(content.dumps()) == content
    for call in sendings(content, Where(1), (1, 2)):
        json.dumps(call.params, allow_nan=False).encode()
    editing(content, 1, 2)
    assert units(describe(content)[1]) <= 60


TEXTS = st.text(st.sampled_from("ab 😀é\n👍🏽።։"), max_size=60)
ENTITIES = st.lists(
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(["bold", "italic", "text_link", "mention", "custom_emoji", "nonsense"]),
            "offset": st.integers(-1, 80),
            "length": st.integers(-1, 80),
        },
        optional={"url": st.just("https://example.org/"), "custom_emoji_id": st.just("5")},
    )
)


@given(TEXTS, ENTITIES)
def test_entities_are_those_a_bot_may_send_and_stand_inside_the_text(text: str, entities: Any) -> None:
    content = read({"text": text, "entities": entities})
    assert all(any(one.items() <= entity.items() for entity in entities) for one in content.entities)
    for entity in entities:
        inside = entity["offset"] >= 0 < entity["length"] and entity["offset"] + entity["length"] <= units(text)
        needs = {"bold": (), "italic": (), "text_link": ("url",), "custom_emoji": ("custom_emoji_id",)}
        complete = all(name in entity for name in needs.get(entity["type"], ("nothing known",)))
        if text and inside and complete:
            assert any(entity["type"] == one["type"] and entity["offset"] == one["offset"] for one in content.entities)


@given(st.lists(st.sampled_from(["Բարև ձեզ։ ", "😀" * 50, "word ", "\n\n", "x" * 300]), min_size=1, max_size=60))
def test_parts_say_all_of_it_with_the_same_styles(pieces: list[str]) -> None:
    text, entities, at = "".join(pieces), [], 0
    for number, piece in enumerate(pieces):
        entities.append({"type": ("bold", "code", "spoiler")[number % 3], "offset": at, "length": units(piece)})
        at += units(piece)
    for kind in ("text", "photo"):
        content = Content(kind, text, tuple(entities), file_id="f")
        said = parts(content)
        assert all(units(one.text) <= 4096 for one in said)
        assert units(said[0].text) <= (4096 if kind == "text" else 1024)
        assert (said[0].kind, said[0].file_id) == (kind, "f")
        assert styled(said) == styled([content])


def styled(contents: Any) -> list[tuple[str, str]]:
    """Every character but white space with the style it has."""
    shown = []
    for content in contents:
        raw = content.text.encode("utf-16-le")
        for entity in content.entities:
            start = 2 * entity["offset"]
            run = raw[start : start + 2 * entity["length"]].decode("utf-16-le")
            shown += [(char, entity["type"]) for char in run if not char.isspace()]
    return shown


def test_the_same_content_is_always_the_same_text() -> None:
    one = read({"venue": {"title": "Cafe", "address": "Here", "location": {"latitude": 1.5, "longitude": 2}}})
    other = read({"venue": {"location": {"longitude": 2, "latitude": 1.5}, "address": "Here", "title": "Cafe"}})
    assert one.dumps() == other.dumps()


def test_what_a_later_version_kept_is_read() -> None:
    assert Content.loads('{"kind": "text", "text": "Hi", "mood": "calm"}') == Content("text", "Hi")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"kind": 3}', "nonsense"])
def test_what_is_no_content_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Content.loads(text)


SIZES = [{"file_id": "small", "width": 90, "height": 90}, {"file_id": "large", "width": 900, "height": 600}]
FILE = {"file_id": "f", "file_unique_id": "u"}
PLACE = {"latitude": 40.5, "longitude": 44.25, "live_period": 900}


@pytest.mark.parametrize(
    ("message", "kind", "file_id", "line"),
    [
        ({"photo": SIZES[::-1], "caption": "two\nlines"}, "photo", "large", "two lines"),
        ({"animation": FILE, "document": FILE | {"file_id": "other"}}, "animation", "f", ""),
        ({"animation": {}, "document": FILE | {"file_name": "a.gif"}}, "document", "f", "a.gif"),
        ({"live_photo": FILE, "photo": SIZES}, "live_photo", "f", ""),
        ({"live_photo": {}, "photo": SIZES}, "photo", "large", ""),
        ({"voice": FILE | {"duration": 67}}, "voice", "f", "1:07"),
        ({"audio": FILE | {"performer": "Komitas", "title": "Krunk"}}, "audio", "f", "Komitas – Krunk"),
        ({"sticker": FILE | {"emoji": "👍"}}, "sticker", "f", "👍"),
        ({"location": PLACE}, "location", None, "40.50000, 44.25000"),
        ({"venue": {"location": PLACE, "title": "Cafe", "address": "Here"}, "location": PLACE}, "venue", None, "Cafe"),
        ({"venue": {"location": PLACE, "title": "Cafe", "address": ""}, "location": PLACE}, "location", None, None),
        ({"contact": {"phone_number": "+1", "first_name": "Ani", "last_name": "G"}}, "contact", None, "Ani G"),
        ({"contact": {"first_name": "Ani"}}, "other", None, ""),
        ({"poll": {"question": "Tea?"}}, "other", None, "Tea?"),
        ({"story": {"id": 3}}, "other", None, ""),
        ({"paid_media": {"star_count": 5}, "caption": "dear"}, "other", None, ""),
        ({"text": "a" * 100}, "text", None, "a" * 59 + "…"),
        ({"text": ""}, "other", None, ""),
        ({"text": "", "sticker": FILE}, "sticker", "f", ""),
    ],
)
def test_what_a_message_is_taken_for(message: Any, kind: str, file_id: str | None, line: str | None) -> None:
    content = read(message)
    assert (content.kind, content.file_id) == (kind, file_id)
    if line is not None:
        assert describe(content) == ("photo" if kind == "live_photo" else kind, line)


def test_a_live_photo_is_sent_with_its_still_picture_and_a_live_location_as_it_stands() -> None:
    [live] = sendings(read({"live_photo": FILE, "photo": SIZES}), Where(1))
    assert (live.method, live.params["live_photo"], live.params["photo"]) == ("sendLivePhoto", "f", "large")
    [place] = sendings(read({"location": PLACE}), Where(1))
    assert place.params == {"chat_id": 1, "latitude": 40.5, "longitude": 44.25}


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        ({"type": "user", "sender_user": {"first_name": "Ani"}}, "Ani"),
        ({"type": "hidden_user", "sender_user_name": "Somebody"}, "Somebody"),
        ({"type": "channel", "chat": {"title": "News"}}, "News"),
        (None, ""),
    ],
)
def test_whose_words_a_forward_has(origin: Any, name: str) -> None:
    assert read({"text": "Hi", "forward_origin": origin}).origin == name
