"""A Telegram small enough to see through: real HTTP on loopback, answers set per method, calls remembered."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from aiohttp import web

TOKEN = "4242:" + "S3cret-" * 5

Answer = Callable[[dict[str, Any]], Awaitable[Any]]


class Refusal:
    """A refusal to answer with."""

    def __init__(self, status: int, description: str, **parameters: Any) -> None:
        self.status = status
        self.body = {"ok": False, "error_code": status, "description": description, "parameters": parameters}


class TinyTelegram:
    """`on(method, answer)` sets what a method answers: a value, an exception, or a list of them used up one by one."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.files: dict[str, bytes] = {}
        self._answers: dict[str, Any] = {}
        self.url = ""
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        app = web.Application(client_max_size=2**24)
        app.router.add_post(f"/bot{TOKEN}/{{method}}", self.handle)
        app.router.add_get(f"/file/bot{TOKEN}/{{path}}", self.file)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await self.also_listen(0)
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def also_listen(self, port: int) -> None:
        assert self._runner is not None
        await web.TCPSite(self._runner, "127.0.0.1", port).start()

    async def stop(self) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    def on(self, method: str, answer: Any) -> None:
        self._answers[method] = answer

    def called(self, method: str) -> list[dict[str, Any]]:
        return [params for name, params in self.calls if name == method]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        params = await self._params(request)
        self.calls.append((method, params))
        answer = self._answers.get(method, True)
        if isinstance(answer, list):
            answer = answer.pop(0) if answer else True
        if callable(answer):
            answer = await answer(params)
        if isinstance(answer, Refusal):
            return web.json_response(answer.body, status=answer.status)
        if isinstance(answer, web.StreamResponse):
            return answer
        if answer == "cut":
            assert request.transport is not None
            request.transport.abort()
            await asyncio.sleep(0)
        return web.json_response({"ok": True, "result": answer})

    async def _params(self, request: web.Request) -> dict[str, Any]:
        if request.content_type == "application/json":
            params: dict[str, Any] = orjson.loads(await request.read())
            return params
        params = {}
        for name, part in (await request.post()).items():
            if isinstance(part, web.FileField):
                self.files[name] = part.file.read()
                params[name] = f"{part.filename} {part.content_type}"
            else:
                params[name] = part
        return params

    async def file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["path"]])
