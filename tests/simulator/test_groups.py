"""Groups: who hears what, topics, rights, anonymous administrators."""

from typing import Any

import pytest

from bot.simulator.group import Group
from bot.simulator.people import People, PeopleError, Person
from tests.simulator.conftest import RawApi


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates if "text" in update.get("message", {})]


async def test_privacy_mode_hides_what_is_not_for_the_bot(people: People, api: RawApi, olga: Person) -> None:
    group = await people.group("Friends", owner=olga, bot="member")
    await api.updates()
    sent = await api("sendMessage", chat_id=group.id, text="hello")
    hello = (await group.messages())[-1]
    assert hello.message_id == sent["message_id"]
    for text in ("between us", "/help", "hey @regulars_bot"):
        await olga.sends(text, chat=group)
    await olga.sends("an answer", chat=group, reply_to=hello)
    assert texts(await api.updates()) == ["/help", "hey @regulars_bot", "an answer"]
    await group.sets((await api("getMe"))["id"], "administrator")
    await olga.sends("now you hear all", chat=group)
    assert texts(await api.updates()) == ["now you hear all"]


async def test_the_bot_hears_that_it_was_added_and_leaves(people: People, api: RawApi, olga: Person) -> None:
    group = await people.group("Strangers", owner=olga, bot="member")
    updates = await api.updates()
    [change] = [update["my_chat_member"] for update in updates if "my_chat_member" in update]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("left", "member")
    assert change["from"]["id"] == olga.id
    assert any("new_chat_members" in update.get("message", {}) for update in updates)
    await api("leaveChat", chat_id=group.id)
    assert await api.refused("sendMessage", chat_id=group.id, text="x") == (
        "Forbidden: bot is not a member of the supergroup chat"
    )
    assert "bot is not a member" in await api.refused("getChat", chat_id=group.id)


async def test_topics_by_bots_and_by_people(people: People, api: RawApi, staff: Group, olga: Person) -> None:
    await api.updates()
    created = await api("createForumTopic", chat_id=staff.id, name="Anna · gold", icon_color=7322096)
    thread = created["message_thread_id"]
    sent = await api("sendMessage", chat_id=staff.id, message_thread_id=thread, text="A question")
    assert (sent["is_topic_message"], sent["message_thread_id"]) == (True, thread)
    await api("editForumTopic", chat_id=staff.id, message_thread_id=thread, name="Anna · VIP")
    assert await staff.topics() == {"Anna · VIP": thread}
    await olga.sends("An answer", chat=staff, topic=thread)
    await olga.sends("In General", chat=staff)
    in_topic, general = [u["message"] for u in await api.updates() if "text" in u.get("message", {})]
    assert (in_topic["message_thread_id"], in_topic["is_topic_message"]) == (thread, True)
    assert "forum_topic_created" in in_topic["reply_to_message"]  # which is no reply of the person's
    assert "message_thread_id" not in general
    assert await api.refused("sendMessage", chat_id=staff.id, message_thread_id=1, text="x") == (
        "Bad Request: message thread not found"
    )
    assert await api.refused("deleteMessage", chat_id=staff.id, message_id=thread) == (
        "Bad Request: message can't be deleted"
    )
    written = [seen.text for seen in await staff.messages(thread) if seen.kind == "text"]
    assert written == ["A question", "An answer"]
    await api("closeForumTopic", chat_id=staff.id, message_thread_id=thread)
    await api("reopenForumTopic", chat_id=staff.id, message_thread_id=thread)
    await api("deleteForumTopic", chat_id=staff.id, message_thread_id=thread)
    assert await staff.messages(thread) == []


async def test_replies_form_threads_where_there_are_no_topics(people: People, api: RawApi, olga: Person) -> None:
    group = await people.group("Team", owner=olga)
    root = await olga.sends("root", chat=group)
    reply = await olga.sends("reply", chat=group, reply_to=root)
    await olga.sends("reply to the reply", chat=group, reply_to=reply)
    threads = [u["message"].get("message_thread_id") for u in await api.updates() if "text" in u.get("message", {})]
    assert threads == [None, root.message_id, root.message_id]


