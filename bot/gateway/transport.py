"""HTTP to Telegram over aiohttp, for python-telegram-bot and for our own lean calls."""

import asyncio
import re
from collections.abc import Mapping
from typing import Any

import aiohttp
import orjson
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.core.errors import RegularsError
from bot.gateway.errors import Offline
from bot.gateway.refusal import refuse

TOKEN = re.compile(r"\d+:[\w-]{16,}|(?<=/bot)[^/\s]+")
"""A bot's token by its looks wherever it stands, or whatever stands in an address where the token does."""

PROXY_TROUBLE = (ProxyError, ProxyConnectionError, ProxyTimeoutError)
NOT_SENT = (*PROXY_TROUBLE, aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
LINE_TROUBLE = (*PROXY_TROUBLE, aiohttp.ClientError, OSError, asyncio.TimeoutError)
"""Everything that can go wrong between here and the server; with the first, nothing reached it."""

Body = bytes | aiohttp.FormData | None
_JSON = {"Content-Type": "application/json"}


class AiohttpRequest(BaseRequest):
    """Keeps connections to the Bot API server and sends requests over them.

    `proxy_url` is http://, socks4:// or socks5://, with user and password if need be. Timeouts are in seconds: to
    connect (waiting for a free connection included), and between two pieces of an answer. Errors never carry the
    token: they are `TimedOut`, `Offline` (nothing was sent), `NetworkError`, or what the refusal stands for.
    """

    def __init__(
        self,
        *,
        proxy_url: str | None = None,
        connections: int = 256,
        connect_timeout: float = 10,
        read_timeout: float = 20,
    ) -> None:
        self._proxy_url = proxy_url
        self._connections = connections
        self._timeout = aiohttp.ClientTimeout(connect=connect_timeout, sock_read=read_timeout)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """The default time to wait for an answer, in seconds."""
        return self._timeout.sock_read

    async def initialize(self) -> None:
        """Open the pool of connections; doing it again changes nothing."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=self._connector(),
                timeout=self._timeout,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": "regulars"},
            )

    async def shutdown(self) -> None:
        """Close every connection."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    def _connector(self) -> aiohttp.BaseConnector:
        if self._proxy_url is None:
            return aiohttp.TCPConnector(limit=self._connections)
        try:
            return ProxyConnector.from_url(self._proxy_url, limit=self._connections)
        except ValueError:
            raise RegularsError(
                "REGULARS_PROXY_URL cannot be used: write http://host:port or socks5://user:password@host:port"
            ) from None

    async def exchange(self, url: str | URL, body: Body = None, *, wait: float | None = None) -> tuple[int, bytes]:
        """Send one request (POST where there is a body, else GET) and return the HTTP status and the payload.

        `wait` is how long to wait for the answer, in seconds, where it is not the default.
        """
        waits = self._timeout if wait is None else aiohttp.ClientTimeout(connect=self._timeout.connect, sock_read=wait)
        return await self._send(url, body, waits)

    async def _send(self, url: str | URL, body: Body, waits: aiohttp.ClientTimeout) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("The transport is not open: await initialize() first")
        headers = _JSON if isinstance(body, bytes) else None
        method = "GET" if body is None else "POST"
        try:
            async with self._session.request(method, url, data=body, headers=headers, timeout=waits) as response:
                return response.status, await response.read()
        except LINE_TROUBLE as error:
            raise _named(error) from None  # the chain would print the address, and the address holds the token

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Carry a request of python-telegram-bot's own methods; refusals are raised here, in our reading of them."""
        body = None if method == "GET" else _body_of(request_data)
        waits = aiohttp.ClientTimeout(
            connect=_either(connect_timeout, self._timeout.connect),
            sock_read=_either(read_timeout, self._timeout.sock_read),
        )
        status, payload = await self._send(url, body, waits)
        if status >= 300:
            refuse(status, payload)
        return status, payload

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Parse an answer; unlike the parent's way, a broken one is not written to the log."""
        try:
            answer: dict[str, Any] = orjson.loads(payload)
        except ValueError:
            raise TelegramError("The server's answer is not JSON") from None
        return answer


def scrub(text: str) -> str:
    """Return the text with every bot token in it blotted out."""
    return TOKEN.sub("<token>", text)


def form(params: Mapping[str, Any], files: Mapping[str, tuple[str, Any, str]]) -> aiohttp.FormData:
    """Build a multipart body: plain parameters, and files as (file name, content, media type) by part name."""
    body = aiohttp.FormData()
    for name, value in params.items():
        body.add_field(name, value if isinstance(value, str) else orjson.dumps(value).decode())
    for name, (filename, content, media_type) in files.items():
        body.add_field(name, content, filename=filename, content_type=media_type)
    return body


def _body_of(request_data: RequestData | None) -> Body:
    """Put the parameters into JSON, or into a form where there are files to upload."""
    if request_data is None:
        return b"{}"
    if request_data.contains_files:
        return form(request_data.parameters, request_data.multipart_data)
    return orjson.dumps(request_data.parameters)


def _either(given: Any, default: float | None) -> Any:
    return default if given is BaseRequest.DEFAULT_NONE else given


def _named(error: Exception) -> NetworkError:
    """Give a failure of the line its name in telegram.error's family, without the address."""
    text = scrub(f"{type(error).__name__}: {error}")
    if isinstance(error, NOT_SENT):
        return Offline(text)
    if isinstance(error, asyncio.TimeoutError | aiohttp.ServerTimeoutError):
        return TimedOut(text)
    return NetworkError(text)
