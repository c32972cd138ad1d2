"""One Chromium for all of these tests; a simulator, a scripted bot and a page of its own for each."""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from bot.simulator.people import People
from bot.simulator.server import Simulator
from tests.browser.scripted_bot import ScriptedBot

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OpenPage = Callable[..., Awaitable[Page]]


def chromium() -> str:
    """Return where Chromium is; without it the test is skipped, or fails where nothing may be skipped."""
    path = shutil.which("chromium")
    if path is None:
        reason = "the chat page's tests need Chromium (Debian: apt-get install chromium)"
        if os.environ.get("REGULARS_TEST_NEVER_SKIP") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium, started once."""
    path = chromium()
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        await started.close()


@pytest_asyncio.fixture(loop_scope="session")
async def sim() -> AsyncIterator[Simulator]:
    """A simulator with nobody in it yet."""
    async with Simulator.serve(name="Sanoro", username="sanoro_bot") as simulator:
        yield simulator


@pytest_asyncio.fixture(loop_scope="session")
async def people(sim: Simulator) -> AsyncIterator[People]:
    """Those who use this Telegram without a browser."""
    async with People(sim.url) as client:
        yield client


@pytest_asyncio.fixture(loop_scope="session")
async def bot(sim: Simulator) -> AsyncIterator[ScriptedBot]:
    """A bot that answers by its script."""
    async with ScriptedBot(sim.url, sim.token) as scripted:
        yield scripted


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(sim: Simulator, browser: Browser) -> AsyncIterator[OpenPage]:
    """Return `await open_page(where, width=1440, height=900)`; script errors and outside requests fail the test.

    `where` is the id of a chat, or an address that names both sides, such as `left=Emma&right=Desk/Emma`.
    """
    mistakes: list[str] = []
    async with AsyncExitStack() as pages:

        async def open_one(where: int | str | None = None, width: int = 1440, height: int = 900) -> Page:
            page = await browser.new_page(viewport={"width": width, "height": height})
            pages.push_async_callback(page.close)
            page.on("pageerror", lambda error: mistakes.append(f"script error: {error}"))
            page.on("request", lambda request: _inside(request.url, sim.url, mistakes))
            await page.goto(f"{sim.url}/" + (f"#{where}" if where else ""))
            await page.locator(".connection.live").wait_for()
            return page

        yield open_one
    assert mistakes == []


def _inside(requested: str, home: str, mistakes: list[str]) -> None:
    if not requested.startswith((home, "blob:", "data:")):
        mistakes.append(f"outside request: {requested}")
