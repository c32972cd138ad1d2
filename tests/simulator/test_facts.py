"""The table of facts: complete, made from a description without its sentences, and met by what is simulated."""

import asyncio
from typing import Any

from bot.simulator.distil import distil
from bot.simulator.facts import bot_api
from bot.simulator.methods.registry import METHODS
from bot.simulator.people import Person
from bot.simulator.server import Simulator
from tests.simulator.conftest import RawApi


def field(name: str, *types: str, required: bool = False, description: str = "") -> dict[str, Any]:
    return {"name": name, "types": list(types), "required": required, "description": description}


def test_a_description_is_distilled_to_facts() -> None:
    send = [
        field("chat_id", "Integer", "String", required=True),
        field("text", "String", required=True, description="Words, 1-4096 characters after entities parsing"),
        field("rows", "Array of Array of Key", description="A sentence that stays behind"),
    ]
    key = [field("data", "String", description="1-64 bytes of anything"), field("inner", "Key")]
    source = {
        "version": "Bot API 99",
        "methods": {"say": {"name": "say", "fields": send}},
        "types": {"Key": {"name": "Key", "fields": key}, "Unused": {"name": "Unused", "fields": []}},
    }
    assert distil(source) == {
        "version": "Bot API 99",
        "methods": {
            "say": {
                "chat_id!": "Integer|String",
                "text!": "String 1-4096 parsed",
                "rows": "Array of Array of Key",
            }
        },
        "types": {"Key": {"data": "String 1-64 bytes", "inner": "Key"}},
    }


def test_every_simulated_method_is_in_the_table_under_any_spelling() -> None:
    facts = bot_api()
    assert facts.version == "Bot API 10.3"
    assert [facts.name(method.upper()) for method in METHODS] == list(METHODS)


async def test_every_other_method_of_the_table_says_it_is_not_simulated(api: RawApi, anna: Person) -> None:
    known = bot_api().methods() - set(METHODS)
    answers = await asyncio.gather(*(api.raw(method) for method in known))
    assert len(known) > 100
    assert {status for status, _ in answers} == {501}


async def test_a_bot_of_ones_own() -> None:
    async with Simulator.serve(token="42:AAHmy-own-token-0123456789", username="cafe_bot", name="Café") as sim:
        assert (sim.token, sim.world.tokens[sim.token].me()["username"]) == (
            "42:AAHmy-own-token-0123456789",
            "cafe_bot",
        )
