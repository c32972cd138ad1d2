"""Long polling as Telegram does it: offsets confirm, one poller at a time, kinds on request."""

import asyncio
from typing import Any

from bot.simulator.people import People, Person
from tests.simulator.conftest import RawApi


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_updates_stay_until_an_offset_confirms_them(api: RawApi, anna: Person) -> None:
    await anna.sends("one")
    await anna.sends("two")
    first = await api("getUpdates", limit=2)
    assert texts(first) == ["/start", "one"]
    assert texts(await api("getUpdates", limit=2)) == ["/start", "one"]
    rest = await api("getUpdates", offset=first[1]["update_id"] + 1)
    assert texts(rest) == ["two"]
    assert rest[0]["update_id"] == first[0]["update_id"] + 2
    assert await api("getUpdates", offset=rest[0]["update_id"] + 1) == []


async def test_a_negative_offset_keeps_only_the_newest(api: RawApi, anna: Person) -> None:
    await anna.sends("one")
    await anna.sends("two")
    assert texts(await api("getUpdates", offset=-1)) == ["two"]
    assert texts(await api("getUpdates")) == ["two"]


async def test_a_long_poll_ends_with_the_first_update(api: RawApi, anna: Person) -> None:
    await api.updates()
    poll = asyncio.create_task(api("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    assert not poll.done()
    await anna.sends("hello")
    assert texts(await poll) == ["hello"]


async def test_a_long_poll_ends_empty_when_its_time_is_over(api: RawApi) -> None:
    assert await api("getUpdates", timeout=1) == []


async def test_the_second_poller_takes_over_and_the_first_gets_a_conflict(api: RawApi, anna: Person) -> None:
    await api.updates()
    first = asyncio.create_task(api.raw("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(api.raw("getUpdates", timeout=30))
    status, answer = await first
    assert status == 409
    assert answer["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    await anna.sends("hello")
    assert texts((await second)[1]["result"]) == ["hello"]


async def test_a_webhook_and_polling_exclude_each_other(api: RawApi) -> None:
    poll = asyncio.create_task(api.raw("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    await api("setWebhook", url="http://127.0.0.1:9/hook")
    assert (await poll)[1]["description"] == "Conflict: terminated by setWebhook request"
    assert await api.refused("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await api("setWebhook", url="")
    assert await api("getUpdates") == []


async def test_a_poller_that_hangs_up_loses_nothing(api: RawApi, anna: Person) -> None:
    await api.updates()
    poll = asyncio.create_task(api("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    poll.cancel()
    await anna.sends("while nobody listens")
    assert texts(await api("getUpdates", timeout=1)) == ["while nobody listens"]


async def test_kinds_on_request(api: RawApi, anna: Person) -> None:
    message = await anna.sends("hello")
    await anna.reacts(message, "👍")
    assert all("message" in update for update in await api.updates())
    assert await api("getUpdates", allowed_updates=["message_reaction"]) == []
    await anna.sends("not asked for")
    await anna.reacts(message, "🔥")
    [update] = await api.updates()  # no list given: the last choice stays
    assert update["message_reaction"]["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert update["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "🔥"}]
    await api("getUpdates", allowed_updates=[])
    await anna.sends("the default again")
    assert texts(await api.updates()) == ["the default again"]


async def test_update_ids_may_start_again_lower(people: People, api: RawApi, anna: Person) -> None:
    last = (await api.updates())[-1]["update_id"]
    await people.post("renumber", next=1000)
    await anna.sends("after a quiet week")
    [update] = await api("getUpdates", offset=last + 1)
    assert update["update_id"] == 1000
    assert await api("getUpdates", offset=1001) == []
