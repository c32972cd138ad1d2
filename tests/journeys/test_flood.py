"""A customer who writes faster than anyone can read: one kind notice, nothing dropped, nobody else held up."""

import asyncio

from tests.journeys.conftest import Town, eventually


async def test_a_flood_gets_one_notice_and_every_answer_and_holds_up_nobody(town: Town) -> None:
    emma, olga = await town.people.person("Emma"), await town.people.person("Ольга", language="ru")
    await asyncio.gather(*(emma.sends(town.title("parking")) for _ in range(25)))
    assert (await town.ask(olga, town.title("wifi", "ru"))).text.startswith(town.answer("wifi", "ru"))

    async def everything_is_answered() -> bool:
        said = [message.text for message in await emma.chat() if message.sender_id != emma.id]
        return sum(text.startswith(town.answer("parking")) for text in said) == 25

    await eventually(everything_is_answered)
    said = [message.text for message in await emma.chat() if message.sender_id != emma.id]
    assert said.count(town.says("flood.notice")) == 1


async def test_twenty_messages_are_no_flood(town: Town) -> None:
    emma = await town.people.person("Emma")
    await asyncio.gather(*(emma.sends(town.title("parking")) for _ in range(20)))

    async def everything_is_answered() -> bool:
        said = [message.text for message in await emma.chat() if message.sender_id != emma.id]
        return len(said) == 20

    await eventually(everything_is_answered)
