"""The stream of events, the state, the host's buttons, and the load generator."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.simulator.group import Group
from bot.simulator.people import People, PeopleError, Person
from bot.simulator.server import Simulator
from tests.simulator.conftest import RawApi


async def events(response: aiohttp.ClientResponse) -> AsyncIterator[dict[str, Any]]:
    async for line in response.content:
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


async def test_events_carry_what_a_page_needs(people: People, api: RawApi, anna: Person, staff: Group) -> None:
    since = (await people.get("state"))["event"]
    message = await anna.sends("hello")
    sent = await api("sendMessage", chat_id=anna.id, text="hi")
    place = {"chat_id": anna.id, "message_id": sent["message_id"]}
    await api("sendChatAction", chat_id=anna.id, action="typing")
    await api("editMessageText", **place, text="hi!")
    await anna.reacts(message, "🔥")
    await api("pinChatMessage", **place)
    await api("createForumTopic", chat_id=staff.id, name="T")
    await api("deleteMessage", **place)
    async with api.http.get(f"{api.url}/people/events", params={"since": str(since)}) as response:
        assert response.content_type == "text/event-stream"
        stream = events(response)
        seen = [await anext(stream) for _ in range(10)]
        assert [event["id"] for event in seen] == list(range(since + 1, since + 11))
        assert [event["type"] for event in seen] == [
            "message",
            "message",
            "typing",
            "edited",
            "reactions",
            "message",
            "pins",
            "topic",
            "message",
            "deleted",
        ]
        assert seen[3]["message"]["text"] == "hi!"
        assert seen[9]["message_ids"] == [sent["message_id"]]
        later = asyncio.create_task(anext(stream))
        await anna.sends("as it happens")
        assert (await later)["message"]["text"] == "as it happens"


async def test_a_reconnect_goes_on_where_it_was(people: People, api: RawApi, anna: Person) -> None:
    last = (await anna.sends("seen")).event
    await anna.sends("missed")
    async with api.http.get(f"{api.url}/people/events", headers={"Last-Event-ID": str(last)}) as response:
        assert (await anext(events(response)))["message"]["text"] == "missed"


async def test_who_was_away_too_long_starts_over() -> None:
    async with Simulator.serve(keep_events=2) as sim, People(sim.url) as people, aiohttp.ClientSession() as http:
        anna = await people.person("Anna")
        for number in range(5):
            await anna.sends(str(number))
        async with http.get(f"{sim.url}/people/events", params={"since": "1"}) as response:
            assert (await anext(events(response)))["type"] == "reset"


async def test_old_messages_are_forgotten_when_told_so() -> None:
    async with Simulator.serve(keep_messages=3) as sim, People(sim.url) as people:
        anna = await people.person("Anna")
        for number in range(5):
            await anna.sends(str(number))
        assert [(seen.message_id, seen.text) for seen in await anna.chat()] == [(3, "2"), (4, "3"), (5, "4")]


async def test_the_state_holds_everything(people: People, anna: Person, staff: Group) -> None:
    await anna.sends("hello", chat=staff)
    state = await people.get("state", messages=1)
    assert [user["name"] for user in state["users"]] == ["Anna Petrosyan", "Olga"]
    assert [bot["username"] for bot in state["bots"]] == ["regulars_bot"]
    private, group = state["chats"]
    assert (private["type"], private["id"]) == ("private", anna.id)
    assert [message["text"] for message in group["messages"]] == ["hello"]
    assert {member["status"] for member in group["members"]} == {"creator", "member", "administrator"}


async def test_the_hosts_buttons(sim: Simulator, people: People) -> None:
    pressed = []

    async def restart() -> None:
        pressed.append("restart")

    sim.control("restart the bot", restart)
    assert await people.get("controls") == {"controls": ["restart the bot"]}
    await people.post("controls/restart the bot")
    assert pressed == ["restart"]
    with pytest.raises(PeopleError, match="there is no control 'explode'"):
        await people.post("controls/explode")


@pytest.mark.parametrize("rate", [None, 400.0])
async def test_a_load_is_counted_and_timed(people: People, api: RawApi, rate: float | None) -> None:
    load = await people.load([f"question {number}" for number in range(40)], users=10, rate=rate)
    answered, offset = 0, 0
    while answered < 40:
        for update in await api("getUpdates", timeout=5, offset=offset):
            offset = update["update_id"] + 1
            await api("sendMessage", chat_id=update["message"]["chat"]["id"], text="answer")
            answered += 1
    figures = await people.answered(load)
    assert (figures.sent, figures.answered, figures.done) == (40, 40, True)
    assert len(figures.latencies_ms) == 40
    assert 0 < figures.percentile(0.5) <= figures.percentile(1.0)


async def test_a_load_nobody_answers(people: People) -> None:
    load = await people.load(["anybody?"], users=1)
    figures = await people.answered(load, timeout=0.05)
    assert (figures.answered, figures.done) == (0, False)
    with pytest.raises(PeopleError, match="there is no load 99"):
        await people.answered(99)
