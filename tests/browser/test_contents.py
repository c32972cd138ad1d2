"""What messages carry: pictures, sound, places, people, keyboards."""

import pytest
from playwright.async_api import Page, expect

from bot.simulator.people import People
from bot.simulator.state.pictures import sample_photo
from tests.browser.conftest import OpenPage
from tests.browser.scripted_bot import ScriptedBot

pytestmark = [
    pytest.mark.soak,
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.usefixtures("bot"),
]


async def attach(page: Page, what: str) -> None:
    """Choose from the paperclip's menu."""
    await page.locator("#customer").get_by_role("button", name="Attach").click()
    await page.locator(".menu").get_by_label(what).or_(page.get_by_role("menuitem", name=what)).click()


async def test_samples_of_everything_can_be_sent_without_a_file(people: People, open_page: OpenPage) -> None:
    emma = await people.person("Emma", phone="+35312345678")
    page = await open_page(emma.id)
    for what in ("Sample photo", "Voice note", "My contact", "Location", "Send sticker 🎉"):
        await attach(page, what)
    await expect(page.locator("#customer article")).to_have_count(5)
    assert [message.kind for message in await emma.chat()] == ["photo", "voice", "contact", "location", "sticker"]
    await expect(page.locator("#customer .contact")).to_contain_text("35312345678")


async def test_two_pictures_go_as_an_album_with_the_text_as_caption(people: People, open_page: OpenPage) -> None:
    emma = await people.person("Emma")
    page = await open_page(emma.id)
    await page.locator("#customer textarea").fill("Broken again")
    files = [{"name": f"{width}.png", "mimeType": "image/png", "buffer": sample_photo(width, 40)} for width in (40, 60)]
    await page.locator("#customer input[type=file]").set_input_files(files)
    album = page.locator("#customer article")
    await expect(album.locator(".album img")).to_have_count(2)
    await expect(album).to_have_count(1)
    await expect(album).to_contain_text("Broken again")
    await album.get_by_role("button", name="Open photo").first.click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_a_voice_note_plays(people: People, open_page: OpenPage) -> None:
    emma = await people.person("Emma")
    await emma.sends_voice()
    page = await open_page(emma.id)
    await page.get_by_role("button", name="Play voice message").click()
    await expect(page.get_by_role("button", name="Pause voice message")).to_be_visible()
    await expect(page.locator(".bars .played").first).to_be_visible()


async def test_a_reply_keyboard_shares_the_phone_number(people: People, bot: ScriptedBot, open_page: OpenPage) -> None:
    emma = await people.person("Emma", phone="+35312345678")
    await emma.starts()
    keyboard = {"keyboard": [[{"text": "Share my number", "request_contact": True}]], "one_time_keyboard": True}
    await bot.call("sendMessage", chat_id=emma.id, text="Your number?", reply_markup=keyboard)
    page = await open_page(emma.id)
    key = page.get_by_role("button", name="Share my number")
    await key.click()
    await expect(page.locator("#customer .contact")).to_be_visible()
    await expect(key).to_have_count(0)


async def test_a_link_to_the_bot_starts_it_inside_the_page(
    people: People, bot: ScriptedBot, open_page: OpenPage
) -> None:
    emma = await people.person("Emma")
    await emma.starts()
    button = {"text": "Open", "url": "https://t.me/sanoro_bot?start=gift-1"}
    await bot.call("sendMessage", chat_id=emma.id, text="A gift", reply_markup={"inline_keyboard": [[button]]})
    page = await open_page(emma.id)
    await page.get_by_role("link", name="Open").click()
    await expect(page.locator("#customer article.own").last).to_contain_text("/start gift-1")


async def test_reactions_pins_and_deletions_of_the_bot_are_shown(
    people: People, bot: ScriptedBot, open_page: OpenPage
) -> None:
    emma = await people.person("Emma")
    question = await emma.sends("hello")
    answer = await emma.sees(after=question)
    page = await open_page(emma.id)
    place = {"chat_id": emma.id, "message_id": question.message_id}
    await bot.call("setMessageReaction", **place, reaction=[{"type": "emoji", "emoji": "👍"}])
    await expect(page.locator("#customer article.own .reaction")).to_have_text("👍")
    await bot.call("pinChatMessage", **place)
    await expect(page.locator("#customer .pinned")).to_contain_text("hello")
    await bot.call("sendChatAction", chat_id=emma.id, action="typing")
    await expect(page.get_by_label("Sanoro is typing")).to_be_visible()
    await bot.call("deleteMessage", chat_id=emma.id, message_id=answer.message_id)
    await expect(page.locator(f"#customer [data-id='{answer.message_id}']")).to_have_count(0)
