"""The whole bot behind the chat page, with the sample brand of the demo."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.brand.folder import read_brand_folder, sample_folder
from bot.cli.stage import Stage
from bot.i18n.catalogue import catalogue
from bot.simulator.people import People
from bot.simulator.server import Simulator
from handlers import register
from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


QUESTION, ANSWERED_BY = "هزینه ارسال چقدر میشه", "delivery-cost"
TOO_SHORT = "قهوه"


async def ask(page: Page, text: str) -> None:
    """Type into the customer's composer and press Enter."""
    await page.locator("#customer textarea").fill(text)
    await page.locator("#customer textarea").press("Enter")


async def test_a_persian_question_is_answered_and_did_you_mean_is_tapped(
    sim: Simulator, people: People, open_page: OpenPage, tmp_path: Path
) -> None:
    entries = read_brand_folder(sample_folder()).faq.entries
    answers = {entry.id: entry.languages["fa"].text.splitlines()[0] for entry in entries}
    by_title = {entry.languages["fa"].ask[0]: answers[entry.id] for entry in entries}
    sara = await people.person("سارا", language="fa")
    page = await open_page(sara.id)
    replies = page.locator("#customer article:not(.own)")
    async with Stage(sim, register, tmp_path).bot():
        await ask(page, QUESTION)
        await expect(replies.last).to_contain_text(answers[ANSWERED_BY], timeout=15_000)
        assert await replies.last.locator(".text").evaluate("node => getComputedStyle(node).direction") == "rtl"

        await ask(page, TOO_SHORT)
        await expect(replies.last).to_contain_text(catalogue("fa")("clarify.intro"))
        unsure = await replies.last.get_attribute("data-id")
        choice = replies.last.locator(".key").first
        title = await choice.inner_text()
        await choice.click()
        answer = page.locator(f"#customer [data-id='{unsure}']")
        await expect(answer).to_contain_text(by_title[title])
        await expect(answer).to_contain_text("edited")
        await expect(replies).to_have_count(2)
