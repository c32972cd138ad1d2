"""What is copied, what only forwarded, and what neither."""

import pytest

from bot.simulator.group import Group
from bot.simulator.people import Person
from tests.simulator.conftest import RawApi


async def test_messages_that_cannot_be_forwarded_can_be_copied(api: RawApi, anna: Person, staff: Group) -> None:
    await api.updates()
    message = await anna.sends_photo(caption="not for others", protected=True)
    [update] = await api.updates()
    assert update["message"]["has_protected_content"] is True
    place = {"chat_id": staff.id, "from_chat_id": anna.id, "message_id": message.message_id}
    assert await api.refused("forwardMessage", **place) == "Bad Request: the message can't be forwarded"
    await api("copyMessage", **place)
    assert (await staff.last()).text == "not for others"


@pytest.mark.parametrize("kind", ["story", "game", "checklist", "hologram"])
async def test_unusual_kinds_are_copied(api: RawApi, anna: Person, staff: Group, kind: str) -> None:
    await api.updates()
    message = await anna.sends_unusual(kind)
    [update] = await api.updates()
    assert kind in update["message"]
    await api("copyMessage", chat_id=staff.id, from_chat_id=anna.id, message_id=message.message_id)
    assert (await staff.last()).kind == kind


@pytest.mark.parametrize("kind", ["paid_media", "giveaway", "quiz"])
async def test_some_are_only_forwarded_and_protected_not_at_all(
    api: RawApi, anna: Person, staff: Group, kind: str
) -> None:
    async def send(*, protected: bool) -> int:
        if kind == "quiz":
            return (await anna.sends_poll("2 + 2?", ["4", "5"], quiz=True, protected=protected)).message_id
        return (await anna.sends_unusual(kind, protected=protected)).message_id

    place = {"chat_id": staff.id, "from_chat_id": anna.id}
    free, bound = await send(protected=False), await send(protected=True)
    for message_id in (free, bound):
        assert await api.refused("copyMessage", **place, message_id=message_id) == (
            "Bad Request: the message can't be copied"
        )
    await api("forwardMessage", **place, message_id=free)
    assert (await staff.last()).view["forwarded_from"] == "Anna Petrosyan"
    assert await api.refused("forwardMessage", **place, message_id=bound) == (
        "Bad Request: the message can't be forwarded"
    )


async def test_copies_and_forwards_go_into_topics(api: RawApi, anna: Person, olga: Person, staff: Group) -> None:
    thread = await staff.opens_topic(olga, "Anna")
    poll = await anna.sends_poll("Which?", ["this", "that"])
    place = {"chat_id": staff.id, "message_thread_id": thread, "from_chat_id": anna.id}
    await api("copyMessage", **place, message_id=poll.message_id)
    await api("forwardMessage", **place, message_id=poll.message_id)
    await api("copyMessages", **place, message_ids=[poll.message_id])
    assert [seen.kind for seen in await staff.messages(thread)] == ["service", "poll", "poll", "poll"]


async def test_what_came_with_a_reply_keyboard_is_never_edited(api: RawApi, anna: Person) -> None:
    for markup in ({"keyboard": [[{"text": "No"}]]}, {"remove_keyboard": True}, {"force_reply": True}):
        sent = await api("sendMessage", chat_id=anna.id, text="?", reply_markup=markup)
        assert await api.refused("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="!") == (
            "Bad Request: message can't be edited"
        )
