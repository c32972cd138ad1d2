"""Addresses of the people API and what answers them."""

from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from aiohttp import web

from bot.simulator.people_api import accounts, commands, groups, load, marking, tapping, watching, weather, writing
from bot.simulator.people_api.desk import Body, Desk, MistakeError

Endpoint = Callable[[Desk, Body], Awaitable[dict[str, Any]]]
_GET: dict[str, Endpoint] = {
    "state": watching.state,
    "chats/{chat_id}": watching.chat,
    "message": watching.message,
    "await": watching.wait,
    "changes": watching.changes,
    "commands": commands.commands,
    "counters": watching.counters,
    "load/{load}": load.figures,
    "flood": weather.read_flood,
    "faults": weather.read_faults,
    "controls": weather.controls,
}
_POST: dict[str, Endpoint] = {
    "users": accounts.create_user,
    "send": writing.send,
    "edit": writing.edit,
    "delete": marking.delete,
    "react": marking.react,
    "pin": marking.pin,
    "tap": tapping.tap,
    "block": tapping.block,
    "unblock": tapping.unblock,
    "deactivate": tapping.deactivate,
    "groups": groups.create,
    "member": groups.member,
    "permissions": groups.permissions,
    "topics": groups.topics,
    "topic": groups.topic,
    "forum": groups.forum,
    "migrate": groups.migrate,
    "load": load.start,
    "flood": weather.set_flood,
    "faults": weather.add_fault,
    "network": weather.network,
    "latency": weather.latency,
    "clock": weather.clock,
    "renumber": weather.renumber,
    "controls/{name}": weather.press,
}


def add_routes(app: web.Application, desk: Desk) -> None:
    """Register `/people/...`."""
    for path, endpoint in _GET.items():
        app.router.add_get(f"/people/{path}", _served(desk, endpoint))
    for path, endpoint in _POST.items():
        app.router.add_post(f"/people/{path}", _served(desk, endpoint))
    app.router.add_delete("/people/faults", _served(desk, weather.clear_faults))
    for path, raw in (("events", watching.stream), ("files/{file_id}", accounts.download)):
        app.router.add_get(f"/people/{path}", _raw(desk, raw))
    app.router.add_post("/people/files", _raw(desk, accounts.upload))


def _raw(
    desk: Desk, endpoint: Callable[[Desk, web.Request], Awaitable[web.StreamResponse]]
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handle(request: web.Request) -> web.StreamResponse:
        return await endpoint(desk, request)

    return handle


def _served(desk: Desk, endpoint: Endpoint) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        try:
            answer, status = await endpoint(desk, Body(await _fields(request))), 200
        except MistakeError as mistake:
            answer, status = {"error": str(mistake)}, 400
        return web.Response(body=orjson.dumps(answer), status=status, content_type="application/json")

    return handle


async def _fields(request: web.Request) -> dict[str, Any]:
    fields: dict[str, Any] = {**request.query, **request.match_info}
    body = await request.read() if request.method == "POST" else b""
    if body:
        try:
            given = orjson.loads(body)
        except orjson.JSONDecodeError as error:
            raise MistakeError(f"the body is no JSON: {error}") from None
        if not isinstance(given, dict):
            raise MistakeError("the body must be a JSON object")
        fields |= {name: value for name, value in given.items() if value is not None}
    return fields
