"""The application, put together from its parts; nothing is constructed at import."""

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import structlog
from telegram.ext import Application

from bot.brand.in_force import BrandInForce
from bot.core.clock import Clock, SystemClock
from bot.core.errors import RegularsError
from bot.courier.clockwork import every, in_background
from bot.courier.follow import follow_brand
from bot.courier.profile import Profile
from bot.courier.upkeep import Upkeep
from bot.domain.answers import Answers
from bot.domain.customers import Customers
from bot.domain.knowledge import KnowledgeBase
from bot.domain.misses import Misses
from bot.domain.roles import Roles
from bot.gateway.api import Api
from bot.gateway.application import build_application
from bot.gateway.dispatcher import Dispatcher
from bot.gateway.identity import Identity, check_identity, who_am_i
from bot.gateway.intake import Intake
from bot.gateway.outage import patiently
from bot.gateway.permission import Permission
from bot.gateway.polling import Poller
from bot.gateway.sender import Pace, Sender
from bot.gateway.transport import AiohttpRequest
from bot.gateway.update import Incoming
from bot.gateway.webhooks import WebhookReceiver, set_webhook
from bot.services import Services
from bot.settings import Mode, Settings
from bot.storage import inbox
from bot.storage.database import Database, open_database
from bot.storage.leader import Leadership, acquire_leadership
from bot.storage.migrations import migrate
from bot.views.courtesy import Courtesy
from bot.views.messenger import Messenger
from bot.views.photos import Photos
from bot.web.metrics import Metrics
from bot.web.pages import WEBHOOK_PATH, Backstage, Inbox, build_pages
from bot.web.server import WebServer

Register = Callable[[Application[Any, Any, Any, Any, Any, Any], Services], None]
"""Gives the application its handlers; passed in by `bot.__main__`, for the app does not know them."""

STOP_WITHIN = 10
LOOK_EVERY = 1.0
INTRODUCE_EVERY = 10.0
UPKEEP_EVERY = 300.0
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Base:
    """What everything else stands on: settings, clock, brand, database, and the bot's own door to Telegram."""

    settings: Settings
    clock: Clock
    brand: BrandInForce
    db: Database
    request: AiohttpRequest
    api: Api
    me: Identity
    metrics: Metrics


@dataclass(frozen=True, slots=True)
class Running:
    """A bot at work; `ended` is done only when it can go on no longer, with the reason as its exception."""

    me: Identity
    services: Services
    http_port: int
    ended: "asyncio.Future[None]"


async def open_storage(settings: Settings) -> Database:
    """Open the database and bring its schema up to date; a backup is made before an upgrade."""
    db = await open_database(settings.database_url.get_secret_value())
    try:
        await migrate(db, backups=settings.backup_dir)
    except BaseException:
        await db.close()
        raise
    return db


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
        base = await _base(settings, brand, backstage.metrics, stack, ended, accept_new_bot=accept_new_bot)
        services = await _services(base, Sender(base.api, pace, observe=base.metrics.sender()))
        dispatcher = await _dispatcher(base, register, services)
        intake = _intake(base, dispatcher, services)
        backstage.inbox = _inbox_of(base)
        stack.push_async_callback(dispatcher.stop, STOP_WITHIN)
        await dispatcher.start()
        poller = await _arrivals(base, intake, backstage, stack, ended)
        _duties(base, services, stack)
        backstage.trouble = _trouble(ended, dispatcher, poller)
        stack.callback(_say_stopping, backstage)
        _settle_memory(stack)
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


async def _base(
    settings: Settings,
    brand: BrandInForce,
    metrics: Metrics,
    stack: AsyncExitStack,
    ended: "asyncio.Future[None]",
    *,
    accept_new_bot: bool,
) -> Base:
    clock = SystemClock()
    db = await open_storage(settings)
    stack.push_async_callback(db.close)
    leadership = await acquire_leadership(db)
    stack.push_async_callback(leadership.release)
    in_background(stack, _watch(leadership), ended)
    request = AiohttpRequest(proxy_url=settings.proxy_url.get_secret_value() if settings.proxy_url else None)
    await request.initialize()
    stack.push_async_callback(request.shutdown)
    api = Api(settings.token, request, settings.api_base_url)
    me = await who_am_i(api)
    await check_identity(me, db, clock, accept_new=accept_new_bot)
    return Base(settings, clock, brand, db, request, api, me, metrics)


async def _services(base: Base, sender: Sender) -> Services:
    knowledge = KnowledgeBase(base.db)
    await knowledge.follow(base.brand.now)
    customers = Customers(base.db, base.clock, base.brand)
    messenger = Messenger(sender, Photos(base.db, base.me.bot_id))
    return Services(
        username=base.me.username,
        staff_chat_id=base.settings.staff_chat_id,
        brand=base.brand,
        knowledge=knowledge,
        customers=customers,
        roles=Roles(base.db, base.clock, base.settings.owner_ids),
        answers=Answers(base.db, knowledge, base.clock, base.brand, base.metrics.answered),
        misses=Misses(base.db),
        messenger=messenger,
        courtesy=Courtesy(customers, messenger),
    )


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


def _settle_memory(stack: AsyncExitStack) -> None:
    """Spare the garbage collector what was built at the start and stays."""
    gc.collect()
    gc.freeze()
    stack.callback(gc.unfreeze)


def _duties(base: Base, services: Services, stack: AsyncExitStack) -> None:
    upkeep = Upkeep(base.db, base.brand, base.clock, base.settings.backup_dir)

    async def follow() -> None:
        await follow_brand(services)

    profile = Profile(base.api)

    async def introduce() -> None:
        await profile.publish(services.brand.now.brand, await services.roles.owners())

    in_background(stack, every(LOOK_EVERY, "follow the brand", follow))
    in_background(stack, every(UPKEEP_EVERY, "upkeep", upkeep.look))
    in_background(stack, every(INTRODUCE_EVERY, "introduce the bot", introduce))


async def _watch(leadership: Leadership) -> None:
    await leadership.lost.wait()
    raise RegularsError("The connection that held the lead of this database is lost; start again to take it up anew.")
