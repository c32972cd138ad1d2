"""`regulars run`: the real bot on the real Telegram."""

import asyncio
import gc
import signal
from contextlib import suppress
from typing import Annotated

import typer

from bot.app import Register, running
from bot.cli.console import out
from bot.logs import set_up_logging
from bot.settings import Settings, load_settings

SIGNALS = (signal.SIGTERM, signal.SIGINT)


def run(
    context: typer.Context,
    accept_new_bot: Annotated[
        bool, typer.Option("--accept-new-bot", help="Let the token's bot take over a database of another bot.")
    ] = False,
) -> None:
    """Run the bot until it is told to stop (Ctrl-C or SIGTERM)."""
    settings = load_settings()
    set_up_logging(settings.log_level, settings.log_format)
    with suppress(asyncio.CancelledError):
        asyncio.run(_run(settings, context.obj, accept_new_bot=accept_new_bot))


async def _run(settings: Settings, register: Register, *, accept_new_bot: bool) -> None:
    end_on_signals()
    async with running(settings, register, accept_new_bot=accept_new_bot) as bot:
        settle_memory()
        if not await bot.services.roles.has_owner():
            link = f"https://t.me/{bot.me.username}?start={await bot.services.roles.invite_owner()}"
            out.print(f"There is no owner yet. Open this link to become it (works once, for a week):\n  {link}")
        await bot.ended


def settle_memory() -> None:
    """Spare the garbage collector what was built at the start and stays."""
    gc.collect()
    gc.freeze()


def end_on_signals() -> None:
    """Let SIGTERM and Ctrl-C cancel the task that runs now, at whatever it waits; a second one ends the program."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()

    def end() -> None:
        for name in SIGNALS:
            loop.remove_signal_handler(name)
        if task is not None:
            task.cancel()

    for name in SIGNALS:
        with suppress(NotImplementedError):  # Windows has no such handlers; Ctrl-C still raises there
            loop.add_signal_handler(name, end)
