"""A bot at the outer edge of these tests: it polls the simulator over raw HTTP and says what its script holds."""

import asyncio
from typing import Any, Self

import aiohttp

GREETING = "Hello! Ask me something."
UNSURE = "\u200fمنظورتان کدام است؟"
CHOICES = ("هزینهٔ ارسال", "زمان ارسال", "هیچ‌کدام")
ANSWER = "\u200fارسال برای سفارش‌های بالای ۳۰ یورو رایگان است.\n\u200fنشانی: \u206812 Mill Lane\u2069"


class ScriptedBot:
    """Greets at /start, asks "did you mean" at any other text, and puts the answer in place of it at a tap."""

    def __init__(self, url: str, token: str) -> None:
        self._base = f"{url}/bot{token}"
        self._session = aiohttp.ClientSession()
        self._polling = asyncio.create_task(self._poll())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._polling.cancel()
        await asyncio.gather(self._polling, return_exceptions=True)
        await self._session.close()

    async def call(self, method: str, **fields: Any) -> Any:
        """Call a method of the Bot API; AssertionError where it is refused."""
        async with self._session.post(f"{self._base}/{method}", json=fields) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def _poll(self) -> None:
        offset = 0
        while True:
            try:
                updates = await self.call("getUpdates", offset=offset, timeout=20)
            except (aiohttp.ClientError, TimeoutError):
                await asyncio.sleep(0.05)
                continue
            for update in updates:
                offset = update["update_id"] + 1
                await self._answer(update)

    async def _answer(self, update: dict[str, Any]) -> None:
        match update:
            case {"message": {"chat": {"type": "private", "id": chat_id}, "text": text}}:
                await self._ask_back(chat_id, text)
            case {"callback_query": query}:
                message = query["message"]
                await self.call("answerCallbackQuery", callback_query_id=query["id"], text="باشد")
                place = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
                await self.call("editMessageText", **place, text=ANSWER)

    async def _ask_back(self, chat_id: int, text: str) -> None:
        if text.startswith("/start"):
            await self.call("sendMessage", chat_id=chat_id, text=GREETING)
            return
        rows = [[{"text": choice, "callback_data": str(number)}] for number, choice in enumerate(CHOICES)]
        await self.call("sendMessage", chat_id=chat_id, text=UNSURE, reply_markup={"inline_keyboard": rows})
