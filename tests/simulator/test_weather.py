"""Floods, faults and a cut line, as a bot meets them."""

import asyncio

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.flood import Flood, Limits
from bot.simulator.group import Group
from bot.simulator.people import People, Person
from bot.simulator.refusals import Refusal
from tests.simulator.conftest import RawApi

FLOOD = "Too Many Requests: retry after"


async def test_a_hard_flood_refuses_and_keeps_refusing(people: People, api: RawApi, anna: Person) -> None:
    await people.post("flood", model="hard", private_burst=3, private_per_second=0.01, penalty_seconds=7)
    for number in range(3):
        await api("sendMessage", chat_id=anna.id, text=str(number))
    status, answer = await api.raw("sendMessage", chat_id=anna.id, text="too much")
    assert (status, answer["description"], answer["parameters"]) == (429, f"{FLOOD} 7", {"retry_after": 7})
    assert (await api.raw("editMessageText", chat_id=anna.id, message_id=2, text="x"))[0] == 429
    await api("sendChatAction", chat_id=anna.id, action="typing")
    await api("getMe")
    counters = await people.get("counters")
    assert (counters["refused"], counters["methods"]["sendMessage"]) == ({"429": 2}, 4)


async def test_a_group_has_its_own_minute_and_topics_and_edits_count(
    people: People, api: RawApi, staff: Group, anna: Person
) -> None:
    await people.post("flood", model="hard", group_per_minute=3)
    await api("createForumTopic", chat_id=staff.id, name="T")
    sent = await api("sendMessage", chat_id=staff.id, text="x")
    await api("editMessageText", chat_id=staff.id, message_id=sent["message_id"], text="y")
    assert FLOOD in await api.refused("sendMessage", chat_id=staff.id, text="z")
    await api("sendMessage", chat_id=anna.id, text="other chats go on")


async def test_a_soft_flood_forgets_at_once(people: People, api: RawApi, anna: Person) -> None:
    await people.post("flood", model="soft", private_burst=1, private_per_second=20)
    await api("sendMessage", chat_id=anna.id, text="one")
    assert await api.refused("sendMessage", chat_id=anna.id, text="two") == f"{FLOOD} 1"
    await asyncio.sleep(0.06)
    await api("sendMessage", chat_id=anna.id, text="three")


def accepted(flood: Flood, times: list[float]) -> list[float]:
    """Send to a new chat at each time; return when it was let through."""
    passed = []
    for at, now in enumerate(times):
        try:
            flood.check(1, "sendMessage", {"chat_id": at + 1}, now)
        except Refusal:
            continue
        passed.append(now)
    return passed


@given(st.lists(st.floats(min_value=0, max_value=30, allow_nan=False), max_size=200))
def test_no_sliding_second_holds_more_than_the_hard_limit(moments: list[float]) -> None:
    passed = accepted(Flood(Limits("hard", per_second=5)), sorted(moments))
    assert all(sum(1 for other in passed if now <= other < now + 1) <= 5 for now in passed)


def test_paid_broadcasts_have_a_higher_limit() -> None:
    flood = Flood(Limits("hard", per_second=2, paid_per_second=50))
    for chat_id in range(1, 51):
        flood.check(1, "sendMessage", {"chat_id": chat_id, "allow_paid_broadcast": True}, 0.0)
    with pytest.raises(Refusal):
        flood.check(1, "sendMessage", {"chat_id": 99, "allow_paid_broadcast": True}, 0.5)


async def test_errors_on_purpose(people: People, api: RawApi, anna: Person) -> None:
    await people.fault("error", "send*", next=2, after=1, code=500, description="Internal Server Error")
    statuses = [(await api.raw("sendMessage", chat_id=anna.id, text="x"))[0] for _ in range(4)]
    assert statuses == [200, 500, 500, 200]
    assert (await people.get("faults"))["faults"][0]["hits"] == 2
    await people.delete("faults")
    assert (await people.get("faults"))["faults"] == []


async def test_an_error_after_the_effect(people: People, api: RawApi, anna: Person) -> None:
    await people.fault("error_after", "sendMessage", next=1)
    assert (await api.raw("sendMessage", chat_id=anna.id, text="sent all the same"))[0] == 502
    assert (await anna.chat())[-1].text == "sent all the same"


async def test_chance_is_seeded(people: People, api: RawApi, anna: Person) -> None:
    async def outcomes() -> list[int]:
        await people.delete("faults")
        await people.fault("error", "getMe", probability=0.5, seed=3)
        return [(await api.raw("getMe"))[0] for _ in range(20)]

    first = await outcomes()
    assert {200, 502} == set(first)
    assert await outcomes() == first


@pytest.mark.parametrize(("kind", "arrives"), [("cut_before", False), ("cut_after", True)])
async def test_a_line_cut_before_or_after_the_effect(
    people: People, api: RawApi, anna: Person, kind: str, arrives: bool
) -> None:
    await people.fault(kind, "sendMessage", next=1)
    with pytest.raises(aiohttp.ClientError):
        await api("sendMessage", chat_id=anna.id, text="did it?")
    assert ((await anna.chat())[-1].text == "did it?") is arrives


async def test_a_call_that_is_never_answered(people: People, api: RawApi, anna: Person) -> None:
    await people.fault("timeout", "sendMessage", chat_id=anna.id, next=1)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await api("sendMessage", chat_id=anna.id, text="x")
    await api("sendMessage", chat_id=anna.id, text="x")


async def test_an_update_comes_twice(people: People, api: RawApi, anna: Person) -> None:
    await people.fault("duplicate_update", next=1)
    [first] = await api("getUpdates")
    [again] = await api("getUpdates", offset=first["update_id"] + 1)
    assert again == first
    assert await api("getUpdates", offset=first["update_id"] + 1) == []


async def test_a_cut_network_drops_everything_but_people(people: People, api: RawApi, anna: Person) -> None:
    await api.updates()
    poll = asyncio.create_task(api("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    await people.network(cut=True)
    with pytest.raises(aiohttp.ClientError):
        await poll
    with pytest.raises(aiohttp.ClientError):
        await api("getMe")
    await anna.sends("is anybody there?")
    await people.network(cut=False)
    assert [update["message"]["text"] for update in await api("getUpdates")] == ["is anybody there?"]


async def test_latency_delays_calls_and_shows_in_the_state(people: People, api: RawApi) -> None:
    await people.post("latency", ms=400)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await api("getMe")
    assert (await people.get("state"))["latency_ms"] == 400
