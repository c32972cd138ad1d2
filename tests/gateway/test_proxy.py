"""Through a proxy: a real one of each kind, small enough to stand here."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.core.errors import RegularsError
from bot.gateway.api import Api
from bot.gateway.errors import Offline
from bot.gateway.transport import AiohttpRequest
from tests.gateway.telegram import TOKEN, TinyTelegram

Greeting = Callable[["Proxy", asyncio.StreamReader, asyncio.StreamWriter], Awaitable[tuple[str, int]]]


class Proxy:
    """Reads where a client wants to go (`greet`), notes it, and carries bytes both ways."""

    def __init__(self, greet: Greeting) -> None:
        self.asked: list[str] = []
        self._greet = greet
        self._carriers: set[asyncio.Task[None]] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, port = await self._greet(self, reader, writer)
        upstream_reader, upstream_writer = await asyncio.open_connection(host, port)
        try:
            await asyncio.gather(carry(reader, upstream_writer), carry(upstream_reader, writer))
        finally:
            upstream_writer.close()
            writer.close()


async def carry(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while piece := await source.read(65536):
        target.write(piece)
        await target.drain()
    target.close()


async def socks5(proxy: Proxy, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> tuple[str, int]:
    """RFC 1928 with the user and password of RFC 1929."""
    _, methods = await reader.readexactly(2)
    await reader.readexactly(methods)
    writer.write(b"\x05\x02")
    _, length = await reader.readexactly(2)
    user = await reader.readexactly(length)
    password = await reader.readexactly((await reader.readexactly(1))[0])
    proxy.asked.append(f"{user.decode()}:{password.decode()}")
    writer.write(b"\x01\x00")
    kind = (await reader.readexactly(4))[3]
    address = await reader.readexactly(4 if kind == 1 else (await reader.readexactly(1))[0])
    host = ".".join(str(byte) for byte in address) if kind == 1 else address.decode()
    port = int.from_bytes(await reader.readexactly(2))
    writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
    return host, port


async def http(proxy: Proxy, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> tuple[str, int]:
    """An HTTP proxy's CONNECT."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    proxy.asked.append(head.split("\r\n", 1)[0].split()[0])
    host, _, port = head.split()[1].partition(":")
    writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
    return host, int(port)


@pytest.fixture(params=[(socks5, "socks5://ani:cup@", "ani:cup"), (http, "http://", "CONNECT")], ids=["socks5", "http"])
async def proxied(request: pytest.FixtureRequest) -> AsyncIterator[tuple[Proxy, AiohttpRequest, str]]:
    greet, scheme, asked = request.param
    proxy = Proxy(greet)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    transport = AiohttpRequest(proxy_url=f"{scheme}127.0.0.1:{server.sockets[0].getsockname()[1]}")
    await transport.initialize()
    yield proxy, transport, asked
    await transport.shutdown()
    server.close()
    await server.wait_closed()
    await asyncio.sleep(0.01)


async def test_calls_go_through_the_proxy(telegram: TinyTelegram, proxied: tuple[Proxy, AiohttpRequest, str]) -> None:
    proxy, transport, asked = proxied
    telegram.on("getMe", {"id": 1})
    assert await Api(TOKEN, transport, telegram.url).call("getMe", {}) == {"id": 1}
    assert proxy.asked == [asked]


@pytest.mark.parametrize("scheme", ["socks5", "http"])
async def test_a_proxy_that_is_not_there_means_nothing_was_sent(unused_tcp_port: int, scheme: str) -> None:
    transport = AiohttpRequest(proxy_url=f"{scheme}://user:secret@127.0.0.1:{unused_tcp_port}")
    await transport.initialize()
    with pytest.raises(Offline) as caught:
        await Api(TOKEN, transport, "http://127.0.0.1:1").call("getMe", {})
    assert "secret" not in str(caught.value)
    await transport.shutdown()


@pytest.mark.parametrize("url", ["socks6://x:1", "proxy.example.org:3128", "http://user:secret@host"])
async def test_a_proxy_address_that_cannot_be_is_explained(url: str) -> None:
    with pytest.raises(RegularsError, match="REGULARS_PROXY_URL") as caught:
        await AiohttpRequest(proxy_url=url).initialize()
    assert "secret" not in str(caught.value)
