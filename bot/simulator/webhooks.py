"""Posts updates to bots that have set a webhook: each chat in order, again and again until it is taken."""

import asyncio
from typing import Any

import aiohttp
import orjson

from bot.simulator.api import BotApi
from bot.simulator.faults import Faults
from bot.simulator.network import Network
from bot.simulator.refusals import Refusal
from bot.simulator.state.bots import Bot, Webhook
from bot.simulator.state.updates import Update
from bot.simulator.state.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_TIMEOUT = aiohttp.ClientTimeout(total=60)


class Postman:
    """Delivers one bot's updates; a refused one is tried again after a growing pause, others of its chat wait."""

    def __init__(
        self, world: World, api: BotApi, faults: Faults, network: Network, *, first_pause: float, longest_pause: float
    ) -> None:
        self._world, self._api, self._faults, self._network = world, api, faults, network
        self._first_pause, self._longest_pause = first_pause, longest_pause
        self._http: aiohttp.ClientSession | None = None

    async def serve(self, bot: Bot) -> None:
        """Post whatever waits, for as long as the task lives."""
        async with aiohttp.ClientSession(timeout=_TIMEOUT) as self._http, asyncio.TaskGroup() as tasks:
            busy: set[int] = set()
            while True:
                for update in self._free(bot, busy):
                    busy.add(update.key)
                    task = tasks.create_task(self._deliver(bot, update))
                    task.add_done_callback(lambda _, key=update.key: self._freed(bot, busy, key))  # type: ignore[misc]
                await bot.updates.rung()

    @staticmethod
    def _free(bot: Bot, busy: set[int]) -> list[Update]:
        """Return the oldest update of each chat that has none under way, as many as connections allow."""
        if bot.webhook is None:
            return []
        chosen: dict[int, Update] = {}
        for update in bot.updates.waiting:
            if len(busy) + len(chosen) >= bot.webhook.max_connections:
                break
            if update.key not in busy:
                chosen.setdefault(update.key, update)
        return list(chosen.values())

    @staticmethod
    def _freed(bot: Bot, busy: set[int], key: int) -> None:
        busy.discard(key)
        bot.updates.ring()

    async def _deliver(self, bot: Bot, update: Update) -> None:
        pause = self._first_pause
        while (webhook := bot.webhook) is not None and update in bot.updates.waiting:
            if await self._posted(bot, webhook, update):
                if self._faults.duplicates(update.key):
                    await self._posted(bot, webhook, update)
                bot.updates.drop(update)
                return
            await asyncio.sleep(pause)
            pause = min(pause * 2, self._longest_pause)

    async def _posted(self, bot: Bot, webhook: Webhook, update: Update) -> bool:
        """Post one update; True when the bot took it."""
        if self._network.cut or self._http is None:
            return self._failed(webhook, "Connection refused")
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers[SECRET_HEADER] = webhook.secret
        await self._network.travel()
        try:
            body = orjson.dumps(update.api())
            async with self._http.post(webhook.url, data=body, headers=headers) as response:
                answer = await response.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            return self._failed(webhook, f"Connection failed: {type(error).__name__}")
        if response.status // 100 != 2:
            return self._failed(webhook, f"Wrong response from the webhook: {response.status} {response.reason}")
        await self._reply(bot, answer)
        return True

    def _failed(self, webhook: Webhook, why: str) -> bool:
        webhook.last_error, webhook.last_error_date = why, self._world.clock.seconds()
        return False

    async def _reply(self, bot: Bot, answer: bytes) -> None:
        """Carry out the method that a webhook's answer may name; its result is told to nobody."""
        try:
            fields: Any = orjson.loads(answer)
        except orjson.JSONDecodeError:
            return
        if isinstance(fields, dict) and isinstance(fields.get("method"), str):
            method = fields.pop("method")
            try:
                await self._api.call(bot, method, fields)
            except Refusal as refusal:
                self._world.refused[refusal.code] += 1
