"""The brand in force: the last version of the folder that had no mistake."""

import asyncio
from pathlib import Path

import structlog

from bot.brand.folder import BrandFolder, fingerprint, read_brand_folder
from bot.brand.yaml_file import Unreadable
from bot.core.errors import RegularsError

log = structlog.get_logger(__name__)


class BrandInForce:
    """Holds the last good reading of the brand folder, and takes a newer one over when it is good as well."""

    def __init__(self, path: Path) -> None:
        self._fingerprint = fingerprint(path)
        self._told = ""
        self.now: BrandFolder = read_brand_folder(path)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages the brand speaks."""
        return self.now.brand.languages

    @property
    def default_language(self) -> str:
        """The language for customers whose own the brand does not speak."""
        return self.now.brand.default_language

    async def look(self) -> bool:
        """Take over an edited folder; True if a new version is in force. A mistake is told once in the log."""
        seen = await asyncio.to_thread(fingerprint, self.now.path)
        if seen == self._fingerprint:
            return False
        try:
            self.now = await asyncio.to_thread(read_brand_folder, self.now.path)
        except RegularsError as error:
            self._tell(str(error))
            if not isinstance(error, Unreadable):  # which may mend without an edit, so it is tried again
                self._fingerprint = seen
            return False
        self._fingerprint, self._told = seen, ""
        log.info("brand_folder_taken_over", entries=len(self.now.faq.entries))
        return True

    def _tell(self, mistakes: str) -> None:
        if mistakes != self._told:
            self._told = mistakes
            log.error("brand_folder_refused", problems=mistakes.splitlines(), in_force="the last good version")
