"""People look: the whole state, one chat, the next message, the stream of events."""

import asyncio
import time
from collections.abc import Iterable
from typing import Any

from aiohttp import web

from bot.simulator.people_api.desk import Body, Desk, chat_of
from bot.simulator.state.chats import GENERAL, Chat
from bot.simulator.state.messages import Message
from bot.simulator.state.views import chat_view, message_view

Answer = dict[str, Any]
_QUIET = 15  # seconds after which a comment keeps a silent stream alive
_MESSAGES = 200


async def state(desk: Desk, body: Body) -> Answer:
    """Return everything."""
    world, newest = desk.world, body.get("messages", int, _MESSAGES)
    return {
        "event": world.hub.last,
        "bots": [bot.user.view() for bot in world.bots.values()],
        "users": [user.view() for user in world.users.values() if not user.is_bot],
        "chats": [chat_view(chat, newest) for chat in world.chats()],
        "controls": list(desk.controls),
        "network_cut": desk.network.cut,
        "flood": desk.flood.limits.asdict(),
        "latency_ms": desk.network.latency_ms,
    }


async def chat(desk: Desk, body: Body) -> Answer:
    """Return one chat, with the messages of one topic only where it is named."""
    place, newest, thread_id = chat_of(desk, body), body.get("messages", int, 100_000), body.get("thread_id", int)
    if thread_id is None:
        return {"chat": chat_view(place, newest)}
    messages = [one for one in place.messages.values() if _in_thread(one, thread_id)]
    shown = [message_view(place, one) for one in messages[max(0, len(messages) - newest) :]]
    return {"chat": chat_view(place) | {"messages": shown}}


async def message(desk: Desk, body: Body) -> Answer:
    """Return one message as it is now, or null where it is gone."""
    place = chat_of(desk, body)
    found = place.messages.get(body.need("message_id", int))
    return {"message": message_view(place, found) if found else None}


async def changes(desk: Desk, body: Body) -> Answer:
    """Wait until anything has happened after an event; return the newest event's id (at once without `after`)."""
    hub, after = desk.world.hub, body.get("after", int, -1)
    try:
        async with asyncio.timeout(body.get("timeout", float, 5.0)):
            while hub.last <= after:
                await hub.changed()
    except TimeoutError:
        pass
    return {"event": hub.last}


async def counters(desk: Desk, body: Body) -> Answer:
    """Return how often what was called."""
    world = desk.world
    refused = {str(code): count for code, count in world.refused.items()}
    updates = sum(bot.updates.made for bot in world.bots.values())
    return {"methods": dict(world.calls), "refused": refused, "updates": updates}


async def wait(desk: Desk, body: Body) -> Answer:
    """Wait for a bot's next message or edit in a chat."""
    place, after = chat_of(desk, body), body.need("after", int)
    edited, thread_id = body.get("edited", int, 0), body.get("thread_id", int)
    deadline = time.monotonic() + body.get("timeout", float, 5.0)
    while True:
        heard = _edits(place, after) if edited else _news(place, after)
        found = min((one for one in heard if _in_thread(one, thread_id)), key=lambda one: one.event, default=None)
        if found is not None:
            return {"message": message_view(place, found)}
        try:
            async with asyncio.timeout(deadline - time.monotonic()):
                await desk.world.hub.changed()
        except TimeoutError:
            return {"message": None}


def _in_thread(message: Message, thread_id: int | None) -> bool:
    return thread_id is None or message.thread_id == (None if thread_id == GENERAL else thread_id)


def _news(place: Chat, after: int) -> Iterable[Message]:
    for message in reversed(place.messages.values()):
        if message.made <= after:
            return
        if message.sender.is_bot and message.kind != "service":
            yield message


def _edits(place: Chat, after: int) -> Iterable[Message]:
    return (one for one in place.messages.values() if one.changed > after and one.sender.is_bot)


async def stream(desk: Desk, request: web.Request) -> web.StreamResponse:
    """Send events as they happen (server-sent events)."""
    hub = desk.world.hub
    last = request.headers.get("Last-Event-ID") or request.query.get("since") or str(hub.last)
    seen = int(last) if last.isdecimal() else hub.last
    headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    while True:
        events = hub.since(seen)
        await response.write(b"".join(event.frame() for event in events) or b": still here\n\n")
        seen = events[-1].id if events else seen
        try:
            async with asyncio.timeout(_QUIET):
                while hub.last == seen:
                    await hub.changed()
        except TimeoutError:
            pass
