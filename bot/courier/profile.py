"""The bot's face on Telegram: commands for each kind of people, description and short description."""

from collections.abc import Iterator
from typing import Any

from telegram.error import BadRequest, Forbidden

from bot.brand.models import Brand
from bot.domain.helpdesk.desk import Place
from bot.gateway.api import Api
from bot.i18n.catalogue import Catalogue, catalogue
from bot.i18n.languages import LANGUAGES

COMMANDS = ("start", "topics", "complaint", "language", "privacy", "help")
OWNER_COMMANDS = (*COMMANDS, "misses")
DESK_COMMANDS = (
    "take", "assign", "resolve", "close", "r", "snooze", "priority", "tag", "note", "notes", "vip", "delete",
    "write", "ban", "who", "stats", "help",
)  # fmt: skip
"""What the desk is offered; the rest of its commands stands in its /help."""

PRIVATE = {"type": "all_private_chats"}

Wanted = tuple[str, dict[str, Any], str, Any]
"""What to ask for (suffix of the get and set methods), where it applies, the field that is set, and its value."""
Commands = list[dict[str, str]]


class Profile:
    """Keeps the bot's face as the brand and its owners want it; asks Telegram only when something has changed."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._published: Brand | None = None
        self._shown: dict[int, Commands] = {}

    async def publish(self, brand: Brand, owners: tuple[int, ...], desk: Place | None) -> None:
        """Set what differs from what Telegram shows now; what fails is tried again at the next call."""
        if self._published != brand:
            for wanted in _for_everyone(brand):
                await self._set(*wanted)
            self._published = brand
        chats = _for_chats(brand, owners, desk)
        for chat_id in [chat_id for chat_id in self._shown if chat_id not in chats]:
            await self._set_in(chat_id, [])
            del self._shown[chat_id]
        for chat_id, commands in chats.items():
            if self._shown.get(chat_id) != commands and await self._set_in(chat_id, commands):
                self._shown[chat_id] = commands

    async def _set_in(self, chat_id: int, commands: Commands) -> bool:
        """Show a chat commands of its own; False where the bot is not in it, as with an owner who never wrote."""
        try:
            await self._set("MyCommands", {"scope": {"type": "chat", "chat_id": chat_id}}, "commands", commands)
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


def _for_chats(brand: Brand, owners: tuple[int, ...], desk: Place | None) -> dict[int, Commands]:
    """Return the commands of the chats that have their own: the owners', and the desk's in its language."""
    t = catalogue(brand.default_language)
    chats = {owner: _commands(t, OWNER_COMMANDS) for owner in owners}
    if desk is not None:
        names = DESK_COMMANDS if desk.linked else tuple(dict.fromkeys((*OWNER_COMMANDS, *DESK_COMMANDS)))
        chats[desk.chat_id] = _commands(catalogue(desk.language), names)
    return chats


def _commands(t: Catalogue, names: tuple[str, ...]) -> Commands:
    return [{"command": name, "description": t(f"command.{name}")} for name in names]
