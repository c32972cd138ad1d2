"""The HTTP door to the people API: one session, JSON in and out."""

import asyncio
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self, TypeVar

import aiohttp
import orjson

JSON = dict[str, Any]
Found = TypeVar("Found")


class PeopleError(Exception):
    """The simulator refused what a person tried; the message is its own."""


class Door:
    """Calls `/people/...` of a simulator; use it as an async context manager."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/") + "/people/"
        self._http: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession(json_serialize=lambda value: orjson.dumps(value).decode())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._http is not None:
            await self._http.close()

    async def get(self, path: str, **query: Any) -> JSON:
        """Read `/people/<path>`."""
        given = {name: str(value) for name, value in query.items() if value is not None}
        return await self._call("GET", path, params=given)

    async def post(self, path: str, **body: Any) -> JSON:
        """Do `/people/<path>`; fields that are None are left out."""
        return await self._call("POST", path, json={name: value for name, value in body.items() if value is not None})

    async def delete(self, path: str) -> JSON:
        """Clear `/people/<path>`."""
        return await self._call("DELETE", path)

    async def until(
        self,
        look: Callable[[], Awaitable[Found | None]],
        *,
        timeout: float = 5,  # noqa: ASYNC109
    ) -> Found:
        """Look again after whatever happens until something is found (not None, not False); TimeoutError if never."""
        end = asyncio.get_running_loop().time() + timeout
        event = (await self.get("changes"))["event"]
        while not (found := await look()):
            left = end - asyncio.get_running_loop().time()
            if left <= 0:
                raise TimeoutError(f"what was waited for did not happen within {timeout} s")
            event = (await self.get("changes", after=event, timeout=left))["event"]
        return found

    async def upload(self, data: bytes, name: str) -> str:
        """Hand in a file; returns the id to send it by."""
        answer = await self._call("POST", "files", data=data, params={"name": name})
        return str(answer["file_id"])

    async def _call(self, verb: str, path: str, **how: Any) -> JSON:
        if self._http is None:
            raise PeopleError("it is not open: use it as `async with People(url) as people`")
        async with self._http.request(verb, self._url + path, **how) as response:
            answer: JSON = orjson.loads(await response.read())
        if response.status != 200:
            raise PeopleError(f"{path}: {answer['error']}")
        return answer
