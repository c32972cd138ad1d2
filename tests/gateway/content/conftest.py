"""A customer, a staff group with her topic, and the bot between them, in the simulator over HTTP."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.gateway.api import Api
from bot.gateway.content import Call, Content, Where, read
from bot.gateway.transport import AiohttpRequest
from bot.simulator.group import Group
from bot.simulator.people import People, Person
from bot.simulator.seen import Seen
from bot.simulator.server import Simulator


class Between:
    """The bot: hears what people send, and says things in the topic."""

    def __init__(self, api: Api, staff: Group, topic: int) -> None:
        self.api = api
        self.staff = staff
        self.topic = topic
        self.where = Where(staff.id, topic)

    async def hears(self) -> list[dict[str, Any]]:
        """Return the messages, edited ones too, that came since the last time."""
        updates = await self.api.call("getUpdates", {})
        if updates:
            await self.api.call("getUpdates", {"offset": updates[-1]["update_id"] + 1})
        messages = (update.get("message") or update.get("edited_message") for update in updates)
        return [message for message in messages if message]

    async def reads(self) -> Content:
        """Return the content of the latest message, as it comes back from a row."""
        content = read((await self.hears())[-1])
        assert Content.loads(content.dumps()) == content
        return content

    async def says(self, call: Call) -> Any:
        return await self.api.call(call.method, call.params)

    async def shown(self) -> list[Seen]:
        """Return what stands in the topic, without the message that opened it."""
        return [seen for seen in await self.staff.messages(self.topic) if seen.kind != "service"]


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with Simulator.serve() as simulator:
        yield simulator


@pytest.fixture
async def people(sim: Simulator) -> AsyncIterator[People]:
    async with People(sim.url) as people:
        yield people


@pytest.fixture
async def anna(people: People) -> Person:
    person = await people.person("Anna", last_name="Petrosyan", language="hy")
    await person.starts()
    return person


@pytest.fixture
async def bot(sim: Simulator, people: People, anna: Person) -> AsyncIterator[Between]:
    olga = await people.person("Olga")
    staff = await people.group("Staff", owner=olga, forum=True)
    request = AiohttpRequest(read_timeout=5, connect_timeout=5)
    await request.initialize()
    bot = Between(Api(sim.token, request, sim.url), staff, await staff.opens_topic(olga, "Anna"))
    await bot.hears()
    yield bot
    await request.shutdown()
