"""Whether the token's bot is the one whose customers and updates the database holds."""

from dataclasses import dataclass

from bot.core.clock import Clock
from bot.core.errors import RegularsError
from bot.gateway.api import Api
from bot.gateway.outage import Outage, patiently
from bot.storage import bots
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is on Telegram."""

    bot_id: int
    username: str
    name: str


async def who_am_i(api: Api, outage: Outage | None = None) -> Identity:
    """Ask Telegram whose token this is; waits while Telegram cannot be reached, refuses a wrong token."""
    me = await patiently("Reaching Telegram", lambda: api.call("getMe", {}), outage)
    return Identity(me["id"], me.get("username", ""), me.get("first_name", ""))


async def check_identity(me: Identity, db: Database, clock: Clock, *, accept_new: bool = False) -> None:
    """Make the bot the database's owner if it has none; raise RegularsError where it belongs to another bot.

    With `accept_new` a person has confirmed that this bot takes the other one's place.
    """
    owner = await db.run(bots.claim(me.bot_id, me.username, clock.now()))
    if owner.bot_id == me.bot_id:
        return
    if not accept_new:
        raise RegularsError(
            f"This database belongs to @{owner.username} ({owner.bot_id}), but the token is that of @{me.username} "
            f"({me.bot_id}). Put back the other token, or name another database in REGULARS_DATABASE_URL, or, if "
            f"@{me.username} is to take over its customers, start once with --accept-new-bot"
        )
    await db.run(bots.take_over(me.bot_id, me.username, clock.now()))
