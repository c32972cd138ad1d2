"""`regulars init`: from nothing to a bot that can run, in one conversation at the terminal."""

import asyncio
import re
from pathlib import Path
from typing import Annotated

import typer

from bot.brand.folder import FILES
from bot.brand.starting import Beginning, accepted, new_brand_folder, refuse_folder_in_use
from bot.cli.console import out
from bot.cli.env_file import new_settings
from bot.cli.prompts import WrongAnswer, asked
from bot.cli.telegram import ask_telegram
from bot.cli.time_zone import machine_zone
from bot.core.clock import SystemClock
from bot.core.errors import RegularsError
from bot.domain.roles import Roles
from bot.gateway.errors import TokenRefused
from bot.i18n.languages import LANGUAGES as NAMES
from bot.settings import Settings, load_settings
from bot.storage.opening import open_storage
from faq import LANGUAGES

Token = Annotated[str | None, typer.Option(help="The bot's token from @BotFather.")]
Name = Annotated[str | None, typer.Option(help="The brand's name.")]
Languages = Annotated[str | None, typer.Option(help="Languages, the default one first, such as ru,hy,en.")]
Zone = Annotated[str | None, typer.Option(help="Such as Asia/Yerevan; this machine's if left out.")]
Folder = Annotated[Path, typer.Option(help="Where the brand folder goes.")]

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")


def init(
    token: Token = None,
    name: Name = None,
    languages: Languages = None,
    phone: Annotated[str | None, typer.Option(help="A phone number customers may call.")] = None,
    email: Annotated[str | None, typer.Option(help="An address customers may write to.")] = None,
    time_zone: Zone = None,
    currency: Annotated[str, typer.Option(help="ISO 4217, such as AMD.")] = "USD",
    brand_dir: Folder = Path("brand"),
) -> None:
    """Set up a real bot: asks for what it needs, checks it at once, and says what to do next."""
    settings = load_settings()
    refuse_folder_in_use(brand_dir)
    zone = accepted("time_zone", time_zone or machine_zone() or "UTC")
    accepted("currency", currency)
    token, username = _bot(token, settings)
    out.print(f"This is @{username}.")
    beginning = _beginning(name, languages, phone, email, zone, currency)
    values = {"REGULARS_BOT_TOKEN": token, "REGULARS_BRAND_DIR": str(brand_dir)}
    with new_brand_folder(brand_dir, beginning), new_settings(Path(".env"), values):
        link = asyncio.run(_owner_link(settings, username))
    _say_what_is_next(brand_dir, beginning, link)


def _bot(token: str | None, settings: Settings) -> tuple[str, str]:
    """Return the token and the username of its bot."""
    token = token or (settings.bot_token.get_secret_value() if settings.bot_token else None)
    return asked("Token of your bot (from @BotFather)", token, lambda typed: _known(typed, settings), secret=True)


def _known(token: str, settings: Settings) -> tuple[str, str]:
    wrong = WrongAnswer(
        "Telegram does not know this token. Copy it whole from @BotFather; it looks like 123456:ABC-def..."
    )
    if not TOKEN.fullmatch(token):
        raise wrong
    try:
        return token, str(asyncio.run(ask_telegram(settings, token, "getMe"))["username"])
    except TokenRefused:
        raise wrong from None


def _beginning(
    name: str | None, languages: str | None, phone: str | None, email: str | None, time_zone: str, currency: str
) -> Beginning:
    name = asked("Name of the brand", name, _name)
    offered = ", ".join(f"{code} {language.name}" for code, language in NAMES.items())
    codes = asked(f"Languages, the default one first ({offered})", languages, _codes, default="en")
    phone = asked("Phone for customers (empty for none)", phone, str, default="")
    email = asked("E-mail for customers (empty for none)", email, str, default="")
    return Beginning(name, codes, codes[0], currency, time_zone, phone, email)


def _name(text: str) -> str:
    try:
        return accepted("name", text)
    except RegularsError as error:
        raise WrongAnswer(str(error)) from None


def _codes(text: str) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    if unknown := [code for code in codes if code not in LANGUAGES]:
        raise WrongAnswer(f"Unknown language “{unknown[0]}”: write some of {', '.join(LANGUAGES)}.")
    if not codes:
        raise WrongAnswer(f"Write at least one language of {', '.join(LANGUAGES)}.")
    return codes


async def _owner_link(settings: Settings, username: str) -> str:
    db = await open_storage(settings)
    try:
        payload = await Roles(db, SystemClock(), settings.owner_ids).invite_owner()
    finally:
        await db.close()
    return f"https://t.me/{username}?start={payload}"


def _say_what_is_next(folder: Path, beginning: Beginning, link: str) -> None:
    out.print(f"\nWritten: .env (only you can read it), {', '.join(f'{folder}/{name}' for name in FILES)}")
    out.print(f"Time zone {beginning.time_zone}, currency {beginning.currency}: {folder}/brand.yaml has them.\n")
    out.print("Next:")
    out.print("  1. regulars run")
    out.print(f"  2. Open this link to become the owner (works once, for a week):\n     {link}", markup=False)
    out.print(f"  3. Write your own questions and answers into {folder}/faq.yaml; the running bot follows.")
    out.print("  4. For complaints: make a group with topics, add the bot as an administrator, and send /setup there.")
    out.print("     Until then they come to your own chat with the bot.")
