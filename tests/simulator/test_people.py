"""People act through their API and see what bots do."""

import asyncio
from typing import Any

import pytest

from bot.simulator.people import People, PeopleError, Person
from tests.simulator.conftest import RawApi

YES = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}, {"text": "Site", "url": "https://a.am"}]]}


async def test_a_person_waits_for_the_bots_next_message(api: RawApi, anna: Person) -> None:
    question = await anna.sends("Ինչքա՞ն արժե")
    waiting = asyncio.create_task(anna.sees(after=question))
    await api("sendMessage", chat_id=anna.id, text="<b>100</b> դրամ", parse_mode="HTML", reply_markup=YES)
    reply = await waiting
    assert (reply.kind, reply.text, reply.buttons) == ("text", "100 դրամ", [["Yes", "Site"]])
    assert reply.view["runs"][0] == {"text": "100", "styles": ["bold"], "url": None, "language": None}
    await api("sendMessage", chat_id=anna.id, text="And more")
    assert (await anna.sees(after=reply)).text == "And more"
    with pytest.raises(TimeoutError):
        await anna.sees(after=await anna.sends("hello?"), timeout=0.05)


async def test_a_tap_is_answered_with_a_toast_and_an_edit(api: RawApi, anna: Person) -> None:
    question = await anna.sends("?")
    await api.updates()
    sent = await api("sendMessage", chat_id=anna.id, text="Did this help?", reply_markup=YES)
    reply = await anna.sees(after=question)
    tap = asyncio.create_task(anna.presses(reply, "Yes"))
    [update] = await api("getUpdates", timeout=5)
    query = update["callback_query"]
    assert (query["data"], query["message"]["message_id"]) == ("yes", sent["message_id"])
    await api("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="Thank you!")
    await api("answerCallbackQuery", callback_query_id=query["id"], text="Noted", show_alert=True)
    toast = await tap
    assert (toast.text, toast.alert) == ("Noted", True)
    assert (await anna.sees(after=reply, edited=True)).text == "Thank you!"
    assert "query is too old" in await api.refused("answerCallbackQuery", callback_query_id=query["id"])


async def test_an_old_tap_cannot_be_answered(people: People, api: RawApi, anna: Person) -> None:
    await api.updates()
    question = await anna.sends("?")
    await api("sendMessage", chat_id=anna.id, text="!", reply_markup=YES)
    reply = await anna.sees(after=question)
    await anna.taps(reply, data="yes", wait=0)
    await people.post("clock", advance_seconds=3600)
    query = (await api.updates())[-1]["callback_query"]
    assert "query is too old" in await api.refused("answerCallbackQuery", callback_query_id=query["id"])


async def test_taps_that_go_elsewhere_or_nowhere(api: RawApi, anna: Person) -> None:
    question = await anna.sends("?")
    await api("sendMessage", chat_id=anna.id, text="!", reply_markup=YES)
    reply = await anna.sees(after=question)
    assert (await anna.presses(reply, "Site")).url == "https://a.am"
    with pytest.raises(PeopleError, match="there is no button 'No'"):
        await anna.taps(reply, "No")
    with pytest.raises(TimeoutError):
        await anna.taps(reply, "Yes", wait=0.05)
    await anna.presses(reply, data="forged:1", forged=True, wait=0)
    assert (await api.updates())[-1]["callback_query"]["data"] == "forged:1"


async def test_a_long_text_is_split_as_the_apps_do(api: RawApi, anna: Person) -> None:
    await api.updates()
    await anna.sends("word " * 1000)
    parts = [update["message"]["text"] for update in await api.updates()]
    assert len(parts) == 2
    assert " ".join(parts).split() == ["word"] * 1000


async def test_edits_deletions_and_forwards(api: RawApi, anna: Person) -> None:
    await api.updates()
    message = await anna.sends("colour")
    assert (await anna.edits(message, "color")).view["edited"] is not None
    await anna.forwards(message)
    await anna.deletes(message)
    updates = await api.updates()
    assert updates[1]["edited_message"]["text"] == "color"
    assert updates[2]["message"]["forward_origin"]["sender_user"]["id"] == anna.id
    assert [seen.text for seen in await anna.chat()] == ["/start", "color"]


async def test_contacts_are_ones_own_or_somebody_elses(people: People, api: RawApi, anna: Person) -> None:
    await api.updates()
    boris = await people.person("Boris", phone="+37491000000")
    await anna.shares_contact()
    await anna.shares_contact(of=boris)
    own, other = [update["message"]["contact"] for update in await api.updates()]
    assert own["user_id"] == anna.id
    assert other == {"phone_number": "+37491000000", "first_name": "Boris", "user_id": boris.id}
    again = await api("sendContact", chat_id=anna.id, phone_number="+37491000000", first_name="Boris")
    assert again["contact"] == other  # Telegram knows whose number it is


async def test_blocking_is_told_to_the_bot(api: RawApi, anna: Person) -> None:
    await api.updates()
    await anna.blocks()
    with pytest.raises(PeopleError, match="unblock it first"):
        await anna.sends("hello")
    await anna.unblocks()
    changes = [update["my_chat_member"] for update in await api.updates()]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]
    assert {change["chat"]["id"] for change in changes} == {anna.id}


