"""Places in a group: every status, anonymity, and a bot that is thrown out and comes back."""

from typing import Any

from bot.simulator.group import Group
from bot.simulator.people import People, Person
from tests.simulator.conftest import RawApi


async def test_every_status_as_the_bot_is_told(people: People, api: RawApi, olga: Person, staff: Group) -> None:
    nare = await people.person("Nare")

    async def told() -> dict[str, Any]:
        answer: dict[str, Any] = await api("getChatMember", chat_id=staff.id, user_id=nare.id)
        return answer

    assert (await told())["status"] == "left"  # known to Telegram, never in the group
    for status in ("member", "administrator", "left", "kicked"):
        await staff.sets(nare.id, status)
        assert (await told())["status"] == status
    await staff.sets(nare.id, "restricted", rights={"can_send_messages": False})
    assert ((await told())["is_member"], (await told())["can_send_messages"]) == (True, False)
    await staff.sets(nare.id, "restricted", is_member=False)
    assert ((await told())["status"], (await told())["is_member"]) == ("restricted", False)
    await staff.sets(nare.id, "administrator", anonymous=True, title="Barista")
    assert ((await told())["is_anonymous"], (await told())["custom_title"]) == (True, "Barista")
    owner = await api("getChatMember", chat_id=staff.id, user_id=olga.id)
    assert (owner["status"], owner["is_anonymous"]) == ("creator", False)
    admins = await api("getChatAdministrators", chat_id=staff.id)
    assert [one["user"]["first_name"] for one in admins] == ["Olga", "Regulars", "Nare"]


async def test_an_anonymous_administrator_signs_with_a_title_and_taps_as_themselves(
    people: People, api: RawApi, staff: Group
) -> None:
    nare = await people.person("Nare")
    await staff.sets(nare.id, "administrator", anonymous=True, title="Barista")
    await api.updates()
    question = await nare.sends("who am I?", chat=staff)
    [update] = await api.updates()
    message = update["message"]
    assert (message["from"]["id"], message["sender_chat"]["id"]) == (1087968824, staff.id)
    assert (message["author_signature"], question.view["signature"]) == ("Barista", "Barista")
    button = {"inline_keyboard": [[{"text": "Take", "callback_data": "take"}]]}
    await api("sendMessage", chat_id=staff.id, text="?", reply_markup=button)
    await nare.taps(await nare.sees(after=question), "Take", wait=0)
    [update] = await api.updates()
    assert update["callback_query"]["from"]["id"] == nare.id


async def test_a_bot_is_thrown_out_and_comes_back(api: RawApi, staff: Group) -> None:
    bot = (await api("getMe"))["id"]
    await api.updates()
    await staff.sets_bot("kicked")
    updates = await api.updates()
    [change] = [update["my_chat_member"] for update in updates if "my_chat_member" in update]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("administrator", "kicked")
    assert [u["message"]["left_chat_member"]["id"] for u in updates if "message" in u] == [bot]
    for method in ("sendMessage", "createForumTopic"):
        fields = {"text": "x"} if method == "sendMessage" else {"name": "x"}
        assert await api.refused(method, chat_id=staff.id, **fields) == (
            "Forbidden: bot was kicked from the supergroup chat"
        )
    await staff.sets_bot("administrator")
    await api("sendMessage", chat_id=staff.id, text="back")
    [change] = [update["my_chat_member"] for update in await api.updates() if "my_chat_member" in update]
    assert change["new_chat_member"]["can_manage_topics"] is True


async def test_a_bot_loses_its_rights(api: RawApi, olga: Person, staff: Group) -> None:
    message = await olga.sends("hi", chat=staff)
    await staff.sets_bot("administrator", rights={"can_pin_messages": False, "can_delete_messages": False})
    place = {"chat_id": staff.id, "message_id": message.message_id}
    assert await api.refused("pinChatMessage", **place) == (
        "Bad Request: not enough rights to manage pinned messages in the chat"
    )
    assert await api.refused("deleteMessage", **place) == "Bad Request: message can't be deleted"
    await staff.sets_bot("restricted", rights={"can_send_messages": False, "can_send_photos": False})
    assert await api.refused("sendMessage", chat_id=staff.id, text="x") == (
        "Bad Request: not enough rights to send text messages to the chat"
    )


async def test_two_days_are_the_limit_for_deleting_in_groups_too(
    people: People, api: RawApi, olga: Person, staff: Group
) -> None:
    thread = await staff.opens_topic(olga, "Old")
    old = await api("sendMessage", chat_id=staff.id, message_thread_id=thread, text="old")
    await people.later(hours=48)
    new = await api("sendMessage", chat_id=staff.id, message_thread_id=thread, text="new")
    ids = [old["message_id"], new["message_id"]]
    for method, what in (("deleteMessage", {"message_id": ids[0]}), ("deleteMessages", {"message_ids": ids})):
        assert await api.refused(method, chat_id=staff.id, **what) == "Bad Request: message can't be deleted"
    await api("deleteMessages", chat_id=staff.id, message_ids=[ids[1], 9_999])
    await api("deleteForumTopic", chat_id=staff.id, message_thread_id=thread)  # a topic goes with all it holds
