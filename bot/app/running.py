"""The whole bot at work: everything begun in order, and ended the other way round."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

import structlog
from telegram.error import BadRequest, Forbidden

from bot.app.base import Base, Register, open_base
from bot.app.helpdesk import HelpDesk, Speech, build_helpdesk
from bot.brand.in_force import BrandInForce
from bot.core.errands import Errands
from bot.courier.clockwork import every, in_background
from bot.courier.follow import follow_brand
from bot.courier.profile import Profile
from bot.courier.upkeep import Upkeep
from bot.domain.answers import Answers
from bot.domain.customers import Customers
from bot.domain.helpdesk.outreach import Outreach
from bot.domain.helpdesk.teaching import Teaching
from bot.domain.knowledge import KnowledgeBase
from bot.domain.misses import Misses
from bot.domain.privacy import Privacy
from bot.domain.roles import Roles
from bot.gateway.application import build_application
from bot.gateway.dispatcher import Dispatcher
from bot.gateway.identity import Identity
from bot.gateway.intake import Intake
from bot.gateway.membership import Membership
from bot.gateway.outage import patiently
from bot.gateway.permission import Permission
from bot.gateway.polling import Poller
from bot.gateway.sender import Lane, Pace, Sender
from bot.gateway.update import Incoming
from bot.gateway.webhooks import WebhookReceiver, set_webhook
from bot.services import Services
from bot.settings import Mode, Settings
from bot.storage import inbox
from bot.views.answers import Source
from bot.views.courtesy import Courtesy
from bot.views.desk.setup import unusable
from bot.views.messenger import Messenger
from bot.views.photos import Photos
from bot.web.metrics import Metrics
from bot.web.pages import WEBHOOK_PATH, Backstage, Inbox, build_pages
from bot.web.server import WebServer

STOP_WITHIN = 10
ERRANDS_WITHIN = 2
LOOK_EVERY = 1.0
INTRODUCE_EVERY = 10.0
GROUPS = ("group", "supergroup")
UPKEEP_EVERY = 300.0
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Running:
    """A bot at work; `ended` is done only when it can go on no longer, with the reason as its exception."""

    me: Identity
    services: Services
    http_port: int
    ended: "asyncio.Future[None]"


@asynccontextmanager
async def running(
    settings: Settings, register: Register, *, accept_new_bot: bool = False, pace: Pace | None = None
) -> AsyncIterator[Running]:
    """Run the whole bot until the block ends; then finish what is in flight, within ten seconds.

    Raises RegularsError for whatever a person has to mend first: token, brand folder, database, port. Waits, however
    long, where only Telegram cannot be reached; cancelling it then leaves everything closed.
    """
    settings.check()
    brand = BrandInForce(settings.brand_dir)
    async with AsyncExitStack() as stack:
        ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        backstage, port = await _web(settings, stack)
        base = await open_base(settings, brand, backstage.metrics, stack, ended, accept_new_bot=accept_new_bot)
        services, helpdesk = await _services(base, Sender(base.api, pace, observe=base.metrics.sender()))
        dispatcher = await _dispatcher(base, register, services)
        intake = _intake(base, dispatcher, services)
        backstage.inbox = _inbox_of(base)
        stack.push_async_callback(services.errands.stop, ERRANDS_WITHIN)
        stack.push_async_callback(dispatcher.stop, STOP_WITHIN)
        await dispatcher.start()
        poller = await _arrivals(base, intake, backstage, stack, ended)
        _duties(base, services, helpdesk, stack)
        backstage.trouble = _trouble(ended, dispatcher, poller)
        stack.callback(_say_stopping, backstage)
        log.info("started", bot=base.me.username, mode=settings.mode.value, http_port=port)
        yield Running(base.me, services, port, ended)
        log.info("stopping", in_flight=dispatcher.in_flight, waiting=dispatcher.waiting)


async def _web(settings: Settings, stack: AsyncExitStack) -> tuple[Backstage, int]:
    """Serve the pages from the first moment on, so that a start which waits for Telegram is seen to be alive."""
    token = settings.metrics_token
    backstage = Backstage(Metrics(), token.get_secret_value() if token else None)
    pages = build_pages(backstage, with_webhook=settings.mode is Mode.WEBHOOK)
    server = WebServer(pages, settings.http_host, settings.http_port)
    await server.start()
    stack.push_async_callback(server.stop)
    return backstage, server.port


async def _services(base: Base, sender: Sender) -> tuple[Services, HelpDesk]:
    knowledge = KnowledgeBase(base.db)
    await knowledge.follow(base.brand.now)
    customers = Customers(base.db, base.clock, base.brand)
    photos, roles = Photos(base.db, base.me.bot_id), Roles(base.db, base.clock, base.settings.owner_ids)
    messenger, desk_messenger = Messenger(sender, photos), Messenger(sender, photos, Lane.STAFF)
    speech = Speech(sender, messenger, desk_messenger, lambda: Source(knowledge.now, base.brand.now))
    helpdesk = build_helpdesk(base, customers, roles, speech)
    sender.on_migrated = helpdesk.desk.moved
    await _place(base, helpdesk)
    services = Services(
        username=base.me.username,
        bot_id=base.me.bot_id,
        clock=base.clock,
        brand=base.brand,
        knowledge=knowledge,
        customers=customers,
        roles=roles,
        answers=Answers(base.db, knowledge, base.clock, base.brand, base.metrics.answered),
        misses=Misses(base.db),
        privacy=Privacy(base.db, base.clock, base.brand),
        desk=helpdesk.desk,
        tickets=helpdesk.tickets,
        conversations=helpdesk.conversations,
        relaying=helpdesk.relaying,
        intake=helpdesk.intake,
        staff=helpdesk.staff,
        outreach=Outreach(base.db, base.clock, helpdesk.desk, customers),
        teaching=Teaching(base.db, base.clock, knowledge),
        membership=Membership(base.api),
        messenger=messenger,
        desk_messenger=desk_messenger,
        courtesy=Courtesy(customers, messenger),
        errands=Errands(),
        desk_is_back=helpdesk.carrier.desk_is_back,
        desk_trouble=helpdesk.owners.told_of_trouble,
    )
    return services, helpdesk


async def _place(base: Base, helpdesk: HelpDesk) -> None:
    """Read where the desk is; a group named in the settings is linked at the first start that finds it is one."""
    desk = helpdesk.desk
    place, wanted = await desk.load(), base.settings.staff_chat_id
    if wanted is None or (place is not None and place.linked):
        return
    try:
        chat = await base.api.call("getChat", {"chat_id": wanted})
        refusal = "" if chat["type"] in GROUPS else "Bad Request: chat not found"
    except (BadRequest, Forbidden) as error:
        refusal = error.message
    if refusal:
        log.warning("staff_chat_unknown", chat_id=wanted, refusal=refusal)
        await helpdesk.owners.told(lambda t: unusable(t, refusal))
        return
    await desk.link(wanted, forum=bool(chat.get("is_forum")), language=base.brand.default_language, by=None)


async def _dispatcher(base: Base, register: Register, services: Services) -> Dispatcher:
    application = build_application(base.settings.token, base.request, _nobody, base.settings.api_base_url)
    register(application, services)
    await patiently("Reaching Telegram", application.initialize)
    return Dispatcher(
        base.db,
        application.handle,
        base.clock,
        bot_id=base.me.bot_id,
        on_handled=lambda incoming, milliseconds: base.metrics.dealt_with(milliseconds),
        on_parked=services.courtesy.parked,
        on_unreachable=services.courtesy.unreachable,
    )


async def _nobody(incoming: Incoming, permission: Permission) -> bool:
    """Refuse everyone; the handlers bring the real guard."""
    return False


def _intake(base: Base, dispatcher: Dispatcher, services: Services) -> Intake:
    flooding, arrived = services.courtesy.flooding, base.metrics.arrived
    return Intake(base.db, dispatcher, base.clock, bot_id=base.me.bot_id, on_flood=flooding, on_arrived=arrived)


def _inbox_of(base: Base) -> Callable[[], Awaitable[Inbox]]:
    async def waiting() -> Inbox:
        row = await base.db.read(inbox.depth(base.me.bot_id))
        return Inbox(row.waiting, (base.clock.now() - row.oldest) / 1000 if row.oldest else 0.0)

    return waiting


async def _arrivals(
    base: Base, intake: Intake, backstage: Backstage, stack: AsyncExitStack, ended: "asyncio.Future[None]"
) -> Poller | None:
    """Begin to take updates in: asked for by the poller, or delivered to the webhook."""
    if base.settings.mode is Mode.POLLING:
        poller = Poller(base.api, intake)
        in_background(stack, poller.run(), ended)
        return poller
    secret = base.settings.webhook_secret_text
    backstage.webhook = WebhookReceiver(intake, secret)
    await set_webhook(base.api, f"{base.settings.webhook_root}{WEBHOOK_PATH}", secret)
    return None


def _trouble(ended: "asyncio.Future[None]", dispatcher: Dispatcher, poller: Poller | None) -> Callable[[], str | None]:
    def trouble() -> str | None:
        if ended.done():
            return "ended"
        if dispatcher.in_trouble or (poller is not None and poller.in_trouble):
            return "telegram"
        return None

    return trouble


def _say_stopping(backstage: Backstage) -> None:
    backstage.trouble = lambda: "stopping"


def _duties(base: Base, services: Services, helpdesk: HelpDesk, stack: AsyncExitStack) -> None:
    upkeep = Upkeep(base.db, base.brand, base.clock, base.settings.backup_dir)

    async def follow() -> None:
        await follow_brand(services)

    profile = Profile(base.api)

    async def introduce() -> None:
        await profile.publish(services.brand.now.brand, await services.roles.owners(), services.desk.place)

    in_background(stack, helpdesk.carrier.run())
    for seconds, duty, work in helpdesk.duties:
        in_background(stack, every(seconds, duty, work))
    in_background(stack, every(LOOK_EVERY, "follow the brand", follow))
    in_background(stack, every(UPKEEP_EVERY, "upkeep", upkeep.look))
    in_background(stack, every(INTRODUCE_EVERY, "introduce the bot", introduce))
