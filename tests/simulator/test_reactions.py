"""Reactions: whose reach the bot, which it may set, and what Telegram says to the others."""

from typing import Any

import pytest

from bot.simulator.group import Group
from bot.simulator.people import People, PeopleError, Person
from tests.simulator.conftest import RawApi

ASKED = ["message", "message_reaction"]
CUSTOM = "5368324170671202286"


def emoji(*which: str) -> list[dict[str, str]]:
    return [{"type": "emoji", "emoji": one} for one in which]


async def changes(api: RawApi) -> list[dict[str, Any]]:
    return [update["message_reaction"] for update in await api.updates() if "message_reaction" in update]


async def test_they_come_only_when_asked_for_and_in_groups_only_to_administrators(
    api: RawApi, anna: Person, olga: Person, staff: Group
) -> None:
    private, public = await anna.sends("hello"), await olga.sends("hi", chat=staff)
    await anna.reacts(private, "👍")
    assert await changes(api) == []
    await api("getUpdates", allowed_updates=ASKED)
    await anna.reacts(private, "🔥")
    await olga.reacts(public, "❤️")  # the apps send it with a variation selector, bots see it without
    first, second = await changes(api)
    assert (first["chat"]["id"], first["user"]["id"]) == (anna.id, anna.id)
    assert (first["old_reaction"], first["new_reaction"]) == (emoji("👍"), emoji("🔥"))
    assert (second["message_id"], second["new_reaction"]) == (public.message_id, emoji("❤"))
    await staff.sets_bot("member")
    await olga.reacts(public)
    assert await changes(api) == []


async def test_the_bot_s_own_make_no_update(api: RawApi, anna: Person) -> None:
    message = await anna.sends("hello")
    await api.updates(allowed_updates=ASKED)
    place = {"chat_id": anna.id, "message_id": message.message_id}
    await api("setMessageReaction", **place, reaction=emoji("👌"))
    assert (await anna.watches(message, lambda seen: seen.reactions == ["👌"])).reactions == ["👌"]
    await api("setMessageReaction", **place)
    assert await changes(api) == []


async def test_premium_has_several_and_custom_ones(people: People, api: RawApi, anna: Person) -> None:
    rich = await people.person("Vera", is_premium=True)
    message = await rich.sends("hello")
    await api.updates(allowed_updates=ASKED)
    await rich.reacts(message, "👍", CUSTOM)
    [change] = await changes(api)
    assert change["new_reaction"] == [*emoji("👍"), {"type": "custom_emoji", "custom_emoji_id": CUSTOM}]
    for person, wanted in ((anna, ("👍", "🔥")), (anna, (CUSTOM,)), (anna, ("🐟",)), (rich, ("👍", "🔥", "😁", "🎉"))):
        with pytest.raises(PeopleError):
            await person.reacts(message, *wanted)


async def test_what_bots_may_not_set(people: People, api: RawApi) -> None:
    rich = await people.person("Vera", is_premium=True)
    message = await rich.sends("hello")
    place = {"chat_id": rich.id, "message_id": message.message_id}
    own = {"type": "custom_emoji", "custom_emoji_id": CUSTOM}
    for wanted, words in (
        (emoji("👍", "🔥"), "REACTIONS_TOO_MANY"),
        (emoji("❤️"), "REACTION_INVALID"),
        (emoji("✅"), "REACTION_INVALID"),
        ([{"type": "paid"}], "REACTION_INVALID"),
        ([own], "REACTION_INVALID"),
    ):
        assert await api.refused("setMessageReaction", **place, reaction=wanted) == f"Bad Request: {words}"
    await rich.reacts(message, CUSTOM)
    await api("setMessageReaction", **place, reaction=[own])  # one that stands there already may be repeated


async def test_an_album_bears_them_under_its_first_part(api: RawApi, anna: Person) -> None:
    first, second = await anna.sends_album([{"kind": "photo"}, {"kind": "video"}])
    await api.updates(allowed_updates=ASKED)
    await api("setMessageReaction", chat_id=anna.id, message_id=second.message_id, reaction=emoji("👌"))
    assert await anna.watches(first, lambda seen: seen.reactions == ["👌"])
    await anna.reacts(second, "👍")
    [change] = await changes(api)
    assert change["message_id"] == first.message_id


async def test_an_anonymous_administrator_reacts_as_the_group(api: RawApi, olga: Person, staff: Group) -> None:
    message = await olga.sends("hi", chat=staff)
    await staff.sets(olga.id, "creator", anonymous=True)
    await api.updates(allowed_updates=ASKED)
    await olga.reacts(message, "👍")
    [change] = await changes(api)
    assert change["actor_chat"]["id"] == staff.id
    assert "user" not in change
