"""`regulars run`: the real bot on the real Telegram."""

import asyncio
import contextlib
import signal
from typing import Annotated, Any

import typer

from bot.app import Register, running
from bot.cli.console import out
from bot.logs import set_up_logging
from bot.settings import Settings, load_settings


def run(
    context: typer.Context,
    accept_new_bot: Annotated[
        bool, typer.Option("--accept-new-bot", help="Let the token's bot take over a database of another bot.")
    ] = False,
) -> None:
    """Run the bot until it is told to stop (Ctrl-C or SIGTERM)."""
    settings = load_settings()
    set_up_logging(settings.log_level, settings.log_format)
    asyncio.run(_run(settings, context.obj, accept_new_bot=accept_new_bot))


async def _run(settings: Settings, register: Register, *, accept_new_bot: bool) -> None:
    stop = stop_signal()
    async with running(settings, register, accept_new_bot=accept_new_bot) as bot:
        if not await bot.services.roles.has_owner():
            link = f"https://t.me/{bot.me.username}?start={await bot.services.roles.invite_owner()}"
            out.print(f"There is no owner yet. Open this link to become it (works once, for a week):\n  {link}")
        await until(stop, bot.ended)


async def until(stop: asyncio.Event, ended: "asyncio.Future[None]") -> None:
    """Wait until told to stop; raises the reason where the bot can go on no longer."""
    stopped = asyncio.create_task(stop.wait())
    waiting: list[asyncio.Future[Any]] = [stopped, ended]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if ended.done():
        ended.result()


def stop_signal() -> asyncio.Event:
    """Return an event that SIGTERM and Ctrl-C set."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows has no such handlers; Ctrl-C still raises there
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    return stop
