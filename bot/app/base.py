"""What everything else stands on: settings, clock, brand, database, and the bot's own door to Telegram."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

from telegram.ext import Application

from bot.brand.in_force import BrandInForce
from bot.core.clock import Clock, SystemClock
from bot.core.errors import RegularsError
from bot.courier.clockwork import in_background
from bot.gateway.api import Api
from bot.gateway.identity import Identity, check_identity, who_am_i
from bot.gateway.transport import AiohttpRequest
from bot.services import Services
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.leader import Leadership, acquire_leadership
from bot.storage.opening import open_storage
from bot.web.metrics import Metrics

Register = Callable[[Application[Any, Any, Any, Any, Any, Any], Services], None]
"""Gives the application its handlers; passed in by `bot.__main__`, for the app does not know them."""


@dataclass(frozen=True, slots=True)
class Base:
    """The parts that every other part is made of."""

    settings: Settings
    clock: Clock
    brand: BrandInForce
    db: Database
    request: AiohttpRequest
    api: Api
    me: Identity
    metrics: Metrics


async def open_base(
    settings: Settings,
    brand: BrandInForce,
    metrics: Metrics,
    stack: AsyncExitStack,
    ended: "asyncio.Future[None]",
    *,
    accept_new_bot: bool,
) -> Base:
    """Open the database, take its lead, and ask Telegram who the bot is; the stack closes it all."""
    clock = SystemClock()
    db = await open_storage(settings)
    stack.push_async_callback(db.close)
    leadership = await acquire_leadership(db)
    stack.push_async_callback(leadership.release)
    in_background(stack, _watch(leadership), ended)
    request = AiohttpRequest(proxy_url=settings.proxy_url.get_secret_value() if settings.proxy_url else None)
    await request.initialize()
    stack.push_async_callback(request.shutdown)
    api = Api(settings.token, request, settings.api_base_url)
    me = await who_am_i(api)
    await check_identity(me, db, clock, accept_new=accept_new_bot)
    return Base(settings, clock, brand, db, request, api, me, metrics)


async def _watch(leadership: Leadership) -> None:
    await leadership.lost.wait()
    raise RegularsError("The connection that held the lead of this database is lost; start again to take it up anew.")
