"""What `regulars doctor` says of the help desk: where it is, whether the bot can work there, who can be told if not."""

from typing import Any

from bot.cli.findings import WorthALook
from bot.cli.stored import existing_storage, is_still_to_be_made
from bot.cli.telegram import Refused, ask_telegram
from bot.core.clock import SystemClock
from bot.core.errors import RegularsError
from bot.domain.roles import Roles
from bot.i18n.catalogue import catalogue
from bot.settings import Settings
from bot.storage import customers
from bot.storage import desk as desks
from bot.storage.database import Database
from bot.storage.unit import Row
from bot.views.desk.setup import RIGHTS

INSIDE = ("creator", "administrator", "member")
ADD = "add the bot to it as an administrator who may manage topics, pin and delete messages, and send /setup there"
LINK = f"make a group with topics, {ADD}"


async def examine_desk(settings: Settings) -> str:
    """Tell how the desk stands; raises RegularsError for what keeps messages from it, WorthALook for what may."""
    try:
        if is_still_to_be_made(settings):
            return "none yet: `regulars run` looks for it"
        async with existing_storage(settings) as db:
            row = await db.read(desks.find())
            owners = await _owners(settings, db)
    except RegularsError:
        raise WorthALook("cannot tell without the database") from None
    if row is None:
        return _in_private(settings, owners)
    return _with_owners(await _in_group(settings, row), owners)


async def _owners(settings: Settings, db: Database) -> list[bool]:
    """Return for each owner whether the bot may write to them."""
    owners = await Roles(db, SystemClock(), settings.owner_ids).owners()
    rows = [await db.read(customers.by_telegram_id(owner)) for owner in owners]
    return [row is not None and row.blocked_at is None for row in rows]


def _in_private(settings: Settings, owners: list[bool]) -> str:
    if settings.staff_chat_id is not None:
        return f"`regulars run` links the group {settings.staff_chat_id} of the settings, if the bot is in it"
    if not any(owners):
        raise WorthALook(f"nobody reads complaints yet: let an owner press Start in the bot's chat, or {LINK}")
    return f"the first owner's chat with the bot; to work as a team, {LINK}"


def _with_owners(place: str, owners: list[bool]) -> str:
    if not any(owners):
        raise WorthALook(f"{place}; but no owner could be told of trouble: let one press Start in the bot's chat")
    return f"{place}; {sum(owners)} of {len(owners)} owners can be told of trouble"


async def _in_group(settings: Settings, row: Row) -> str:
    """Return which group it is; raises RegularsError where the bot cannot do there what it has to."""
    try:
        group = await ask_telegram(settings, settings.token, "getChat", {"chat_id": row.chat_id})
        member = await _own_membership(settings, row.chat_id)
    except Refused as refusal:
        raise RegularsError(f"the staff group cannot be reached ({refusal}): {ADD}") from None
    title, forum = f"“{group.get('title')}”", bool(group.get("is_forum"))
    if member.get("status") not in INSIDE and not member.get("is_member"):
        raise RegularsError(f"the bot is no longer in {title}: {ADD}; what customers write meanwhile is kept")
    if missing := _missing(member) if forum else _silenced(member):
        raise RegularsError(f"in {title} the bot may not {missing}: grant it in the group's profile, then /setup there")
    if row.trouble is not None:
        raise WorthALook(f"messages wait to be sent to {title}, for Telegram said: {row.trouble}")
    return f"{title}, {'with topics' if forum else 'without topics: staff answer by replying'}"


async def _own_membership(settings: Settings, chat_id: int) -> dict[str, Any]:
    me = await ask_telegram(settings, settings.token, "getMe")
    return await ask_telegram(settings, settings.token, "getChatMember", {"chat_id": chat_id, "user_id": me["id"]})


def _missing(member: dict[str, Any]) -> str:
    """Return what the bot may not do in a group with topics, in words."""
    t = catalogue("en")
    rights = [right for right in RIGHTS if right.startswith("can_") and not member.get(right)]
    return ", ".join(t(f"desk.right_{right.removeprefix('can_')}").partition(":")[0] for right in rights)


def _silenced(member: dict[str, Any]) -> str:
    return "write" if member.get("status") == "restricted" and not member.get("can_send_messages") else ""
