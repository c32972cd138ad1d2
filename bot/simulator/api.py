"""The Bot API's HTTP side: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
import inspect
import time
from typing import Any

import orjson
from aiohttp import web

from bot.simulator.facts import bot_api
from bot.simulator.faults import Fault, Faults
from bot.simulator.flood import Flood
from bot.simulator.methods.call import Call
from bot.simulator.methods.registry import handler_of
from bot.simulator.network import Network, hang_up
from bot.simulator.refusals import Refusal
from bot.simulator.requests import read_fields
from bot.simulator.state.bots import Bot
from bot.simulator.state.world import World
from bot.simulator.values import Upload


class BotApi:
    """Answers bots: checks, refuses, carries out; with the weather (latency, faults, floods) of the day."""

    def __init__(self, world: World, flood: Flood, faults: Faults, network: Network) -> None:
        self._world = world
        self.flood = flood
        self._faults = faults
        self._network = network
        self._facts = bot_api()

    def add_routes(self, app: web.Application) -> None:
        """Register both addresses."""
        app.router.add_route("*", "/bot{token}/{method}", self.handle)
        app.router.add_get("/file/bot{token}/{path:.+}", self.download)

    async def handle(self, request: web.Request) -> web.Response:
        """Serve one call."""
        with self._network.line(request):
            await self._network.travel()
            if self._network.cut:
                return hang_up(request)
            try:
                return await self._served(request)
            except Refusal as refusal:
                self._world.refused[refusal.code] += 1
                await self._network.travel()
                return _answer(refusal.code, refusal.body())

    async def _served(self, request: web.Request) -> web.Response:
        bot = self._bot(request.match_info["token"])
        method = self._facts.name(request.match_info["method"])
        fields, uploads = await read_fields(request)
        self._world.calls[method] += 1
        fault = self._faults.strike(method, _chat_id(fields)) if self._faults.rules else None
        if fault is not None and not fault.kind.endswith("_after"):
            return await _suffer(fault, request)
        result = await self._carry_out(bot, method, fields, uploads)
        if fault is not None:
            return await _suffer(fault, request)
        await self._network.travel()
        return _answer(200, {"ok": True, "result": result})

    async def call(self, bot: Bot, method: str, fields: dict[str, Any]) -> Any:
        """Carry out a method named by a webhook's answer; raises `Refusal`."""
        return await self._carry_out(bot, self._facts.name(method), fields, {})

    async def _carry_out(self, bot: Bot, method: str, fields: dict[str, Any], uploads: dict[str, Upload]) -> Any:
        handler = handler_of(method)
        given = {**fields, **uploads} if uploads else fields
        named = {name: value for name, value in given.items() if name not in uploads or self._facts.has(method, name)}
        checked = self._facts.check(method, named)
        self.flood.check(bot.id, method, checked, time.monotonic())
        if method == "getUpdates":
            bot.updates.repeats = self._faults.duplicates
        result = handler(Call(self._world, bot, method, checked, uploads))
        return await result if inspect.isawaitable(result) else result

    def _bot(self, token: str) -> Bot:
        bot = self._world.tokens.get(token)
        if bot is None:
            number, _, secret = token.partition(":")
            raise Refusal(401, "Unauthorized") if number.isdecimal() and len(secret) > 30 else Refusal(404, "Not Found")
        return bot

    async def download(self, request: web.Request) -> web.Response:
        """Serve a file's bytes by its path."""
        with self._network.line(request):
            if self._network.cut:
                return hang_up(request)
            try:
                self._bot(request.match_info["token"])
                file = self._world.files.by_path.get(request.match_info["path"])
                if file is None:
                    raise Refusal(404, "Not Found: file path not found")
            except Refusal as refusal:
                return _answer(refusal.code, refusal.body())
            return web.Response(body=file.data, content_type="application/octet-stream")


def _chat_id(fields: dict[str, Any]) -> int | None:
    try:
        return int(fields["chat_id"])
    except (KeyError, TypeError, ValueError):
        return None


def _answer(status: int, body: dict[str, Any]) -> web.Response:
    return web.Response(body=orjson.dumps(body), status=status, content_type="application/json")


async def _suffer(fault: Fault, request: web.Request) -> web.Response:
    """Fail the way a fault says."""
    if fault.kind.startswith("cut"):
        return hang_up(request)
    if fault.kind.startswith("timeout"):
        await asyncio.Event().wait()  # nobody sets it: only the caller hanging up ends this
    parameters = {} if fault.retry_after is None else {"retry_after": fault.retry_after}
    raise Refusal(fault.code, fault.description, **parameters)
