"""The page in windows of all sizes, with much to show, and when the simulator goes away."""

import re

import pytest
from playwright.async_api import Browser, expect

from bot.simulator.people import People
from bot.simulator.server import Simulator
from tests.browser.conftest import OpenPage
from tests.browser.scripted_bot import ScriptedBot

pytestmark = [pytest.mark.soak, pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_wide_window_shows_customer_and_staff_side_by_side(
    people: People, bot: ScriptedBot, open_page: OpenPage
) -> None:
    sara = await people.person("سارا", language="fa")
    owner, nare = await people.person("Mara"), await people.person("Nare", language="hy")
    desk = await people.group("Desk", owner=owner, admins=[nare], forum=True)
    topic = (await bot.call("createForumTopic", chat_id=desk.id, name="سارا"))["message_thread_id"]
    page = await open_page(sara.id)
    staff = page.locator("#brand")
    await expect(page.locator("#customer textarea")).to_be_visible()

    await bot.call("sendMessage", chat_id=desk.id, message_thread_id=topic, text="A new ticket")
    entry = staff.get_by_role("link", name="A new ticket")
    await expect(entry.locator(".badge")).to_be_visible()
    await entry.click()
    await expect(staff.locator("article", has_text="A new ticket")).to_be_visible()
    await staff.get_by_label("Write as").select_option(label="Mara")
    await staff.locator("textarea").fill("I take it")
    await staff.locator("textarea").press("Enter")
    await expect(staff.locator("article.own")).to_contain_text("I take it")
    await expect(staff.locator(".topic-list").get_by_role("link", name="I take it")).to_be_visible()


async def test_a_narrow_side_shows_the_topics_or_the_one_that_is_open(
    people: People, bot: ScriptedBot, open_page: OpenPage
) -> None:
    desk = await people.group("Desk", owner=await people.person("Mara"), forum=True)
    await bot.call("createForumTopic", chat_id=desk.id, name="Emma")
    for width in (1200, 390):
        page = await open_page(desk.id, width=width)
        staff = page.locator("#brand")
        await staff.get_by_role("link", name="Emma").click()
        await expect(staff.locator(".topic-list")).to_be_hidden()
        await staff.get_by_role("link", name="Back").first.click()
        await expect(staff.locator(".topic-list")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


async def test_a_telephone_shows_one_pane_and_a_way_back(people: People, open_page: OpenPage) -> None:
    emma = await people.person("Emma")
    await emma.sends("hello")
    page = await open_page(width=390, height=780)
    await expect(page.locator("#customer")).to_be_hidden()
    await page.get_by_role("navigation").get_by_role("link", name="Emma").click()
    await expect(page.locator("#customer article")).to_contain_text("hello")
    await expect(page.get_by_role("navigation")).to_be_hidden()
    wider = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wider <= 0, "nothing may stick out of the window"
    await page.get_by_role("link", name="Back").click()
    await expect(page.get_by_role("navigation")).to_be_visible()


async def test_what_arrives_in_another_chat_is_counted_until_it_is_read(
    people: People, bot: ScriptedBot, open_page: OpenPage
) -> None:
    emma, anna = await people.person("Emma"), await people.person("Anna")
    await anna.starts()
    page = await open_page(emma.id)
    entry = page.get_by_role("navigation").get_by_role("link", name=re.compile("Anna"))
    await expect(entry).to_contain_text("Ask me something")
    await bot.call("sendMessage", chat_id=anna.id, text="One more thing")
    await expect(entry.locator(".badge")).to_have_text(re.compile("[12]"))
    await entry.click()
    await expect(page.locator("#customer article").last).to_contain_text("One more thing")
    await expect(entry.locator(".badge")).to_have_count(0)


async def test_a_long_chat_draws_its_newest_and_more_on_scrolling(people: People, open_page: OpenPage) -> None:
    emma = await people.person("Emma")
    for number in range(330):
        await emma.sends(f"message {number}.")
    page = await open_page(emma.id)
    rows = page.locator("#customer article")
    await expect(rows.last).to_contain_text("message 329.")
    await expect(rows).to_have_count(200)
    await page.locator("#customer .log").evaluate("log => log.scrollTo(0, 0)")
    await expect(rows).to_have_count(300)
    await expect(page.locator("#customer article", has_text="message 130.")).to_be_in_viewport()
    await page.locator("#customer .log").evaluate("log => log.scrollTo(0, 0)")
    await expect(rows).to_have_count(330)
    await page.get_by_role("button", name="Newest messages").click()
    await expect(rows.last).to_be_in_viewport()


async def test_the_page_comes_back_with_a_restarted_simulator(browser: Browser) -> None:
    page = await browser.new_page()
    async with Simulator.serve() as first, People(first.url) as people:
        emma = await people.person("Emma")
        await emma.sends("before")
        port = int(first.url.rpartition(":")[2])
        await page.goto(first.url)
        await expect(page.locator("#customer article")).to_contain_text("before")
    await expect(page.locator(".connection")).to_have_text("reconnecting…")
    async with Simulator.serve(port=port) as second, People(second.url) as people:
        anna = await people.person("Anna", id=emma.id + 7)
        await anna.sends("after")
        await expect(page.locator(".connection")).to_have_text("live", timeout=15_000)
        await expect(page.locator("#customer article")).to_contain_text("after")
        await page.close()


async def test_the_host_s_controls_and_the_network_are_at_hand(sim: Simulator, open_page: OpenPage) -> None:
    pressed: list[str] = []

    async def restart() -> None:
        pressed.append("restart")

    sim.control("restart the bot", restart)
    page = await open_page()
    await page.get_by_role("button", name="Restart the bot").click()
    await expect(page.locator(".toast")).to_have_text("Restart the bot: done")
    assert pressed == ["restart"]
    await page.get_by_role("button", name="Cut the network").click()
    mend = page.get_by_role("button", name="Mend the network")
    await expect(mend).to_have_attribute("aria-pressed", "true")
    await mend.click()
    await expect(page.get_by_role("button", name="Cut the network")).to_be_visible()
