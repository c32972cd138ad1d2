"""Calling Telegram's methods directly: plain JSON in, plain JSON out."""

from collections.abc import Mapping
from typing import Any

import orjson
from yarl import URL

from bot.gateway.refusal import result_of
from bot.gateway.transport import AiohttpRequest, form

TELEGRAM = "https://api.telegram.org"

Files = Mapping[str, tuple[str, bytes, str]]
"""Uploads by part name: (file name, content, media type)."""


class Api:
    """One bot's methods on one Bot API server.

    A tenth of the work of python-telegram-bot's methods: no objects are built from the answer. The token stays inside:
    it is in no repr and in no error.
    """

    def __init__(self, token: str, request: AiohttpRequest, base_url: str = TELEGRAM) -> None:
        self._request = request
        self._root = f"{base_url.rstrip('/')}/bot{token}/"
        self._file_root = f"{base_url.rstrip('/')}/file/bot{token}/"
        self._urls: dict[str, URL] = {}

    async def call(
        self,
        method: str,
        params: Mapping[str, Any],
        files: Files | None = None,
        *,
        wait: float | None = None,
    ) -> Any:
        """Call a method and return its `result` as plain JSON.

        A file is named in `params` as "attach://part". Raises the errors of `bot.gateway.refusal` and
        `bot.gateway.transport`. `wait` is how long to wait for the answer, in seconds.
        """
        body = form(params, files) if files else orjson.dumps(params)
        status, payload = await self._request.exchange(self._url(method), body, wait=wait)
        return result_of(status, payload)

    async def download(self, file_path: str) -> bytes:
        """Return the content of a file, given the `file_path` that getFile told."""
        status, payload = await self._request.exchange(self._file_root + file_path)
        return payload if status == 200 else result_of(status, payload)

    def _url(self, method: str) -> URL:
        """Return the method's address; parsing it anew for every call would show in the profile."""
        url = self._urls.get(method)
        if url is None:
            url = self._urls[method] = URL(self._root + method, encoded=True)
        return url
