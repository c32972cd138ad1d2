"""Single questions to Telegram, for commands that look before the bot runs."""

from collections.abc import Mapping
from typing import Any

import aiohttp
from aiohttp_socks import ProxyConnector
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.core.errors import RegularsError
from bot.gateway.api import Api
from bot.gateway.errors import TokenRefused
from bot.gateway.transport import LINE_TROUBLE, AiohttpRequest, scrub
from bot.settings import Settings

PATIENCE = 10
"""Seconds Telegram has to answer; a person is waiting at the terminal."""


class Refused(RegularsError):
    """Telegram does not do what was asked; the message has its reason."""


async def ask_telegram(
    settings: Settings, token: str, method: str, params: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Call a method; raises TokenRefused, Refused, or RegularsError where there is no answer."""
    request = AiohttpRequest(proxy_url=_proxy(settings), connect_timeout=PATIENCE, read_timeout=PATIENCE)
    await request.initialize()
    try:
        answer: dict[str, Any] = await Api(token, request, settings.api_base_url).call(method, params or {})
    except InvalidToken:
        raise TokenRefused from None
    except (BadRequest, Forbidden) as refusal:
        raise Refused(f"Telegram refuses: {scrub(refusal.message)}") from None
    except TelegramError as error:
        raise _no_answer(settings, error) from None
    finally:
        await request.shutdown()
    return answer


async def date_at_telegram(settings: Settings) -> str | None:
    """Return the Date header of Telegram's server, or None where it sends none."""
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    try:
        async with (
            aiohttp.ClientSession(connector=_connector(settings), timeout=timeout) as session,
            session.head(settings.api_base_url) as answer,
        ):
            return answer.headers.get("Date")
    except LINE_TROUBLE as error:
        raise _no_answer(settings, error) from None


def _connector(settings: Settings) -> aiohttp.BaseConnector:
    proxy = _proxy(settings)
    if proxy is None:
        return aiohttp.TCPConnector()
    try:
        return ProxyConnector.from_url(proxy)
    except ValueError:  # its message would show the password
        raise RegularsError("REGULARS_PROXY_URL cannot be used: see the line of the token") from None


def _proxy(settings: Settings) -> str | None:
    return settings.proxy_url.get_secret_value() if settings.proxy_url else None


def _no_answer(settings: Settings, error: Exception) -> RegularsError:
    reason = scrub(str(error)) or type(error).__name__
    return RegularsError(f"Telegram cannot be reached at {settings.api_base_url}: {reason}")
