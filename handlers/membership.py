"""Changes of the bot's own membership: blocked, unblocked, added to a group."""

from bot.domain.customers import person_of
from bot.gateway.route import Callback, Effects
from bot.gateway.update import Incoming
from bot.i18n.catalogue import catalogue
from bot.services import Services
from bot.views.desk.setup import invited
from bot.views.view import View

GONE = frozenset({"kicked", "left"})
THROWN_OUT = "bot was kicked from the group chat"
"""Telegram's own words for it, which are turned into the owner's language where they are told."""


def in_private(services: Services) -> Callback:
    """Return the callback that records a customer's blocking and unblocking."""

    async def callback(incoming: Incoming) -> Effects:
        if incoming.user_id is None:
            return None
        gone = _status(incoming) in GONE
        if gone:
            await services.customers.blocked(incoming.user_id)
        else:
            await services.customers.unblocked(incoming.user_id)
        await services.intake.reachable(incoming.user_id, not gone, f"{incoming.update_id}:{incoming.body.get('date')}")
        return None

    return callback


def in_group(services: Services) -> Callback:
    """Return the callback that leaves a group it does not know, saying what the bot is for.

    A group that an owner brought it into is told how to become the desk.
    """

    async def callback(incoming: Incoming) -> Effects:
        chat_id = incoming.chat_id
        if services.desk.is_at(chat_id):
            if (status := _status(incoming)) in (*GONE, "administrator"):
                await services.desk_trouble(THROWN_OUT if status in GONE else None)
            services.desk_is_back()  # a right more or less: what waits finds out
            return None
        if chat_id is None or _status(incoming) in GONE:
            return None
        if incoming.chat_type != "channel" and await services.roles.is_owner(incoming.user_id or 0):
            await _invite(services, incoming, chat_id)
            return None
        language = services.customers.first_language(person_of(incoming.body["from"]))
        brand = services.brand.now.brand.named(language)
        text = catalogue(language)("group.goodbye", brand=brand, username=f"@{services.username}")
        await services.messenger.leave(chat_id, View(text))
        return None

    return callback


async def _invite(services: Services, incoming: Incoming, chat_id: int) -> None:
    """Tell an owner who brought the bot into a group how to make it the desk."""
    if (incoming.body.get("old_chat_member") or {}).get("status") in GONE:
        t = catalogue(await services.customers.language_of(incoming.user_id or 0))
        await services.desk_messenger.send(chat_id, invited(t))


def _status(incoming: Incoming) -> str:
    return str((incoming.body.get("new_chat_member") or {}).get("status", ""))
