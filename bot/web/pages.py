"""The pages of the HTTP server: health, readiness, metrics, and Telegram's webhook."""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse

from bot.gateway.webhooks import LARGEST_BODY, SECRET_HEADER, WebhookReceiver
from bot.web.metrics import Metrics

WEBHOOK_PATH = "/telegram"


@dataclass(frozen=True, slots=True)
class Inbox:
    """How many updates wait, and for how many seconds the oldest has."""

    waiting: int = 0
    oldest_seconds: float = 0.0


async def _nothing_yet() -> Inbox:
    return Inbox()


def _starting() -> str | None:
    return "starting"


@dataclass(slots=True)
class Backstage:
    """What the pages look at; the server runs before the bot does, so its parts come in one by one.

    `inbox` raises where the database cannot be read; `trouble` says in a word why the bot is not ready, or None.
    """

    metrics: Metrics
    metrics_token: str | None = None
    inbox: Callable[[], Awaitable[Inbox]] = _nothing_yet
    trouble: Callable[[], str | None] = _starting
    webhook: WebhookReceiver | None = None


def build_pages(backstage: Backstage, *, with_webhook: bool) -> FastAPI:
    """Return the web application."""
    app = FastAPI(title="Regulars", docs_url=None, redoc_url=None, openapi_url=None)
    _add_health(app, backstage)
    _add_metrics(app, backstage)
    if with_webhook:
        _add_webhook(app, backstage)
    return app


def _add_health(app: FastAPI, backstage: Backstage) -> None:
    @app.get("/healthz")
    async def healthz() -> Response:
        return PlainTextResponse("ok")

    @app.get("/readyz")
    async def readyz() -> Response:
        try:
            waiting = (await backstage.inbox()).waiting
        except Exception as error:
            return JSONResponse({"ready": False, "trouble": f"database: {type(error).__name__}"}, 503)
        if trouble := backstage.trouble():
            return JSONResponse({"ready": False, "trouble": trouble, "waiting": waiting}, 503)
        return JSONResponse({"ready": True, "waiting": waiting})


def _add_metrics(app: FastAPI, backstage: Backstage) -> None:
    @app.get("/metrics")
    async def metrics(request: Request) -> Response:
        if backstage.metrics_token is None:
            return PlainTextResponse("Set REGULARS_METRICS_TOKEN and send it as a bearer token.\n", 403)
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(given.encode(), backstage.metrics_token.encode()):
            return PlainTextResponse("Wrong or missing bearer token.\n", 401, {"WWW-Authenticate": "Bearer"})
        inbox = await backstage.inbox()
        page = backstage.metrics.page(inbox.waiting, inbox.oldest_seconds)
        return Response(page, media_type="text/plain; version=0.0.4")


def _add_webhook(app: FastAPI, backstage: Backstage) -> None:
    @app.post(WEBHOOK_PATH)
    async def telegram(request: Request) -> Response:
        if backstage.webhook is None:  # still starting: Telegram keeps the update and comes again
            return Response(status_code=503)
        length = request.headers.get("content-length", "")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            return Response(status_code=413)  # refused before a byte of it is read
        secret = request.headers.get(SECRET_HEADER)
        return Response(status_code=await backstage.webhook.receive(secret, await request.body()))
