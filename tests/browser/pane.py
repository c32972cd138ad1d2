"""One side of the page, as somebody uses it: read, write, attach, tap, and what a message's menu offers."""

from collections.abc import Sequence

from playwright.async_api import Locator, Page, expect


class Pane:
    """The customer's telephone (`customer`) or the brand's side (`brand`)."""

    def __init__(self, page: Page, side: str) -> None:
        self.page = page
        self.root = page.locator(f"#{side}")
        self.messages = self.root.locator("article")
        self.others = self.root.locator("article:not(.own)")
        self.pinned = self.root.locator(".pinned")

    def bubble(self, text: str) -> Locator:
        """The messages with a text."""
        return self.root.locator("article", has_text=text)

    async def writes(self, text: str) -> None:
        """Type into the composer and press Enter."""
        composer = self.root.locator("textarea")
        await composer.fill(text)
        await composer.press("Enter")

    async def sends_pictures(self, pictures: Sequence[bytes], caption: str = "") -> None:
        """Choose pictures from the disk; what is written goes along as the caption."""
        await self.root.locator("textarea").fill(caption)
        files = [
            {"name": f"{number}.png", "mimeType": "image/png", "buffer": data} for number, data in enumerate(pictures)
        ]
        await self.root.locator("input[type=file]").set_input_files(files)

    async def taps(self, key: str) -> None:
        """Press the newest button with a text, or a text that holds this."""
        await self.root.locator(".key", has_text=key).last.click()

    async def chooses(self, text: str, action: str) -> None:
        """Open a message's menu and choose from it."""
        row = self.bubble(text).first
        await row.hover()
        await row.get_by_role("button", name="Message actions").click()
        menu = self.page.locator(".menu")
        await menu.get_by_label(action, exact=True).or_(menu.get_by_role("menuitem", name=action)).click()

    async def opens(self, topic: str) -> None:
        """Open a topic from the list."""
        name = self.page.locator(".name", has_text=topic)
        await self.root.locator(".topic-list a").filter(has=name).click()
        await expect(self.root.locator(".topic-list + .chat header", has_text=topic)).to_be_visible()
