"""The bot's public face on Telegram: commands, description and short description in each language."""

from collections.abc import Iterator
from typing import Any

from telegram.error import BadRequest, Forbidden

from bot.brand.models import Brand
from bot.gateway.api import Api
from bot.i18n.catalogue import Catalogue, catalogue
from bot.i18n.languages import LANGUAGES

COMMANDS = ("start", "topics", "language", "privacy", "help")
OWNER_COMMANDS = (*COMMANDS, "misses")

PRIVATE = {"type": "all_private_chats"}

Wanted = tuple[str, dict[str, Any], str, Any]
"""What to ask for (suffix of the get and set methods), where it applies, the field that is set, and its value."""


class Profile:
    """Keeps the bot's face as the brand and its owners want it; asks Telegram only when something has changed."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._published: tuple[Brand, tuple[int, ...]] | None = None

    async def publish(self, brand: Brand, owners: tuple[int, ...]) -> None:
        """Set what differs from what Telegram shows now; what fails is tried again at the next call."""
        if self._published == (brand, owners):
            return
        for wanted in _for_everyone(brand):
            await self._set(*wanted)
        reached = [owner for owner in owners if await self._set_for(brand, owner)]
        self._published = brand, tuple(reached)

    async def _set_for(self, brand: Brand, owner: int) -> bool:
        """Show an owner their own commands; False where they have not opened the chat yet."""
        commands = _commands(catalogue(brand.default_language), OWNER_COMMANDS)
        try:
            await self._set("MyCommands", {"scope": {"type": "chat", "chat_id": owner}}, "commands", commands)
        except (BadRequest, Forbidden):
            return False
        return True

    async def _set(self, noun: str, where: dict[str, Any], field: str, value: Any) -> None:
        shown = await self._api.call(f"get{noun}", where)
        if (shown if noun == "MyCommands" else shown.get(field)) == value:
            return
        if value == []:
            await self._api.call(f"delete{noun}", where)
        else:
            await self._api.call(f"set{noun}", {**where, field: value})


def _for_everyone(brand: Brand) -> Iterator[Wanted]:
    for code in (None, *brand.languages):
        t = catalogue(code or brand.default_language)
        name = brand.named(t.code)
        where = {"language_code": code} if code else {}
        yield "MyCommands", {**where, "scope": PRIVATE}, "commands", _commands(t, COMMANDS)
        yield "MyDescription", where, "description", t("bot.description", brand=name)
        yield "MyShortDescription", where, "short_description", t("bot.short_description", brand=name)
    for code in LANGUAGES.keys() - set(brand.languages):  # spoken once, perhaps: the default's texts hold for it
        where = {"language_code": code}
        yield "MyCommands", {**where, "scope": PRIVATE}, "commands", []
        yield "MyDescription", where, "description", ""
        yield "MyShortDescription", where, "short_description", ""


def _commands(t: Catalogue, names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"command": name, "description": t(f"command.{name}")} for name in names]
