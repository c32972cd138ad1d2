"""People wait for what bots do: in a topic, to a message, to a topic's name; and every kind goes into topics."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.simulator.group import Group
from bot.simulator.people import Person, Seen
from tests.simulator.conftest import RawApi


async def test_a_topic_and_the_next_message_in_it_are_awaited(
    api: RawApi, anna: Person, olga: Person, staff: Group
) -> None:
    question = await anna.sends("Where is it?")
    waiting = asyncio.create_task(staff.topic("Anna"))
    made = await api("createForumTopic", chat_id=staff.id, name="Anna · gold")
    topic = await waiting
    assert (topic.thread_id, topic.name, topic.closed) == (made["message_thread_id"], "Anna · gold", False)
    seen = asyncio.create_task(olga.sees(after=question, chat=staff, topic=topic.thread_id))
    await api("sendMessage", chat_id=staff.id, text="in General")
    await api("sendMessage", chat_id=staff.id, message_thread_id=topic.thread_id, text="Where is it?")
    assert (await seen).text == "Where is it?"
    assert (await staff.last(topic.thread_id)).text == "Where is it?"
    with pytest.raises(TimeoutError):
        await staff.topic("Boris", timeout=0.05)


async def test_a_message_is_watched_until_it_changes_and_missed_when_it_is_gone(api: RawApi, anna: Person) -> None:
    question = await anna.sends("?")
    sent = await api("sendMessage", chat_id=anna.id, text="one")
    shown = await anna.sees(after=question)
    watching = asyncio.create_task(anna.watches(shown, lambda seen: seen.text == "two"))
    place = {"chat_id": anna.id, "message_id": sent["message_id"]}
    await api("editMessageText", **place, text="two")
    assert (await watching).edits == 1
    missing = asyncio.create_task(anna.misses(shown))
    await api("deleteMessage", **place)
    await missing
    assert await anna.again(shown) is None
    with pytest.raises(TimeoutError):
        await anna.misses(question, timeout=0.05)


KINDS: dict[str, Callable[[Person, Group, int], Awaitable[Seen]]] = {
    "photo": lambda who, chat, topic: who.sends_photo(chat=chat, topic=topic),
    "video": lambda who, chat, topic: who.sends_video(chat=chat, topic=topic),
    "video_note": lambda who, chat, topic: who.sends_video_note(chat=chat, topic=topic),
    "voice": lambda who, chat, topic: who.sends_voice(chat=chat, topic=topic),
    "audio": lambda who, chat, topic: who.sends_media("audio", chat=chat, topic=topic),
    "animation": lambda who, chat, topic: who.sends_media("animation", chat=chat, topic=topic),
    "document": lambda who, chat, topic: who.sends_document(chat=chat, topic=topic),
    "sticker": lambda who, chat, topic: who.sends_sticker(chat=chat, topic=topic),
    "location": lambda who, chat, topic: who.sends_location(40.2, 44.5, chat=chat, topic=topic),
    "poll": lambda who, chat, topic: who.sends_poll("Which?", ["a", "b"], chat=chat, topic=topic),
    "dice": lambda who, chat, topic: who.sends_dice(chat=chat, topic=topic),
    "contact": lambda who, chat, topic: who.shares_contact(chat=chat, topic=topic),
    "story": lambda who, chat, topic: who.sends_unusual("story", chat=chat, topic=topic),
}


@pytest.mark.parametrize("kind", list(KINDS))
async def test_every_kind_goes_into_a_topic(api: RawApi, olga: Person, staff: Group, kind: str) -> None:
    topic = await staff.opens_topic(olga, "Anna")
    await api.updates()
    sent = await KINDS[kind](olga, staff, topic)
    [update] = await api.updates()
    assert kind in update["message"]
    assert (sent.kind, sent.thread_id, update["message"]["message_thread_id"]) == (kind, topic, topic)
