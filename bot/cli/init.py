"""`regulars init`: from nothing to a bot that can run, in one conversation at the terminal."""

import asyncio
import os
import secrets
from pathlib import Path
from typing import Annotated

import typer
from telegram.error import InvalidToken, NetworkError

from bot.app import open_storage
from bot.brand.models import LANGUAGE_CODES
from bot.brand.starting import Beginning, write_brand_folder
from bot.cli.console import is_interactive, out
from bot.core.clock import SystemClock
from bot.core.errors import RegularsError
from bot.domain.roles import Roles
from bot.gateway.api import Api
from bot.gateway.transport import AiohttpRequest
from bot.i18n.languages import LANGUAGES
from bot.settings import Settings, load_settings

Token = Annotated[str | None, typer.Option(help="The bot's token from @BotFather.")]
Name = Annotated[str | None, typer.Option(help="The brand's name.")]
Languages = Annotated[str | None, typer.Option(help="Languages, the default one first, such as ru,hy,en.")]
Folder = Annotated[Path, typer.Option(help="Where the brand folder goes.")]


def init(
    token: Token = None,
    name: Name = None,
    languages: Languages = None,
    phone: Annotated[str | None, typer.Option(help="A phone number customers may call.")] = None,
    email: Annotated[str | None, typer.Option(help="An address customers may write to.")] = None,
    time_zone: Annotated[str, typer.Option(help="Such as Asia/Yerevan.")] = "UTC",
    currency: Annotated[str, typer.Option(help="ISO 4217, such as AMD.")] = "USD",
    brand_dir: Folder = Path("brand"),
) -> None:
    """Set up a real bot: asks for what it needs, checks it at once, and says what to do next."""
    env = Path(".env")
    settings = load_settings()
    token = token or (settings.bot_token.get_secret_value() if settings.bot_token else None)
    token = _asked("Token of your bot (from @BotFather)", token, secret=True)
    username = asyncio.run(_username(token, settings))
    out.print(f"This is @{username}.")
    beginning = _beginning(name, languages, phone, email, time_zone, currency)
    write_brand_folder(brand_dir, beginning)
    _write_env(env, {"REGULARS_BOT_TOKEN": token, "REGULARS_BRAND_DIR": str(brand_dir)})
    link = asyncio.run(_owner_link(load_settings(), username))
    _say_what_is_next(brand_dir, link)


def _beginning(
    name: str | None, languages: str | None, phone: str | None, email: str | None, time_zone: str, currency: str
) -> Beginning:
    name = _asked("Name of the brand", name)
    offered = ", ".join(f"{code} {language.name}" for code, language in LANGUAGES.items())
    codes = _codes(_asked(f"Languages, the default one first ({offered})", languages, default="en"))
    phone = _asked("Phone for customers (empty for none)", phone, default="")
    email = _asked("E-mail for customers (empty for none)", email, default="")
    return Beginning(name, codes, codes[0], currency, time_zone, phone, email)


def _asked(question: str, given: str | None, *, default: str | None = None, secret: bool = False) -> str:
    if given is not None:
        return given.strip()
    if not is_interactive():
        if default is None:
            raise RegularsError(f"{question}: give it as an option (see `regulars init --help`).")
        return default
    return str(typer.prompt(question, default=default, hide_input=secret, show_default=bool(default))).strip()


def _codes(text: str) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    if unknown := [code for code in codes if code not in LANGUAGE_CODES]:
        raise RegularsError(f"Unknown language “{unknown[0]}”: write some of {', '.join(LANGUAGE_CODES)}.")
    if not codes:
        raise RegularsError(f"Write at least one language of {', '.join(LANGUAGE_CODES)}.")
    return codes


async def _username(token: str, settings: Settings) -> str:
    proxy = settings.proxy_url.get_secret_value() if settings.proxy_url else None
    request = AiohttpRequest(proxy_url=proxy)
    await request.initialize()
    try:
        return str((await Api(token, request, settings.api_base_url).call("getMe", {}))["username"])
    except InvalidToken:
        raise RegularsError(
            "Telegram does not know this token. Copy it whole from @BotFather; it looks like 123456:ABC-def..."
        ) from None
    except NetworkError as error:
        raise RegularsError(f"Telegram cannot be reached at {settings.api_base_url}: {error}") from None
    finally:
        await request.shutdown()


async def _owner_link(settings: Settings, username: str) -> str:
    db = await open_storage(settings)
    try:
        payload = await Roles(db, SystemClock(), settings.owner_ids).invite_owner()
    finally:
        await db.close()
    return f"https://t.me/{username}?start={payload}"


def _write_env(path: Path, values: dict[str, str]) -> None:
    """Set the values in .env, keeping every other line, readable by its owner only from the first byte."""
    before = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    kept = [line for line in before if line.partition("=")[0].strip() not in values]
    text = "\n".join([*kept, *(f"{name}={value}" for name, value in values.items())]) + "\n"
    fresh = path.with_name(f".env.{secrets.token_hex(4)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    fresh.replace(path)


def _say_what_is_next(folder: Path, link: str) -> None:
    out.print(f"\nWritten: .env (only you can read it), {folder}/brand.yaml, {folder}/faq.yaml\n")
    out.print("Next:")
    out.print("  1. regulars run")
    out.print(f"  2. Open this link to become the owner (works once, for a week):\n     {link}", markup=False)
    out.print(f"  3. Write your own questions and answers into {folder}/faq.yaml; the running bot follows.")
