"""The one permission guard: every route's callback passes it."""

import structlog

from bot.domain.customers import person_of
from bot.gateway.permission import Permission
from bot.gateway.route import Guard
from bot.gateway.update import Incoming
from bot.i18n.catalogue import catalogue
from bot.services import Services
from bot.views.view import View

log = structlog.get_logger(__name__)


def guard_for(services: Services) -> Guard:
    """Return the guard: who may do what a route does. A refusal is told to the person and logged by id."""

    async def guard(incoming: Incoming, permission: Permission) -> bool:
        if await _may(services, incoming, permission):
            return True
        log.warning("permission_refused", needs=permission.value, user_id=incoming.user_id, kind=incoming.kind)
        await _refuse(services, incoming)
        return False

    return guard


async def _may(services: Services, incoming: Incoming, permission: Permission) -> bool:
    user = incoming.user_id
    if user is None:
        return False
    if permission is Permission.CUSTOMER:
        return not incoming.body["from"].get("is_bot", False)
    if permission is Permission.STAFF:
        return await services.roles.is_staff(user)
    return await services.roles.is_owner(user)


async def _refuse(services: Services, incoming: Incoming) -> None:
    if incoming.chat_type != "private" or incoming.user_id is None or incoming.body["from"].get("is_bot"):
        return
    t = catalogue((await services.customers.meet(person_of(incoming.body["from"]))).language)
    if incoming.kind == "callback_query":
        await services.messenger.toast(incoming.body["id"], t("permission.refused"))
    else:
        await services.messenger.send(incoming.user_id, View(t("permission.refused")))
