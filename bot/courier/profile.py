"""The bot's public face on Telegram: commands, description and short description in each language."""

from collections.abc import Iterator
from typing import Any

import structlog
from telegram.error import TelegramError

from bot.brand.models import Brand
from bot.gateway.api import Api
from bot.i18n.catalogue import Catalogue, catalogue

COMMANDS = ("start", "topics", "language", "help")
OWNER_COMMANDS = (*COMMANDS, "misses")
log = structlog.get_logger(__name__)

Wanted = tuple[str, dict[str, Any], str, Any]
"""What to ask for (suffix of the get and set methods), where it applies, the field that is set, and its value."""


async def publish_profile(api: Api, brand: Brand, owners: tuple[int, ...]) -> None:
    """Set what differs from what Telegram shows now; a refusal is logged, for the bot works without."""
    for noun, where, field, value in (*_for_everyone(brand), *_for_owners(brand, owners)):
        try:
            shown = await api.call(f"get{noun}", where)
            if (shown if noun == "MyCommands" else shown.get(field)) != value:
                await api.call(f"set{noun}", {**where, field: value})
        except TelegramError as error:
            log.warning("profile_not_set", what=noun, error=type(error).__name__)


def _for_everyone(brand: Brand) -> Iterator[Wanted]:
    for code in (None, *brand.languages):
        t = catalogue(code or brand.default_language)
        name = brand.named(t.code)
        where = {"language_code": code} if code else {}
        yield "MyCommands", {**where, "scope": {"type": "all_private_chats"}}, "commands", _commands(t, COMMANDS)
        yield "MyDescription", where, "description", t("bot.description", brand=name)
        yield "MyShortDescription", where, "short_description", t("bot.short_description", brand=name)


def _for_owners(brand: Brand, owners: tuple[int, ...]) -> Iterator[Wanted]:
    commands = _commands(catalogue(brand.default_language), OWNER_COMMANDS)
    for owner in owners:
        yield "MyCommands", {"scope": {"type": "chat", "chat_id": owner}}, "commands", commands


def _commands(t: Catalogue, names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"command": name, "description": t(f"command.{name}")} for name in names]
