"""The HTTP server: uvicorn inside the bot's own event loop, without its own signal handling."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from fastapi import FastAPI

from bot.core.errors import RegularsError


class _Quiet(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Tell when the first request can be taken."""
        await super().startup(sockets)
        self.listening.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave SIGTERM and SIGINT to the bot, which stops everything in order."""
        yield


class WebServer:
    """Serves the pages until stopped."""

    def __init__(self, app: FastAPI, host: str, port: int) -> None:
        config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=5)
        self._server = _Quiet(config)
        self._socket = _bound(host, port)
        self._serving: asyncio.Task[None] | None = None

    @property
    def port(self) -> int:
        """The port it listens on, also where 0 was asked for."""
        return int(self._socket.getsockname()[1])

    async def start(self) -> None:
        """Begin to serve; returns when the first request can be taken."""
        self._serving = asyncio.create_task(self._server.serve(sockets=[self._socket]))
        await self._server.listening.wait()

    async def stop(self) -> None:
        """Finish the requests under way and close the port."""
        if self._serving is not None:
            self._server.should_exit = True
            await self._serving
        self._socket.close()


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise RegularsError(
            f"The HTTP server cannot listen on {host}:{port} ({error.strerror}). "
            "Set REGULARS_HTTP_PORT to a free port, or REGULARS_HTTP_HOST to an address of this machine."
        ) from None
    return listening
