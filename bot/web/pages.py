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

    waiting: int
    oldest_seconds: float


@dataclass(frozen=True, slots=True)
class Backstage:
    """What the pages look at; `inbox` raises where the database cannot be read."""

    inbox: Callable[[], Awaitable[Inbox]]
    metrics: Metrics
    metrics_token: str | None = None
    webhook: WebhookReceiver | None = None


def build_pages(backstage: Backstage) -> FastAPI:
    """Return the web application."""
    app = FastAPI(title="Regulars", docs_url=None, redoc_url=None, openapi_url=None)
    _add_health(app, backstage)
    _add_metrics(app, backstage)
    if backstage.webhook is not None:
        _add_webhook(app, backstage.webhook)
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
            return JSONResponse({"ready": False, "database": type(error).__name__}, 503)
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


def _add_webhook(app: FastAPI, receiver: WebhookReceiver) -> None:
    @app.post(WEBHOOK_PATH)
    async def telegram(request: Request) -> Response:
        length = request.headers.get("content-length", "")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            return Response(status_code=413)  # refused before a byte of it is read
        return Response(status_code=await receiver.receive(request.headers.get(SECRET_HEADER), await request.body()))
