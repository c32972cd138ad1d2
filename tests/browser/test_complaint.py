"""The whole bot on the page: a complaint with a photo in Amharic, answered by staff, closed with a rating."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.app import running
from bot.brand.folder import read_brand_folder, sample_folder
from bot.gateway.sender import Pace
from bot.i18n.catalogue import catalogue
from bot.settings import Settings
from bot.simulator.people import People
from bot.simulator.server import Simulator
from bot.simulator.state.pictures import sample_photo
from handlers import register
from tests.browser.conftest import OpenPage
from tests.browser.pane import Pane

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

OWNER_ID = 500_000_001
UNHURRIED = Pace(peak=10_000, smooth=10_000, chat_burst=1000, group_per_minute=1000)
COMPLAINT = "ቡናው ቀዝቃዛ ነበር፣ ሲኒውም ተሰብሯል"
ANSWER = "በጣም ይቅርታ! አዲስ እንልክልዎታለን።"


def settings(sim: Simulator, folder: Path) -> Settings:
    """The sample brand's bot with a database of its own; its staff group is not linked yet."""
    return Settings(
        _env_file=None,  # type: ignore[call-arg]
        bot_token=sim.token,
        api_base_url=sim.url,
        brand_dir=sample_folder(),
        database_url=f"sqlite:///{folder / 'desk.db'}",
        backup_dir=folder / "backups",
        owner_ids=(OWNER_ID,),
        http_port=0,
    )


async def test_a_complaint_with_a_photo_in_amharic_is_answered_and_rated(
    sim: Simulator, people: People, open_page: OpenPage, tmp_path: Path
) -> None:
    amharic, english = catalogue("am"), catalogue("en")
    topics = {topic.id: topic.title["am"] for topic in read_brand_folder(sample_folder()).desk.topics}
    await people.person("አልማዝ", language="am")
    nora, davit = await people.person("Nora", id=OWNER_ID), await people.person("Davit")
    await people.group("Desk", owner=nora, admins=[davit], forum=True)
    async with running(settings(sim, tmp_path), register, pace=UNHURRIED):
        page = await open_page("left=አልማዝ&right=Desk/general&as=Nora")
        customer, staff = Pane(page, "customer"), Pane(page, "brand")
        await staff.writes("/setup")
        await expect(staff.others.last).to_be_visible(timeout=15_000)

        await page.get_by_role("button", name="Start", exact=True).click()
        await customer.taps(amharic("ticket.person"))
        await customer.taps(topics["quality"])
        await expect(customer.others.last).to_contain_text(amharic("complaint.message_about", topic=topics["quality"]))
        await customer.sends_pictures([sample_photo()], COMPLAINT)
        await expect(customer.others.last).to_contain_text("#1")

        await staff.opens("አልማዝ")
        photo = staff.bubble(COMPLAINT)
        await expect(photo.locator("img")).to_be_visible()
        await expect(staff.pinned).to_contain_text("አልማዝ")
        await staff.writes(ANSWER)
        await expect(customer.others.last).to_contain_text(ANSWER)

        await expect(staff.pinned).to_contain_text(english("desk.status_waiting"), timeout=20_000)
        await staff.taps(english("desk.resolve"))
        await customer.taps("5 ⭐")
        await expect(customer.others.last).to_contain_text(amharic("rating.good"))
        await expect(customer.messages.filter(has=page.locator(".reaction"))).not_to_have_count(0)
