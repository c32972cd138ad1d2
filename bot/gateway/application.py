"""python-telegram-bot's application, made to dispatch our updates over our transport."""

import logging
from collections.abc import Sequence
from typing import Any

from telegram.error import InvalidToken
from telegram.ext import Application, ApplicationBuilder

from bot.gateway.api import TELEGRAM
from bot.gateway.errors import TokenRefused
from bot.gateway.route import Guard
from bot.gateway.transport import AiohttpRequest
from bot.gateway.update import Incoming
from bot.storage.unit import Unit

CHATTY_LOGGERS = ("httpx", "httpcore", "telegram", "aiohttp.client")
"""Loggers that would write addresses, which hold the token, or whole updates."""


class RoutedApplication(Application[Any, Any, Any, Any, Any, Any]):
    """Dispatches an `Incoming` to the first route that matches it."""

    async def initialize(self) -> None:
        """Open the transport and ask Telegram who the bot is; the library's own error would spell out the token."""
        try:
            await super().initialize()
        except InvalidToken:
            raise TokenRefused from None

    async def handle(self, incoming: Incoming) -> Sequence[Unit[Any]]:
        """Answer one update and return the effects its callback wants committed; raises what the callback raised."""
        incoming.effects = ()
        await self.process_update(incoming)
        return incoming.effects

    async def process_error(self, update: object, error: Exception, *args: Any, **kwargs: Any) -> bool:
        """Let the error through to the dispatcher, which counts it as a try."""
        raise error


def build_application(token: str, request: AiohttpRequest, guard: Guard, base_url: str = TELEGRAM) -> RoutedApplication:
    """Build the application: no updater, no job queue, and one guard for all routes.

    `application.add_handler(Route(...))` registers; `application.bot` has Telegram's rarely used methods. The request
    serves both it and `Api`; `initialize` and `shutdown` open and close it.
    """
    for name in CHATTY_LOGGERS:
        logging.getLogger(name).setLevel(logging.WARNING)
    root = base_url.rstrip("/")
    builder = ApplicationBuilder().application_class(RoutedApplication).token(token)
    builder = builder.base_url(f"{root}/bot").base_file_url(f"{root}/file/bot")
    application = builder.request(request).get_updates_request(request).updater(None).job_queue(None).build()
    application.bot_data["guard"] = guard
    return application  # type: ignore[return-value]
