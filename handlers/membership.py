"""Changes of the bot's own membership: blocked, unblocked, added to a group."""

from bot.domain.customers import person_of
from bot.gateway.route import Callback, Effects
from bot.gateway.update import Incoming
from bot.i18n.catalogue import catalogue
from bot.services import Services
from bot.views.view import View

GONE = frozenset({"kicked", "left"})


def in_private(services: Services) -> Callback:
    """Return the callback that records a customer's blocking and unblocking."""

    async def callback(incoming: Incoming) -> Effects:
        if incoming.user_id is None:
            return None
        if _status(incoming) in GONE:
            await services.customers.blocked(incoming.user_id)
        else:
            await services.customers.unblocked(incoming.user_id)
        return None

    return callback


def in_group(services: Services) -> Callback:
    """Return the callback that says what the bot is for and leaves a group it does not know."""

    async def callback(incoming: Incoming) -> Effects:
        chat_id = incoming.chat_id
        if chat_id is None or chat_id == services.staff_chat_id or _status(incoming) in GONE:
            return None
        language = services.customers.first_language(person_of(incoming.body["from"]))
        brand = services.brand.now.brand.named(language)
        text = catalogue(language)("group.goodbye", brand=brand, username=f"@{services.username}")
        await services.messenger.leave(chat_id, View(text))
        return None

    return callback


def _status(incoming: Incoming) -> str:
    return str((incoming.body.get("new_chat_member") or {}).get("status", ""))
