"""The page as a desk: a customer and the staff group side by side, topics, pins, reactions, closing."""

import re

import pytest
from playwright.async_api import Page, expect

from bot.simulator.people import Group, People, Person
from tests.browser.conftest import OpenPage
from tests.browser.pane import Pane
from tests.browser.scripted_bot import ScriptedBot

pytestmark = [pytest.mark.soak, pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def desk(people: People) -> Group:
    """A forum of Mara, who owns it, and Nare."""
    owner, nare = await people.person("Mara"), await people.person("Nare", language="hy")
    return await people.group("Desk", owner=owner, admins=[nare], forum=True)


async def topic(bot: ScriptedBot, group: Group, person: Person) -> int:
    """Open a customer's topic with its pinned card."""
    made = await bot.call("createForumTopic", chat_id=group.id, name=person.user["name"])
    thread = int(made["message_thread_id"])
    card = f"{person.user['name']}\nTicket #1 open\nGold, 240 points"
    sent = await bot.call("sendMessage", chat_id=group.id, message_thread_id=thread, text=card)
    await bot.call("pinChatMessage", chat_id=group.id, message_id=sent["message_id"])
    return thread


async def both(open_page: OpenPage, where: str, width: int = 1440) -> tuple[Page, Pane, Pane]:
    """Open the page with both sides named in its address."""
    page = await open_page(where, width=width)
    return page, Pane(page, "customer"), Pane(page, "brand")


async def test_an_address_opens_both_sides_by_name_each_as_somebody(
    people: People, bot: ScriptedBot, open_page: OpenPage
) -> None:
    almaz = await people.person("አልማዝ", language="am")
    await almaz.starts()
    group = await desk(people)
    thread = await topic(bot, group, almaz)
    page, customer, staff = await both(open_page, "left=አልማዝ&right=Desk/አልማዝ&as=Mara")
    await customer.writes("ቡናው ቀዝቃዛ ነበር")
    await expect(customer.bubble("ቡናው ቀዝቃዛ ነበር")).to_be_visible()
    await staff.writes("On my way")
    await expect(staff.bubble("On my way")).to_be_visible()
    written = (await group.messages(thread))[-1]
    assert (written.sender, written.text) == ("Mara", "On my way")
    await expect(page.locator("#brand .topic-list [aria-current]")).to_contain_text("አልማዝ")


async def test_the_card_stands_pinned_in_its_own_topic(people: People, bot: ScriptedBot, open_page: OpenPage) -> None:
    group = await desk(people)
    emma, sara = await people.person("Emma"), await people.person("سارا", language="fa")
    await topic(bot, group, emma)
    await topic(bot, group, sara)
    _, _, staff = await both(open_page, "right=Desk/Emma")
    await expect(staff.pinned).to_contain_text("Emma")
    await expect(staff.pinned).to_contain_text("Ticket #1 open · Gold, 240 points")
    await staff.opens("سارا")
    await expect(staff.pinned).to_contain_text("سارا")
    await staff.opens("General")
    await expect(staff.pinned).to_be_hidden()


async def test_topics_are_closed_reopened_and_deleted(people: People, bot: ScriptedBot, open_page: OpenPage) -> None:
    group = await desk(people)
    emma = await people.person("Emma")
    thread = await topic(bot, group, emma)
    page, _, staff = await both(open_page, "right=Desk/Emma&as=Nare")

    async def do(what: str) -> None:
        await staff.root.get_by_role("button", name="Topic actions").click()
        await page.get_by_role("menuitem", name=what).click()

    entry = staff.root.locator(".topic-list").get_by_role("link", name="Emma")
    await do("Close topic")
    await expect(entry.locator(".closed-mark")).to_be_visible()
    await expect(staff.root.locator("header", has_text="Desk · closed")).to_be_visible()
    assert (await group.topic(thread)).closed
    await do("Reopen topic")
    await expect(entry.locator(".closed-mark")).to_have_count(0)
    await do("Delete topic")
    await expect(entry).to_have_count(0)
    await expect(staff.root).to_contain_text("Choose a topic")
    assert await group.topics() == {}


async def test_what_arrives_is_counted_by_topic(people: People, bot: ScriptedBot, open_page: OpenPage) -> None:
    group = await desk(people)
    emma, anna = await people.person("Emma"), await people.person("Anna")
    first, second = await topic(bot, group, emma), await topic(bot, group, anna)
    _, _, staff = await both(open_page, "right=Desk/Emma")
    for thread in (first, second, second):
        await bot.call("sendMessage", chat_id=group.id, message_thread_id=thread, text="A question")
    entries = staff.root.locator(".topic-list li")
    await expect(entries.filter(has_text="Anna").locator(".badge")).to_have_text("2")
    await expect(entries.filter(has_text="Emma").locator(".badge")).to_have_count(0)
    await expect(entries.nth(1)).to_contain_text("Anna")  # General first, then whoever wrote last
    await staff.opens("Anna")
    await expect(entries.filter(has_text="Anna").locator(".badge")).to_have_count(0)


async def test_premium_puts_several_reactions_and_others_one(
    people: People, bot: ScriptedBot, open_page: OpenPage
) -> None:
    vera, emma = await people.person("Vera", is_premium=True), await people.person("Emma")
    for person, left in ((vera, ["👍", "🔥"]), (emma, ["🔥"])):
        message = await person.sends("hello")
        _, customer, _ = await both(open_page, f"left={person.user['name']}")
        for reaction in ("👍", "🔥"):
            await customer.chooses("hello", f"React {reaction}")
        assert (await person.watches(message, lambda seen, left=left: seen.reactions == left)).reactions == left
    await vera.reacts(message := await vera.sends("again"), "5368324170671202286")
    _, customer, _ = await both(open_page, "left=Vera")
    await expect(customer.bubble("again").locator(".reaction")).to_have_text(re.compile("✨"))
    await customer.bubble("again").locator(".reaction").click()
    assert (await vera.watches(message, lambda seen: not seen.reactions)).reactions == []


async def test_who_runs_the_group_pins_and_deletes_what_others_wrote(
    people: People, bot: ScriptedBot, open_page: OpenPage
) -> None:
    group = await desk(people)
    emma = await people.person("Emma")
    thread = await topic(bot, group, emma)
    await bot.call("sendMessage", chat_id=group.id, message_thread_id=thread, text="Pin this one")
    _, _, staff = await both(open_page, "right=Desk/Emma&as=Mara")
    await staff.chooses("Pin this one", "Pin")
    await expect(staff.pinned).to_contain_text("Pin this one")
    await staff.chooses("Pin this one", "Delete")
    await expect(staff.bubble("Pin this one")).to_have_count(0)
    await expect(staff.pinned).to_contain_text("Ticket #1")


async def test_files_of_an_album_stand_one_under_another(people: People, open_page: OpenPage) -> None:
    emma = await people.person("Emma")
    await emma.sends_album([{"kind": "document"}, {"kind": "document", "text": "the receipts"}])
    await emma.sends_unusual("story")
    _, customer, _ = await both(open_page, "left=Emma")
    await expect(customer.messages.first.locator(".files .file")).to_have_count(2)
    await expect(customer.messages.first).to_contain_text("the receipts")
    await expect(customer.messages.last).to_contain_text("Story")


async def test_a_link_to_a_topic_opens_it_on_the_page(people: People, bot: ScriptedBot, open_page: OpenPage) -> None:
    group = await desk(people)
    emma = await people.person("Emma")
    link = f"https://t.me/c/{str(group.id).removeprefix('-100')}/{await topic(bot, group, emma)}"
    entity = {"type": "text_link", "offset": 9, "length": 4, "url": link}
    await bot.call("sendMessage", chat_id=group.id, text="Waiting: Emma", entities=[entity])
    _, _, staff = await both(open_page, "right=Desk/general")
    await staff.messages.get_by_role("link", name="Emma").click()
    await expect(staff.pinned).to_contain_text("Ticket #1")
