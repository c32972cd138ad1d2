"""A Bot API server for measuring: it checks nothing, so that it is never what is slow.

`POST /run {"updates": n, "rate": r, "round_trip": s, "texts": [...], "chats": n}` makes n messages, all at once or r a
second, and answers once each has its reply: `{"seconds", "latencies"}`, in seconds. Every call takes `round_trip`
seconds longer, half of them each way.
"""

import asyncio
import time
from collections import defaultdict, deque
from typing import Any

import orjson
from aiohttp import web

BOT = {"id": 4242, "is_bot": True, "first_name": "Bench", "username": "bench_bot", "can_join_groups": True}
STILL: dict[str, Any] = {
    "getme": BOT,
    "getwebhookinfo": {"url": "", "has_custom_certificate": False, "pending_update_count": 0},
    "getmycommands": [],
    "getmydescription": {"description": ""},
    "getmyshortdescription": {"short_description": ""},
}


class BenchServer:
    """The state of one server: updates not confirmed yet, and messages not answered yet."""

    def __init__(self) -> None:
        self._updates: list[dict[str, Any]] = []
        self._arrived = asyncio.Event()
        self._unanswered: dict[int, deque[float]] = defaultdict(deque)
        self._latencies: list[float] = []
        self._expected = 0
        self._finished = asyncio.Event()
        self._half_way = 0.0
        self._numbers = 0

    async def method(self, request: web.Request) -> web.Response:
        """Answer one Bot API call."""
        name = request.match_info["method"].lower()
        params = await _params(request)
        await self._travel()
        if name == "getupdates":
            result: Any = await self._get_updates(params)
        elif name.startswith("send") and name != "sendchataction":
            result = self._sent(params)
        else:
            result = STILL.get(name, True)
        await self._travel()
        return web.Response(body=orjson.dumps({"ok": True, "result": result}), content_type="application/json")

    async def run(self, request: web.Request) -> web.Response:
        """Play one scenario to its end."""
        plan = orjson.loads(await request.read())
        self._half_way = plan["round_trip"] / 2
        self._latencies, self._expected = [], plan["updates"]
        self._finished.clear()
        started = time.perf_counter()
        await self._make_messages(plan)
        await self._finished.wait()
        seconds = time.perf_counter() - started
        await asyncio.sleep(0.1 + plan["round_trip"])  # the last answers are still on their way
        self._half_way = 0.0
        return web.Response(body=orjson.dumps({"seconds": seconds, "latencies": self._latencies}))

    async def _make_messages(self, plan: dict[str, Any]) -> None:
        started = asyncio.get_running_loop().time()
        for number in range(plan["updates"]):
            if plan["rate"]:
                due = started + number / plan["rate"]
                await asyncio.sleep(max(0.0, due - asyncio.get_running_loop().time()))
            self._write(1 + number % plan["chats"], plan["texts"][number % len(plan["texts"])])

    def _write(self, chat: int, text: str) -> None:
        """Let a customer write a message."""
        self._numbers += 1
        person = {"id": chat, "is_bot": False, "first_name": f"Guest {chat}", "language_code": "en"}
        body = {
            "message_id": self._numbers,
            "from": person,
            "chat": {"id": chat, "type": "private", "first_name": person["first_name"]},
            "date": int(time.time()),
            "text": text,
        }
        self._unanswered[chat].append(time.perf_counter())
        self._updates.append({"update_id": self._numbers, "message": body})
        self._arrived.set()

    async def _get_updates(self, params: dict[str, Any]) -> list[dict[str, Any]]:
        offset = int(params.get("offset") or 0)
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        if not self._updates:
            self._arrived.clear()
            try:
                async with asyncio.timeout(float(params.get("timeout") or 0)):
                    await self._arrived.wait()
            except TimeoutError:
                return []
        return self._updates[: int(params.get("limit") or 100)]

    def _sent(self, params: dict[str, Any]) -> dict[str, Any]:
        """Take a reply: the oldest unanswered message of the chat has it now."""
        chat = int(params["chat_id"])
        if self._unanswered[chat]:
            self._latencies.append(time.perf_counter() - self._unanswered[chat].popleft())
        if len(self._latencies) == self._expected:
            self._finished.set()
        self._numbers += 1
        where = {"id": chat, "type": "private", "first_name": f"Guest {chat}"}
        said = {"message_id": self._numbers, "from": BOT, "chat": where, "date": int(time.time())}
        return said | {"text": params.get("text", "")}

    async def _travel(self) -> None:
        if self._half_way:
            await asyncio.sleep(self._half_way)


async def _params(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        params: dict[str, Any] = orjson.loads(await request.read() or b"{}")
        return params
    return dict(await request.post())


async def serve() -> None:
    """Serve on a free port and print it."""
    server = BenchServer()
    app = web.Application(client_max_size=2**24)
    app.router.add_post("/run", server.run)
    app.router.add_route("*", "/bot{token}/{method}", server.method)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve())
