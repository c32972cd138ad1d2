"""`regulars doctor`: looks at everything a running bot needs; each line says ok or what to do."""

import asyncio
import shutil
import subprocess
import sys
import time
from email.utils import parsedate_to_datetime

from bot.brand.folder import read_brand_folder
from bot.cli.console import out
from bot.cli.desk import examine_desk
from bot.cli.findings import Check, WorthALook
from bot.cli.stored import existing_storage, is_still_to_be_made
from bot.cli.telegram import ask_telegram, date_at_telegram
from bot.core.errors import RegularsError
from bot.gateway.transport import scrub
from bot.settings import Mode, Settings, load_settings
from bot.storage import bots, inbox
from bot.storage.schema import check
from bot.web.pages import WEBHOOK_PATH

FONTS = {"Armenian": "hy", "Persian": "fa", "Amharic": "am"}
SKEW = 30
COUNTED = 1_000


def doctor() -> None:
    """Check token, Telegram, database, set-aside updates, brand folder, help desk, fonts and clock."""
    settings = load_settings()
    healthy = asyncio.run(_examine(settings))
    sys.exit(0 if healthy else 1)


async def _examine(settings: Settings) -> bool:
    checks: dict[str, Check] = {
        "token": _token,
        "updates": _updates,
        "database": _database,
        "parked": _parked,
        "brand": _brand,
        "desk": examine_desk,
        "fonts": _fonts,
        "clock": _clock,
    }
    healthy = True
    for name, examine in checks.items():
        mark, colour = "ok", "green"
        try:
            line = await examine(settings)
        except WorthALook as notice:
            line, mark, colour = str(notice), "look", "yellow"
        except Exception as error:
            line, mark, colour = scrub(str(error) or type(error).__name__), "FIX", "red"
            healthy = False
        out.print(f"[{colour}]{mark:4}[/] {name:9}", end=" ")
        out.print(line, markup=False)
    return healthy


async def _token(settings: Settings) -> str:
    me = await ask_telegram(settings, settings.token, "getMe")
    groups = "may join groups" if me.get("can_join_groups") else "may not join groups: @BotFather, /setjoingroups"
    reads = "" if me.get("can_read_all_group_messages") else "; privacy mode is on, so make it an administrator there"
    return f"@{me['username']} ({groups}{reads})"


async def _updates(settings: Settings) -> str:
    info = await ask_telegram(settings, settings.token, "getWebhookInfo")
    url, waiting = info.get("url"), info.get("pending_update_count", 0)
    if settings.mode is Mode.WEBHOOK and url != f"{settings.webhook_root}{WEBHOOK_PATH}":
        raise RegularsError("Telegram does not call this bot's webhook yet: `regulars run` sets it.")
    if info.get("last_error_message"):
        raise RegularsError(f"Telegram's last call to the webhook failed: {info['last_error_message']}")
    how = "by webhook" if url else "by polling"
    note = "; the webhook that is set now will be removed" if url and settings.mode is Mode.POLLING else ""
    return f"{how}, {waiting} waiting at Telegram{note}"


async def _database(settings: Settings) -> str:
    if is_still_to_be_made(settings):
        return "none yet: `regulars run` makes it"
    async with existing_storage(settings) as db:
        return f"{db.engine}, schema {await check(db)} is up to date"


async def _parked(settings: Settings) -> str:
    try:
        if is_still_to_be_made(settings):
            return "none"
        async with existing_storage(settings) as db:
            owner = await db.read(bots.owner())
            rows = await db.read(inbox.parked(owner.bot_id, COUNTED)) if owner else []
    except RegularsError:
        raise WorthALook("cannot tell without the database") from None
    if not rows:
        return "none"
    reasons = sorted({str(row.error).partition(":")[0] for row in rows})  # what follows may be a customer's words
    raise WorthALook(
        f"{len(rows)}{' or more' if len(rows) == COUNTED else ''} set aside after failing three times "
        f"({', '.join(reasons)}): look for update_parked in the log and report it; they are deleted after 14 days"
    )


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
    stamp = await date_at_telegram(settings)
    if stamp is None:
        return "cannot tell: the server sends no date"
    skew = abs(parsedate_to_datetime(stamp).timestamp() - time.time())
    if skew > SKEW:
        raise RegularsError(f"This machine's clock is {skew:.0f} s off: turn on NTP (timedatectl set-ntp true)")
    return "right"
