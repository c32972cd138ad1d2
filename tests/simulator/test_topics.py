"""Forum topics: who may do what, what bots hear of it, and where messages go."""

from typing import Any

from bot.simulator.group import Group
from bot.simulator.people import People, Person
from tests.simulator.conftest import RawApi


def services(updates: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    """The service messages about topics and pins, with the topic they stand in."""
    known = (
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
        "pinned_message",
    )
    messages = [update["message"] for update in updates if "message" in update]
    return [(name, message.get("message_thread_id")) for message in messages for name in known if name in message]


async def test_a_bot_hears_of_the_topics_it_makes_and_the_messages_it_pins(api: RawApi, staff: Group) -> None:
    await api.updates()
    made = await api("createForumTopic", chat_id=staff.id, name="Anna")
    place = {"chat_id": staff.id, "message_thread_id": made["message_thread_id"]}
    card = await api("sendMessage", **place, text="card")
    await api("pinChatMessage", chat_id=staff.id, message_id=card["message_id"])
    await api("editForumTopic", **place, name="Anna · gold")
    await api("closeForumTopic", **place)
    await api("reopenForumTopic", **place)
    thread = made["message_thread_id"]
    heard = [
        "forum_topic_created",
        "pinned_message",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
    ]
    updates = await api.updates()
    assert services(updates) == [(name, thread) for name in heard]
    assert updates[1]["message"]["pinned_message"]["message_id"] == card["message_id"]
    assert [seen.text for seen in await staff.pinned(thread)] == ["card"]
    assert not any(update["message"].get("text") == "card" for update in updates), "what it says itself it never hears"


async def test_nobody_hears_of_a_deleted_topic(api: RawApi, olga: Person, staff: Group) -> None:
    thread = await staff.opens_topic(olga, "Gone")
    question = await olga.sends("?", chat=staff, topic=thread)
    await api.updates()
    await staff.changes_topic(olga, thread, "delete")
    assert await api.updates() == []
    place = {"chat_id": staff.id, "message_thread_id": thread}
    assert await api("sendChatAction", **place, action="typing")  # Telegram does not look
    for fields, words in (
        ({}, "message thread not found"),
        ({"reply_parameters": {"message_id": question.message_id}}, "message to be replied not found"),
        (
            {"reply_parameters": {"message_id": question.message_id, "allow_sending_without_reply": True}},
            "message thread not found",
        ),
    ):
        assert await api.refused("sendMessage", **place, text="x", **fields) == f"Bad Request: {words}"
    for method in ("closeForumTopic", "reopenForumTopic", "deleteForumTopic"):
        assert await api.refused(method, **place) == "Bad Request: TOPIC_ID_INVALID"
    assert await api.refused("editForumTopic", **place, name="x") == "Bad Request: TOPIC_ID_INVALID"


async def test_a_reply_stays_in_the_topic_of_what_it_answers(api: RawApi, olga: Person, staff: Group) -> None:
    thread = await staff.opens_topic(olga, "News")
    question = await olga.sends("?", chat=staff, topic=thread)
    answer = await api("sendMessage", chat_id=staff.id, text="!", reply_parameters={"message_id": question.message_id})
    assert answer["message_thread_id"] == thread


async def test_replies_in_general_carry_a_thread_that_is_no_topic(api: RawApi, olga: Person, staff: Group) -> None:
    first = await olga.sends("first", chat=staff)
    await api.updates()
    await olga.sends("second", chat=staff, reply_to=first)
    [update] = await api.updates()
    assert update["message"]["message_thread_id"] == first.message_id
    assert "is_topic_message" not in update["message"]
    place = {"chat_id": staff.id, "message_thread_id": first.message_id}
    assert await api.refused("sendMessage", **place, text="x") == "Bad Request: message thread not found"


async def test_icons_come_from_telegram_s_list(api: RawApi, staff: Group) -> None:
    icon = next(one for one in await api("getForumTopicIconStickers") if one["emoji"] == "🔥")["custom_emoji_id"]
    made = await api("createForumTopic", chat_id=staff.id, name="Hot", icon_custom_emoji_id=icon)
    assert (await staff.topic("Hot")).icon == "🔥"
    place = {"chat_id": staff.id, "message_thread_id": made["message_thread_id"]}
    assert await api.refused("createForumTopic", chat_id=staff.id, name="x", icon_custom_emoji_id="1") == (
        "Bad Request: DOCUMENT_INVALID"
    )
    assert await api("editForumTopic", **place)
    assert await api.refused("editForumTopic", **place, icon_custom_emoji_id=icon) == "Bad Request: TOPIC_NOT_MODIFIED"
    await api("editForumTopic", **place, icon_custom_emoji_id="")
    assert (await staff.topic("Hot")).icon == ""


async def test_rights_over_topics(api: RawApi, olga: Person, staff: Group) -> None:
    theirs = await staff.opens_topic(olga, "Theirs")
    own = (await api("createForumTopic", chat_id=staff.id, name="Own"))["message_thread_id"]
    await staff.sets_bot("administrator", rights={"can_manage_topics": False, "can_delete_messages": False})
    place = {"chat_id": staff.id, "message_thread_id": theirs}
    for method, words, fields in (
        ("createForumTopic", "not enough rights to create a topic", {"chat_id": staff.id, "name": "x"}),
        ("editForumTopic", "not enough rights to edit the topic", {**place, "name": "x"}),
        ("closeForumTopic", "not enough rights to close or open the topic", place),
        ("deleteForumTopic", "not enough rights to delete the topic", place),
    ):
        assert await api.refused(method, **fields) == f"Bad Request: {words}"
    await staff.changes_topic(olga, theirs, "close")
    await staff.changes_topic(olga, own, "close")
    assert await api.refused("sendMessage", **place, text="x") == "Bad Request: TOPIC_CLOSED"
    await api("sendMessage", chat_id=staff.id, message_thread_id=own, text="one's own takes it all the same")
    assert (await staff.topic(own)).closed


async def test_topics_are_turned_on_later(people: People, api: RawApi, olga: Person) -> None:
    group = await people.group("Team", owner=olga, supergroup=False)
    await group.turns_topics()
    assert (await api("getChat", chat_id=group.id))["is_forum"] is True
    thread = (await api("createForumTopic", chat_id=group.id, name="First"))["message_thread_id"]
    await group.turns_topics(on=False)
    assert await api.refused("sendMessage", chat_id=group.id, message_thread_id=thread, text="x") == (
        "Bad Request: message thread not found"
    )
    assert await api.refused("createForumTopic", chat_id=group.id, name="x") == "Bad Request: the chat is not a forum"


async def test_people_pin_in_topics_and_nobody_hears_of_unpinning(api: RawApi, olga: Person, staff: Group) -> None:
    thread = await staff.opens_topic(olga, "News")
    message = await olga.sends("read this", chat=staff, topic=thread)
    await api.updates()
    await olga.pins(message)
    assert services(await api.updates()) == [("pinned_message", thread)]
    await olga.pins(message, on=False)
    assert await api.updates() == []
    assert await staff.pinned(thread) == []