async def test_reply_keyboards_show_and_go(people: People, api: RawApi, anna: Person) -> None:
    asks = {"keyboard": [[{"text": "My number", "request_contact": True}, {"text": "No"}]], "one_time_keyboard": True}
    await api("sendMessage", chat_id=anna.id, text="?", reply_markup=asks)
    keyboard = (await people.get(f"chats/{anna.id}"))["chat"]["keyboard"]
    assert keyboard["rows"][0] == [{"text": "My number", "asks": "contact"}, {"text": "No", "asks": None}]
    await api("sendMessage", chat_id=anna.id, text="!", reply_markup={"remove_keyboard": True})
    assert (await people.get(f"chats/{anna.id}"))["chat"]["keyboard"] is None


async def test_messages_as_a_page_needs_them(api: RawApi, anna: Person) -> None:
    first = await anna.sends("first")
    await anna.sends_photo(caption="see https://a.am", reply_to=first)
    await anna.sends_location(40.5, 44.5)
    await anna.reacts(first, "👍")
    await api(
        "setMessageReaction", chat_id=anna.id, message_id=first.message_id, reaction=[{"type": "emoji", "emoji": "👍"}]
    )
    views: list[dict[str, Any]] = [seen.view for seen in await anna.chat()][1:]
    assert views[0]["reactions"] == [{"emoji": "👍", "custom": None, "by": [anna.id, (await api("getMe"))["id"]]}]
    assert views[1]["reply_to"] == {"id": first.message_id, "name": "Anna Petrosyan", "text": "first"}
    assert [run["url"] for run in views[1]["runs"]] == [None, "https://a.am"]
    async with api.http.get(api.url + views[1]["media"]["url"]) as response:
        assert response.content_type == "image/png"
        assert len(await response.read()) == views[1]["media"]["size"]
    assert views[2]["location"] == {"latitude": 40.5, "longitude": 44.5, "title": None, "address": None}


async def test_mistakes_are_explained(people: People, anna: Person) -> None:
    for path, body, words in (
        ("send", {}, '"user_id" is missing'),
        ("send", {"user_id": 5, "text": "x"}, "there is no user 5"),
        ("send", {"user_id": anna.id, "kind": "smell"}, 'nobody can send a "smell"'),
        ("send", {"user_id": anna.id, "text": " "}, "the text is empty"),
        ("edit", {"user_id": anna.id, "message_id": 99, "text": "x"}, "there is no message 99"),
        ("faults", {"kind": "rain"}, 'there is no fault "rain"'),
        ("flood", {"model": "wet"}, '"model" must be one of'),
    ):
        with pytest.raises(PeopleError, match=words):
            await people.post(path, **body)


async def test_two_bots_keep_two_chats(sim: Any, people: People, api: RawApi, anna: Person) -> None:
    other = sim.add_bot("7100000002:AAHanother-simulated-token-000000002", "other_bot")
    await anna.sends("to the other", bot=other.id)
    second = RawApi(api.http, sim.url, other.token)
    assert [update["message"]["text"] for update in await second.updates()] == ["to the other"]
    assert [update["message"]["text"] for update in await api.updates()] == ["/start"]
    assert [seen.text for seen in await anna.chat(bot=other.id)] == ["to the other"]
