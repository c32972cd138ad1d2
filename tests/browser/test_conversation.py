"""A customer talks to the bot on the chat page."""

import pytest
from playwright.async_api import Page, expect

from bot.simulator.people import People
from tests.browser.conftest import OpenPage
from tests.browser.scripted_bot import ANSWER, CHOICES, GREETING, UNSURE, ScriptedBot

pytestmark = [
    pytest.mark.soak,
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.usefixtures("bot"),
]


def bubble(page: Page, text: str):
    """The message with a text, in the customer's pane."""
    return page.locator("#customer article", has_text=text)


async def write(page: Page, text: str) -> None:
    """Type into the customer's composer and press Enter."""
    composer = page.locator("#customer textarea")
    await composer.fill(text)
    await composer.press("Enter")


async def direction(page: Page, text: str) -> str:
    """The direction the browser gives to a message's text."""
    return await bubble(page, text).locator(".text").evaluate("node => getComputedStyle(node).direction")


async def test_a_slash_offers_the_commands_in_the_customer_s_language(
    people: People, open_page: OpenPage, bot: ScriptedBot
) -> None:
    await bot.call("setMyCommands", commands=[{"command": "help", "description": "What I can do"}])
    persian = [{"command": "help", "description": "راهنما"}]
    await bot.call("setMyCommands", commands=persian, language_code="fa", scope={"type": "all_private_chats"})
    sara = await people.person("سارا", language="fa")
    page = await open_page(sara.id)
    await page.locator("#customer textarea").press_sequentially("/h")
    await page.get_by_role("button", name="راهنما").click()
    await expect(bubble(page, "/help")).to_be_visible()


async def test_a_persian_question_is_answered_right_to_left_and_edited_in_place(
    people: People, open_page: OpenPage
) -> None:
    sara = await people.person("سارا", language="fa")
    page = await open_page(sara.id)
    composer = page.locator("#customer textarea")
    await expect(composer).to_have_attribute("dir", "rtl")
    await expect(composer).to_have_attribute("placeholder", "پیام خود را بنویسید")

    await write(page, "هزینه ارسال چقدره؟")
    question, unsure = bubble(page, "هزینه ارسال چقدره؟"), bubble(page, UNSURE)
    await expect(unsure).to_be_visible()
    assert await direction(page, "هزینه ارسال چقدره؟") == "rtl"
    assert await direction(page, UNSURE) == "rtl"
    own, other = await question.locator(".bubble").bounding_box(), await unsure.locator(".bubble").bounding_box()
    assert own["x"] > other["x"], "one's own messages stand on the right, whatever their direction"

    await page.get_by_role("button", name=CHOICES[0]).click()
    await expect(page.locator(".toast")).to_have_text("باشد")
    answer = bubble(page, "12 Mill Lane")
    await expect(answer).to_contain_text("edited")
    assert await direction(page, "12 Mill Lane") == "rtl"
    assert await answer.locator(".text").evaluate("node => node.firstChild.data") == ANSWER
    await expect(page.locator("#customer article")).to_have_count(2)


async def test_a_newcomer_starts_blocks_and_comes_back(people: People, open_page: OpenPage) -> None:
    emma = await people.person("Emma")
    page = await open_page(emma.id)
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(bubble(page, GREETING)).to_be_visible()
    await page.locator("#customer").get_by_role("button", name="Chat actions").click()
    await page.get_by_role("menuitem", name="Block the bot").click()
    await expect(page.locator("#customer textarea")).to_be_hidden()
    await page.get_by_role("button", name="Unblock the bot").click()
    await expect(page.locator("#customer textarea")).to_be_visible()


async def test_own_messages_are_changed_answered_reacted_to_and_deleted(people: People, open_page: OpenPage) -> None:
    emma = await people.person("Emma")
    page = await open_page(emma.id)
    await write(page, "frist")
    await choose(page, "frist", "Edit")
    await write(page, "first")
    await expect(bubble(page, "first")).to_contain_text("edited")

    await choose(page, "first", "Reply")
    await write(page, "second")
    await expect(bubble(page, "second").locator(".quote-of")).to_contain_text("first")

    await choose(page, "second", "React 👍")
    await expect(bubble(page, "second").get_by_role("button", name="👍")).to_have_attribute("aria-pressed", "true")
    await bubble(page, "second").get_by_role("button", name="👍").click()
    await expect(bubble(page, "second").locator(".reaction")).to_have_count(0)

    await choose(page, "second", "Delete")
    await expect(bubble(page, "second")).to_have_count(0)


async def choose(page: Page, text: str, action: str) -> None:
    """Open a message's menu and choose from it."""
    row = bubble(page, text).first
    await row.hover()
    await row.get_by_role("button", name="Message actions").click()
    await page.locator(".menu").get_by_label(action).or_(page.get_by_role("menuitem", name=action)).click()


async def test_shift_enter_begins_a_line_and_enter_sends(people: People, open_page: OpenPage) -> None:
    emma = await people.person("Emma")
    page = await open_page(emma.id)
    composer = page.locator("#customer textarea")
    await composer.press_sequentially("one")
    await composer.press("Shift+Enter")
    await composer.press_sequentially("two")
    await composer.press("Enter")
    await expect(composer).to_have_value("")
    await expect(bubble(page, "two")).to_be_visible()
    assert (await emma.chat())[0].text == "one\ntwo"


async def test_what_people_write_is_never_read_as_markup(people: People, open_page: OpenPage, bot: ScriptedBot) -> None:
    mark = "<img src=x onerror='document.title=1'>"
    mallory = await people.person(mark)
    page = await open_page(mallory.id)
    await write(page, mark)
    rich = "<b>bold</b> <a href='https://example.com/a'>link</a> <tg-spoiler>secret</tg-spoiler>"
    await bot.call("sendMessage", chat_id=mallory.id, text=rich, parse_mode="HTML")
    row = bubble(page, "bold")
    await expect(row.locator("strong")).to_have_text("bold")
    await expect(row.get_by_role("link", name="link")).to_have_attribute("href", "https://example.com/a")
    await expect(bubble(page, mark).first.locator(".text")).to_contain_text(mark)
    assert await page.locator("img[src=x]").count() == 0


async def test_a_command_in_a_text_is_sent_when_tapped(people: People, open_page: OpenPage, bot: ScriptedBot) -> None:
    emma = await people.person("Emma")
    await emma.sends("hi")
    page = await open_page(emma.id)
    await bot.call("sendMessage", chat_id=emma.id, text="Try /start again")
    await bubble(page, "Try").get_by_role("button", name="/start").click()
    await expect(bubble(page, GREETING)).to_be_visible()
