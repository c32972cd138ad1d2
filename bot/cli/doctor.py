"""`regulars doctor`: looks at everything a running bot needs; each line says ok or what to do."""

import asyncio
import shutil
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from email.utils import parsedate_to_datetime

import aiohttp
from telegram.error import InvalidToken

from bot.brand.folder import read_brand_folder
from bot.cli.console import out
from bot.core.errors import RegularsError
from bot.gateway.api import Api
from bot.gateway.errors import TokenRefused
from bot.gateway.transport import AiohttpRequest, scrub
from bot.settings import Mode, Settings, load_settings
from bot.storage.database import open_database
from bot.storage.schema import check

FONTS = {"Armenian": "hy", "Persian": "fa", "Amharic": "am"}
SKEW = 30
Check = Callable[[Settings], Awaitable[str]]


def doctor() -> None:
    """Check token, Telegram, database, brand folder, fonts and clock."""
    settings = load_settings()
    healthy = asyncio.run(_examine(settings))
    sys.exit(0 if healthy else 1)


async def _examine(settings: Settings) -> bool:
    checks: dict[str, Check] = {
        "token": _token,
        "updates": _updates,
        "database": _database,
        "brand": _brand,
        "fonts": _fonts,
        "clock": _clock,
    }
    healthy = True
    for name, examine in checks.items():
        try:
            line, good = await examine(settings), True
        except Exception as error:
            line, good = scrub(str(error) or type(error).__name__), False
        healthy &= good
        out.print(f"[{'green' if good else 'red'}]{'ok ' if good else 'FIX'}[/] {name:9}", end=" ")
        out.print(line, markup=False)
    return healthy


async def _token(settings: Settings) -> str:
    me = await _ask(settings, "getMe")
    groups = "may join groups" if me.get("can_join_groups") else "may not join groups: @BotFather, /setjoingroups"
    reads = "" if me.get("can_read_all_group_messages") else "; privacy mode is on, so make it an administrator there"
    return f"@{me['username']} ({groups}{reads})"


async def _updates(settings: Settings) -> str:
    info = await _ask(settings, "getWebhookInfo")
    url, waiting = info.get("url"), info.get("pending_update_count", 0)
    if settings.mode is Mode.WEBHOOK and url != f"{settings.webhook_root}/telegram":
        raise RegularsError("Telegram does not call this bot's webhook yet: `regulars run` sets it.")
    if info.get("last_error_message"):
        raise RegularsError(f"Telegram's last call to the webhook failed: {info['last_error_message']}")
    how = "by webhook" if url else "by polling"
    note = "; the webhook that is set now will be removed" if url and settings.mode is Mode.POLLING else ""
    return f"{how}, {waiting} waiting at Telegram{note}"


async def _database(settings: Settings) -> str:
    db = await open_database(settings.database_url.get_secret_value(), must_exist=True)
    try:
        version = await check(db)
    finally:
        await db.close()
    return f"{db.engine}, schema {version} is up to date"


async def _brand(settings: Settings) -> str:
    folder = read_brand_folder(settings.brand_dir)
    return f"{folder.brand.named(folder.brand.default_language)}: {len(folder.faq.entries)} entries, no mistakes"


async def _fonts(settings: Settings) -> str:
    if shutil.which("fc-list") is None:
        return "cannot tell (no fc-list): pictures with Armenian, Persian or Amharic text need fonts-noto-core"
    missing = [name for name, code in FONTS.items() if not await asyncio.to_thread(_has_font, code)]
    if missing:
        raise RegularsError(f"No font for {', '.join(missing)}: apt-get install fonts-noto-core")
    return "Armenian, Persian and Amharic have fonts"


def _has_font(code: str) -> bool:
    found = subprocess.run(["fc-list", f":lang={code}", "family"], capture_output=True, check=False)  # noqa: S603, S607
    return bool(found.stdout.strip())


async def _clock(settings: Settings) -> str:
    async with aiohttp.ClientSession() as session, session.head(settings.api_base_url) as answer:
        stamp = answer.headers.get("Date")
    if stamp is None:
        return "cannot tell: the server sends no date"
    skew = abs(parsedate_to_datetime(stamp).timestamp() - time.time())
    if skew > SKEW:
        raise RegularsError(f"This machine's clock is {skew:.0f} s off: turn on NTP (timedatectl set-ntp true)")
    return "right"


async def _ask(settings: Settings, method: str) -> dict[str, object]:
    request = AiohttpRequest(proxy_url=settings.proxy_url.get_secret_value() if settings.proxy_url else None)
    await request.initialize()
    try:
        answer: dict[str, object] = await Api(settings.token, request, settings.api_base_url).call(method, {})
        return answer
    except InvalidToken:
        raise TokenRefused from None
    finally:
        await request.shutdown()
