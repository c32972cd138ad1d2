"""`regulars demo`: the whole bot against a Telegram on this machine; no token, no network."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import Annotated

import typer

from bot.app import Register
from bot.brand.folder import read_brand_folder, sample_folder
from bot.cli.complaint import play_complaint, read_complaint
from bot.cli.console import out
from bot.cli.conversation import play, read_scenes, show_owner
from bot.cli.run import end_on_signals
from bot.cli.stage import Cast, Stage, cast
from bot.core.errors import RegularsError
from bot.logs import set_up_logging
from bot.settings import LogFormat
from bot.simulator.people import People
from bot.simulator.server import Simulator


def demo(
    context: typer.Context,
    once: Annotated[
        bool, typer.Option("--once", help="End after the conversation: 0 if every answer was right.")
    ] = False,
    host: Annotated[str, typer.Option(help="Address of the chat page.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port of the chat page; 0 takes a free one.")] = 8090,
) -> None:
    """Play a conversation in five languages and a complaint, then serve the chat page."""
    set_up_logging("WARNING", LogFormat.CONSOLE)
    with suppress(asyncio.CancelledError):
        right = asyncio.run(_demo(context.obj, once=once, host=host, port=0 if once else port))
        sys.exit(0 if right else 1)


async def _demo(register: Register, *, once: bool, host: str, port: int) -> bool:
    end_on_signals()
    with tempfile.TemporaryDirectory(prefix="regulars-demo-") as folder:
        async with _telegram(host, port) as simulator:
            stage = Stage(simulator, register, Path(folder))
            async with stage.bot():
                right, page = await _converse(simulator)
                if not once:
                    out.print(f"Open [bold]{page}[/]: a customer on the left, the help desk on the right.")
                    out.print("Write to the bot yourself, as any of them. Ctrl-C ends the demo.")
                    await asyncio.Event().wait()
    return right


@asynccontextmanager
async def _telegram(host: str, port: int) -> AsyncIterator[Simulator]:
    async with AsyncExitStack() as stack:
        try:
            simulator = await stack.enter_async_context(
                Simulator.serve(host, port, username="sanoro_bot", name="Sanoro")
            )
        except OSError as error:
            raise RegularsError(
                f"The chat page cannot use {host}:{port} ({error.strerror}). Name a free port: regulars demo --port 0"
            ) from None
        yield simulator


async def _converse(simulator: Simulator) -> tuple[bool, str]:
    """Play everything; returns whether all of it was right, and the page's address with both sides open."""
    sample = sample_folder()
    brand = read_brand_folder(sample)
    async with People(simulator.url) as people:
        everybody = await cast(people)
        answered = await play(everybody.customers, read_scenes(sample), brand.faq)
        await show_owner(everybody.owner)
        complaint = read_complaint(sample)
        solved = await play_complaint(everybody, complaint, brand)
        return answered and solved, await _side_by_side(simulator.url, everybody, complaint.language)


async def _side_by_side(url: str, everybody: Cast, language: str) -> str:
    """Return the page's address with a customer's chat beside their topic, or beside General where there is none."""
    customer, group = everybody.customers[language], everybody.group
    named = [thread for name, thread in (await group.topics()).items() if customer.user["name"] in name]
    topic = named[0] if named else "general"
    return f"{url}/#left={customer.id}&right={group.id}/{topic}&as={everybody.support.id}"
