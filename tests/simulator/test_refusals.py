"""Each refusal in Telegram's own words, asked for by a raw client."""

from typing import Any

import pytest

from bot.simulator.group import Group
from bot.simulator.people import People, Person
from bot.simulator.server import Simulator
from tests.simulator.conftest import RawApi


def keyboard(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Yes", **button}]]}


@pytest.mark.parametrize(
    ("method", "fields", "words"),
    [
        ("sendMessage", {"text": "hi"}, "Bad Request: chat_id is empty"),
        ("sendMessage", {"chat_id": "ANNA"}, "Bad Request: message text is empty"),
        ("sendMessage", {"chat_id": "ANNA", "text": " \n "}, "Bad Request: message text is empty"),
        ("sendMessage", {"chat_id": 999, "text": "hi"}, "Bad Request: chat not found"),
        ("sendMessage", {"chat_id": "@nobody_here", "text": "hi"}, "Bad Request: chat not found"),
        ("sendMessage", {"chat_id": -100999, "text": "hi"}, "Bad Request: chat not found"),
        ("sendMessage", {"chat_id": "ANNA", "text": "x" * 4097}, "Bad Request: message is too long"),
        (
            "sendMessage",
            {"chat_id": "ANNA", "text": "x", "message_thread_id": 7},
            "Bad Request: message thread not found",
        ),
        (
            "sendMessage",
            {"chat_id": "ANNA", "text": "x", "parse_mode": "BBCode"},
            "Bad Request: unsupported parse_mode",
        ),
        (
            "sendMessage",
            {"chat_id": "ANNA", "text": "x", "reply_parameters": {"message_id": 99}},
            "Bad Request: message to be replied not found",
        ),
        (
            "sendMessage",
            {"chat_id": "ANNA", "text": "x", "reply_markup": keyboard(callback_data="x" * 65)},
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        (
            "sendMessage",
            {"chat_id": "ANNA", "text": "x", "reply_markup": keyboard()},
            "Bad Request: Text buttons are unallowed in the inline keyboard",
        ),
        ("sendPhoto", {"chat_id": "ANNA"}, "Bad Request: there is no photo in the request"),
        (
            "sendPhoto",
            {"chat_id": "ANNA", "photo": "no-such-id"},
            "Bad Request: wrong file identifier/HTTP URL specified",
        ),
        ("sendDice", {"chat_id": "ANNA", "emoji": "🐟"}, "Bad Request: wrong dice emoji specified"),
        (
            "sendChatAction",
            {"chat_id": "ANNA", "action": "dancing"},
            "Bad Request: wrong parameter action in request",
        ),
        ("editMessageText", {"chat_id": "ANNA", "text": "x"}, "Bad Request: message identifier is not specified"),
        (
            "editMessageText",
            {"chat_id": "ANNA", "message_id": 99, "text": "x"},
            "Bad Request: message to edit not found",
        ),
        ("editMessageText", {"chat_id": "ANNA", "message_id": 1, "text": "x"}, "Bad Request: message can't be edited"),
        ("deleteMessage", {"chat_id": "ANNA", "message_id": 99}, "Bad Request: message to delete not found"),
        (
            "copyMessage",
            {"chat_id": "ANNA", "from_chat_id": "ANNA", "message_id": 99},
            "Bad Request: message to copy not found",
        ),
        (
            "forwardMessage",
            {"chat_id": "ANNA", "from_chat_id": "ANNA", "message_id": 99},
            "Bad Request: message to forward not found",
        ),
        (
            "setMessageReaction",
            {"chat_id": "ANNA", "message_id": 1, "reaction": [{"type": "emoji", "emoji": "🐟"}]},
            "Bad Request: REACTION_INVALID",
        ),
        (
            "answerCallbackQuery",
            {"callback_query_id": "1"},
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
        ),
        ("getFile", {"file_id": "nothing"}, "Bad Request: invalid file_id"),
        ("createForumTopic", {"chat_id": "ANNA", "name": "T"}, "Bad Request: the chat is not a forum"),
        (
            "setMyCommands",
            {"commands": [{"command": "Ünicode", "description": "x"}]},
            "Bad Request: BOT_COMMAND_INVALID",
        ),
    ],
)
async def test_what_telegram_refuses(
    api: RawApi, anna: Person, method: str, fields: dict[str, Any], words: str
) -> None:
    given = {name: anna.id if value == "ANNA" else value for name, value in fields.items()}
    assert await api.refused(method, **given) == words


async def test_unknown_method_field_and_token(sim: Simulator, api: RawApi, anna: Person) -> None:
    assert (await api.raw("sendMassage"))[0] == 404
    assert '"colour"' in await api.refused("sendMessage", chat_id=anna.id, text="x", colour="red")
    assert '"colour"' in await api.refused(
        "sendMessage", chat_id=anna.id, text="x", reply_markup={"inline_keyboard": [[{"text": "a", "colour": 1}]]}
    )
    stranger = RawApi(api.http, sim.url, "7100000009:AAHsomebody-elses-token-0123456789ab")
    assert await stranger.raw("getMe") == (401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
    assert (await RawApi(api.http, sim.url, "rubbish").raw("getMe"))[0] == 404


async def test_known_but_not_simulated_is_never_ok(api: RawApi, anna: Person) -> None:
    status, answer = await api.raw("sendInvoice", chat_id=anna.id)
    assert status == 501
    assert answer["description"] == "simulator: method sendInvoice is known but not simulated"


async def test_wrong_types(api: RawApi, anna: Person) -> None:
    assert "Integer" in await api.refused("sendMessage", chat_id=anna.id, text="x", message_thread_id="seven")
    assert "Boolean" in await api.refused("sendMessage", chat_id=anna.id, text="x", disable_notification="maybe")
    assert "JSON" in await api.refused("sendMessage", chat_id=anna.id, text="x", reply_markup="{broken")
    assert 'find field "text"' in await api.refused(
        "sendMessage", chat_id=anna.id, text="x", reply_markup={"inline_keyboard": [[{"callback_data": "a"}]]}
    )


async def test_not_modified(api: RawApi, anna: Person) -> None:
    markup = keyboard(callback_data="a")
    sent = await api("sendMessage", chat_id=anna.id, text="<b>Hi</b>", parse_mode="HTML", reply_markup=markup)
    same = {"chat_id": anna.id, "message_id": sent["message_id"], "text": "*Hi*", "parse_mode": "MarkdownV2"}
    refusal = await api.refused("editMessageText", **same, reply_markup=markup)
    assert refusal == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as"
        " a current content and reply markup of the message"
    )
    without_buttons = await api("editMessageText", **same)
    assert "reply_markup" not in without_buttons
    assert "edit_date" not in without_buttons  # only the buttons changed: people see no "edited"
    assert (await api("editMessageText", **same | {"text": "other"}))["text"] == "other"


async def test_blocked_deactivated_and_never_started(people: People, api: RawApi, anna: Person) -> None:
    newcomer = await people.person("Nobody")
    assert await api.refused("sendMessage", chat_id=newcomer.id, text="x") == (
        "Forbidden: bot can't initiate conversation with a user"
    )
    await anna.blocks()
    assert await api.refused("sendMessage", chat_id=anna.id, text="x") == "Forbidden: bot was blocked by the user"
    await anna.unblocks()
    await api("sendMessage", chat_id=anna.id, text="x")
    await people.post("deactivate", user_id=anna.id)
    assert await api.refused("sendMessage", chat_id=anna.id, text="x") == "Forbidden: user is deactivated"


async def test_lengths_are_utf16_units_and_bytes(api: RawApi, anna: Person) -> None:
    smile = "😀"  # two UTF-16 units, four bytes
    await api("sendMessage", chat_id=anna.id, text=smile * 2048)
    assert await api.refused("sendMessage", chat_id=anna.id, text=smile * 2049) == "Bad Request: message is too long"
    await api("sendMessage", chat_id=anna.id, text="<b>" + "x" * 4096 + "</b>", parse_mode="HTML")
    location = await api("sendPoll", chat_id=anna.id, question=smile * 150, options=["a"])
    assert location["poll"]["question"] == smile * 150
    assert await api.refused("sendPoll", chat_id=anna.id, question=smile * 151, options=["a"])
    await api("sendMessage", chat_id=anna.id, text="x", reply_markup=keyboard(callback_data="ж" * 32))
    too_many_bytes = keyboard(callback_data="ж" * 33)
    assert await api.refused("sendMessage", chat_id=anna.id, text="x", reply_markup=too_many_bytes) == (
        "Bad Request: BUTTON_DATA_INVALID"
    )


async def test_old_messages_cannot_be_deleted(people: People, api: RawApi, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="x")
    await people.post("clock", advance_seconds=48 * 3600 + 5)
    place = {"chat_id": anna.id, "message_id": sent["message_id"]}
    assert await api.refused("deleteMessage", **place) == "Bad Request: message can't be deleted for everyone"
    assert await api.refused("editMessageCaption", **place) == (
        "Bad Request: there is no caption in the message to edit"
    )


async def test_group_refusals(people: People, api: RawApi, olga: Person, anna: Person) -> None:
    group = await people.group("Team", owner=olga, bot="absent")
    bot = (await api("getMe"))["id"]
    assert await api.refused("sendMessage", chat_id=group.id, text="x") == "Bad Request: chat not found"
    await group.sets(bot, "restricted", rights={"can_send_messages": False})
    assert await api.refused("sendMessage", chat_id=group.id, text="x") == (
        "Bad Request: not enough rights to send text messages to the chat"
    )
    await group.sets(bot, "member")
    await api("sendMessage", chat_id=group.id, text="x")
    assert "not enough rights" in await api.refused("banChatMember", chat_id=group.id, user_id=anna.id)
    assert "not enough rights" in await api.refused("pinChatMessage", chat_id=group.id, message_id=1)
    await group.sets(bot, "kicked")
    assert await api.refused("sendMessage", chat_id=group.id, text="x") == (
        "Forbidden: bot was kicked from the supergroup chat"
    )


async def test_an_upgraded_group_names_its_successor(people: People, api: RawApi, olga: Person) -> None:
    group = await people.group("Team", owner=olga, supergroup=False)
    old = group.id
    await group.upgrades()
    status, answer = await api.raw("sendMessage", chat_id=old, text="x")
    assert status == 400
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": group.id}
    moved = [update["message"] for update in await api.updates() if "message" in update]
    assert {"migrate_to_chat_id", "migrate_from_chat_id"} <= {name for message in moved for name in message}
    await api("sendMessage", chat_id=group.id, text="x")


async def test_topic_refusals(api: RawApi, staff: Group, olga: Person) -> None:
    bot = (await api("getMe"))["id"]
    theirs = await staff.opens_topic(olga, "Theirs")
    place = {"chat_id": staff.id, "message_thread_id": theirs}
    assert await api.refused("reopenForumTopic", **place) == "Bad Request: TOPIC_NOT_MODIFIED"
    await api("closeForumTopic", **place)
    await api("sendMessage", **place, text="an administrator may still write")
    await staff.sets(bot, "member")
    assert await api.refused("sendMessage", **place, text="x") == "Bad Request: TOPIC_CLOSED"
    assert await api.refused("createForumTopic", chat_id=staff.id, name="N") == (
        "Bad Request: not enough rights to create a topic"
    )
    assert await api.refused("reopenForumTopic", **place) == "Bad Request: not enough rights to close or open the topic"
    await staff.changes_topic(olga, theirs, "delete")
    assert await api.refused("sendMessage", **place, text="x") == "Bad Request: message thread not found"
    await staff.sets(bot, "administrator")
    assert await api.refused("editForumTopic", **place, name="N") == "Bad Request: TOPIC_ID_INVALID"
