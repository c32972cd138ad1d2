"""A simulator on a free port, people in it, and a raw HTTP client that knows nothing of our bot."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.simulator.group import Group
from bot.simulator.people import People, Person
from bot.simulator.server import Simulator


class RawApi:
    """Speaks to the Bot API as any HTTP client would."""

    def __init__(self, http: aiohttp.ClientSession, url: str, token: str) -> None:
        self.http = http
        self.url = url
        self.base = f"{url}/bot{token}"
        self.files = f"{url}/file/bot{token}"

    async def raw(self, method: str, **fields: Any) -> tuple[int, dict[str, Any]]:
        """Return status and JSON of a call."""
        async with self.http.post(f"{self.base}/{method}", json=fields) as response:
            return response.status, await response.json()

    async def __call__(self, method: str, **fields: Any) -> Any:
        """Return the result of a call that must succeed."""
        status, answer = await self.raw(method, **fields)
        assert (status, answer["ok"]) == (200, True), answer
        return answer["result"]

    async def refused(self, method: str, **fields: Any) -> str:
        """Return the description of a call that must be refused."""
        status, answer = await self.raw(method, **fields)
        assert not answer["ok"]
        assert answer["error_code"] == status
        return str(answer["description"])

    async def updates(self, **fields: Any) -> list[dict[str, Any]]:
        """Fetch and confirm all that waits."""
        fetched: list[dict[str, Any]] = await self("getUpdates", **fields)
        if fetched:
            await self("getUpdates", offset=fetched[-1]["update_id"] + 1)
        return fetched


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with Simulator.serve(webhook_pauses=(0.01, 0.05)) as simulator:
        yield simulator


@pytest.fixture
async def people(sim: Simulator) -> AsyncIterator[People]:
    async with People(sim.url) as client:
        yield client


@pytest.fixture
async def api(sim: Simulator) -> AsyncIterator[RawApi]:
    async with aiohttp.ClientSession() as http:
        yield RawApi(http, sim.url, sim.token)


@pytest.fixture
async def anna(people: People) -> Person:
    """A customer who has pressed Start."""
    person = await people.person("Anna", last_name="Petrosyan", language="hy", username="anna")
    await person.starts()
    return person


@pytest.fixture
async def olga(people: People) -> Person:
    """The owner of the staff group."""
    return await people.person("Olga", language="ru")


@pytest.fixture
async def staff(people: People, olga: Person, anna: Person) -> Group:
    """A forum that the bot administers."""
    return await people.group("Staff", owner=olga, members=[anna], forum=True)