async def test_a_closed_topic_is_closed_for_members(staff: Group, olga: Person, anna: Person) -> None:
    thread = await staff.opens_topic(olga, "News")
    await staff.changes_topic(olga, thread, "close")
    with pytest.raises(PeopleError, match="the topic News is closed"):
        await anna.sends("but", chat=staff, topic=thread)
    await olga.sends("the owner may", chat=staff, topic=thread)


async def test_an_anonymous_administrator_is_the_group(api: RawApi, staff: Group, anna: Person) -> None:
    await staff.sets(anna.id, "administrator", anonymous=True)
    await api.updates()
    seen = await anna.sends("who am I?", chat=staff)
    [update] = await api.updates()
    message = update["message"]
    assert message["sender_chat"]["id"] == staff.id
    assert message["from"]["username"] == "GroupAnonymousBot"
    assert seen.sender == "Staff"


async def test_members_come_and_go(people: People, api: RawApi, staff: Group) -> None:
    boris = await people.person("Boris")
    assert (await api("getChatMember", chat_id=staff.id, user_id=boris.id))["status"] == "left"
    count = await api("getChatMemberCount", chat_id=staff.id)
    await staff.joins(boris)
    assert await api("getChatMemberCount", chat_id=staff.id) == count + 1
    await api("banChatMember", chat_id=staff.id, user_id=boris.id)
    assert (await api("getChatMember", chat_id=staff.id, user_id=boris.id))["status"] == "kicked"
    with pytest.raises(PeopleError, match="Boris is not in Staff"):
        await boris.sends("let me in", chat=staff)
    await api("unbanChatMember", chat_id=staff.id, user_id=boris.id)
    assert (await api("getChatMember", chat_id=staff.id, user_id=boris.id))["status"] == "left"
    assert await api.refused("getChatMember", chat_id=staff.id, user_id=12345) == "Bad Request: PARTICIPANT_ID_INVALID"


async def test_pins(api: RawApi, staff: Group) -> None:
    first = (await api("sendMessage", chat_id=staff.id, text="card"))["message_id"]
    second = (await api("sendMessage", chat_id=staff.id, text="queue"))["message_id"]
    for message_id in (first, second):
        await api("pinChatMessage", chat_id=staff.id, message_id=message_id)
    assert (await api("getChat", chat_id=staff.id))["pinned_message"]["message_id"] == second
    await api("unpinChatMessage", chat_id=staff.id)
    assert (await staff.view())["pinned"] == [first]
    await api("unpinAllChatMessages", chat_id=staff.id)
    assert await api.refused("unpinChatMessage", chat_id=staff.id) == "Bad Request: message to unpin not found"


async def test_copies_and_forwards_keep_albums_and_refuse_the_protected(
    api: RawApi, staff: Group, anna: Person
) -> None:
    album = await anna.sends_album([{"kind": "photo", "text": "one"}, {"kind": "video"}])
    ids = [part.message_id for part in album]
    copied = await api("copyMessages", chat_id=staff.id, from_chat_id=anna.id, message_ids=ids)
    parts = (await staff.messages())[-2:]
    assert [part.message_id for part in parts] == [one["message_id"] for one in copied]
    assert len({part.view["album"] for part in parts}) == 1
    assert parts[0].view["album"] != album[0].view["album"]
    await api("copyMessage", chat_id=staff.id, from_chat_id=anna.id, message_id=ids[0], caption="two")
    assert (await staff.messages())[-1].text == "two"
    secret = await api("sendMessage", chat_id=anna.id, text="for you only", protect_content=True)
    place = {"chat_id": staff.id, "from_chat_id": anna.id, "message_id": secret["message_id"]}
    assert await api.refused("forwardMessage", **place) == "Bad Request: the message can't be forwarded"
    await api("copyMessage", **place)  # to bots only forwarding is forbidden
    assert (await staff.messages())[-1].text == "for you only"


async def test_moderators_delete_any_message(api: RawApi, staff: Group, anna: Person) -> None:
    message = await anna.sends("rude", chat=staff)
    place = {"chat_id": staff.id, "message_id": message.message_id}
    await staff.sets((await api("getMe"))["id"], "administrator", rights={"can_delete_messages": False})
    assert await api.refused("deleteMessage", **place) == "Bad Request: message can't be deleted"
    await staff.sets((await api("getMe"))["id"], "administrator")
    await api("deleteMessage", **place)
    assert "rude" not in [seen.text for seen in await staff.messages()]
