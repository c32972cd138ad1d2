"""The one permission guard: every route's callback passes it."""

import structlog

from bot.domain.customers import person_of
from bot.gateway.permission import Permission
from bot.gateway.route import Guard
from bot.gateway.update import Incoming
from bot.i18n.catalogue import catalogue
from bot.services import Services
from bot.views.view import View
from handlers.desk.turn import is_anonymous

log = structlog.get_logger(__name__)


def guard_for(services: Services) -> Guard:
    """Return the guard: who may do what a route does. A refusal is told to the person and logged by id."""

    async def guard(incoming: Incoming, permission: Permission) -> bool:
        if await _may(services, incoming, permission):
            return True
        if incoming.user_id == services.bot_id:
            return False  # Telegram tells a bot of its own doings, such as leaving a group; nobody asked for anything
        log.warning("permission_refused", needs=permission.value, user_id=incoming.user_id, kind=incoming.kind)
        await _refuse(services, incoming)
        return False

    return guard


async def _may(services: Services, incoming: Incoming, permission: Permission) -> bool:
    user = incoming.user_id
    if permission is Permission.TELEGRAM:
        return True
    if user is None:
        return False
    if permission is Permission.STAFF:
        return await _works_here(services, incoming, user)
    if _person(incoming).get("is_bot", False):
        return False
    return permission is Permission.CUSTOMER or await services.roles.is_owner(user)


async def _works_here(services: Services, incoming: Incoming, user: int) -> bool:
    """Tell whether somebody acts at the desk and belongs there at this moment.

    Only administrators can write in the group's own name, so they belong there too, whoever they are.
    """
    place = services.desk.place
    if place is None or incoming.chat_id != place.chat_id:
        return False
    if place.linked and is_anonymous(incoming):
        return True
    if _person(incoming).get("is_bot", False):
        return False
    if await services.roles.is_owner(user):
        return True
    return place.linked and await services.membership.holds(place.chat_id, user)


def _person(incoming: Incoming) -> dict[str, object]:
    return incoming.body.get("from") or incoming.body.get("user") or {}


async def _refuse(services: Services, incoming: Incoming) -> None:
    """Tell a person in private, or whoever tapped; in groups nothing is said to strangers."""
    tapped = incoming.kind == "callback_query"
    if incoming.user_id is None or _person(incoming).get("is_bot") or not (tapped or incoming.chat_type == "private"):
        return
    t = catalogue((await services.customers.meet(person_of(incoming.body["from"]))).language)
    if tapped:
        await services.messenger.toast(incoming.body["id"], t("permission.refused"))
    elif incoming.kind == "message":
        await services.messenger.send(incoming.user_id, View(t("permission.refused")))
