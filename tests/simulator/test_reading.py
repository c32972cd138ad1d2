"""Everything the simulator says is judged by aiogram's models of the same Bot API, before and after setting it."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from bot.simulator.group import Group
from bot.simulator.people import Person
from tests.simulator.conftest import RawApi


def judged(method: str, result: Any) -> Any:
    """Parse a result as the type the method promises; raises where it is not that."""
    from aiogram import methods  # takes seconds to import, so only where it judges

    kind = getattr(methods, method[0].upper() + method[1:])
    return TypeAdapter(kind.__returning__).validate_python(result)


@pytest.mark.parametrize(
    ("method", "fields"),
    [
        ("getMe", {}),
        ("getUpdates", {}),
        ("getWebhookInfo", {}),
        ("getMyCommands", {"scope": {"type": "all_private_chats"}, "language_code": "hy"}),
        ("getMyName", {"language_code": "fa"}),
        ("getMyDescription", {}),
        ("getMyShortDescription", {}),
        ("getChatMenuButton", {}),
        ("getForumTopicIconStickers", {}),
        ("getChat", {"chat_id": "ANNA"}),
        ("getChat", {"chat_id": "STAFF"}),
        ("getChatMember", {"chat_id": "STAFF", "user_id": "ANNA"}),
        ("getChatMember", {"chat_id": "STAFF", "user_id": "OLGA"}),
        ("getChatMember", {"chat_id": "STAFF", "user_id": "BOT"}),
        ("getChatAdministrators", {"chat_id": "STAFF"}),
        ("getChatMemberCount", {"chat_id": "STAFF"}),
        ("getUserProfilePhotos", {"user_id": "ANNA"}),
    ],
)
async def test_reading_before_anything_was_set(
    api: RawApi, anna: Person, olga: Person, staff: Group, method: str, fields: dict[str, Any]
) -> None:
    names = {"ANNA": anna.id, "OLGA": olga.id, "STAFF": staff.id, "BOT": (await api("getMe"))["id"]}
    given = {name: names.get(value, value) if isinstance(value, str) else value for name, value in fields.items()}
    judged(method, await api(method, **given))


@pytest.mark.parametrize(
    ("method", "fields"),
    [
        ("sendMessage", {"text": "<b>Hi</b> @anna", "parse_mode": "HTML"}),
        ("sendLocation", {"latitude": 40.18, "longitude": 44.51}),
        ("sendVenue", {"latitude": 40.18, "longitude": 44.51, "title": "Café", "address": "Abovyan 1"}),
        ("sendContact", {"phone_number": "+37400", "first_name": "N"}),
        ("sendPoll", {"question": "How?", "options": ["Good", {"text": "Bad"}]}),
        ("sendDice", {}),
        ("sendChatAction", {"action": "upload_photo"}),
        ("copyMessage", {"from_chat_id": "ANNA", "message_id": 1}),
        ("copyMessages", {"from_chat_id": "ANNA", "message_ids": [1]}),
        ("forwardMessage", {"from_chat_id": "ANNA", "message_id": 1}),
        ("forwardMessages", {"from_chat_id": "ANNA", "message_ids": [1]}),
        ("setMessageReaction", {"message_id": 1, "reaction": [{"type": "emoji", "emoji": "❤"}]}),
        ("pinChatMessage", {"message_id": 1}),
        ("deleteMessages", {"message_ids": [1, 77]}),
    ],
)
async def test_results_have_the_promised_shape(api: RawApi, anna: Person, method: str, fields: dict[str, Any]) -> None:
    given = {name: anna.id if value == "ANNA" else value for name, value in fields.items()}
    judged(method, await api(method, chat_id=anna.id, **given))


async def test_every_kind_of_update_has_the_promised_shape(api: RawApi, anna: Person, staff: Group) -> None:
    kinds = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction"]
    await api("getUpdates", allowed_updates=kinds)
    for kind in ("photo", "video", "voice", "video_note", "audio", "document", "animation", "sticker"):
        await anna.sends_media(kind)
    await anna.sends_location(40.18, 44.51)
    await anna.sends_poll("Which?", ["this", "that"])
    await anna.sends_dice()
    await anna.shares_contact()
    await anna.sends_album([{"kind": "photo", "text": "one"}, {"kind": "video"}])
    hello = await anna.sends("hello")
    await anna.edits(hello, "hello!")
    await anna.reacts(hello, "👍")
    await anna.forwards(hello)
    await anna.sends("in the group", chat=staff, reply_to=await anna.sends("first", chat=staff))
    await staff.leaves(anna)
    sent = await api(
        "sendMessage",
        chat_id=anna.id,
        text="?",
        reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]},
    )
    await anna.taps((await anna.chat())[-1], "a", wait=0)
    await anna.blocks()
    updates = judged("getUpdates", await api("getUpdates"))
    assert set(kinds) == {update.event_type for update in updates}
    assert sent["message_id"] in {u.callback_query.message.message_id for u in updates if u.callback_query}


async def test_what_a_bot_says_about_itself(api: RawApi, anna: Person) -> None:
    commands = [{"command": "start", "description": "Սկսել"}]
    place = {"scope": {"type": "chat", "chat_id": anna.id}, "language_code": "hy"}
    await api("setMyCommands", commands=commands, **place)
    assert await api("getMyCommands", **place) == commands
    assert await api("getMyCommands", scope=place["scope"]) == []
    await api("deleteMyCommands", **place)
    assert await api("getMyCommands", **place) == []

    await api("setMyDescription", description="Everyone's")
    await api("setMyDescription", description="Հայերեն", language_code="hy")
    assert await api("getMyDescription", language_code="hy") == {"description": "Հայերեն"}
    assert await api("getMyDescription", language_code="ru") == {"description": "Everyone's"}
    assert "120" in await api.refused("setMyShortDescription", short_description="x" * 121)

    await api("setChatMenuButton", chat_id=anna.id, menu_button={"type": "commands"})
    assert await api("getChatMenuButton", chat_id=anna.id) == {"type": "commands"}
    assert await api("getChatMenuButton") == {"type": "default"}


async def test_files_are_described_as_promised(api: RawApi, anna: Person) -> None:
    await api.updates()
    for kind in ("video", "voice", "video_note", "audio", "document", "animation", "sticker"):
        await anna.sends_media(kind)
        [update] = await api.updates()
        file_id = update["message"][kind]["file_id"]
        method = "send" + "".join(part.capitalize() for part in kind.split("_"))
        sent = await api(method, chat_id=anna.id, **{kind: file_id})
        assert judged(method, sent).content_type == kind
        judged("getFile", await api("getFile", file_id=file_id))


async def test_edits_have_the_promised_shape(api: RawApi, anna: Person) -> None:
    await api.updates()
    await anna.sends_photo()
    photo = (await api.updates())[0]["message"]["photo"][-1]["file_id"]
    sent = await api("sendPhoto", chat_id=anna.id, photo=photo, caption="one")
    place = {"chat_id": anna.id, "message_id": sent["message_id"]}
    assert judged("editMessageCaption", await api("editMessageCaption", **place, caption="two")).caption == "two"
    media = {"type": "photo", "media": photo, "caption": "three"}
    assert judged("editMessageMedia", await api("editMessageMedia", **place, media=media)).caption == "three"
    assert await api.refused("editMessageText", **place, text="x") == (
        "Bad Request: there is no text in the message to edit"
    )
    buttons = {"inline_keyboard": [[{"text": "a", "url": "https://a.am"}]]}
    edited = judged("editMessageReplyMarkup", await api("editMessageReplyMarkup", **place, reply_markup=buttons))
    assert edited.reply_markup.inline_keyboard[0][0].url == "https://a.am"
