"""Photos of the brand folder: uploaded once, then sent by Telegram's file id."""

import asyncio
import hashlib
from pathlib import Path
from typing import Any

from telegram.error import BadRequest

from bot.gateway.sender import Lane, Sender
from bot.storage import file_ids
from bot.storage.database import Database

Params = dict[str, Any]


class Photos:
    """Sends the brand's photos; a changed file is uploaded anew, as is one whose id Telegram has forgotten."""

    def __init__(self, db: Database, bot_id: int) -> None:
        self._db = db
        self._bot_id = bot_id

    async def send(self, sender: Sender, lane: Lane, params: Params, photo: Path) -> Any:
        """Send the photo with `params` (chat, caption, keyboard); returns the message as Telegram tells it."""
        return await self._put(sender, lane, "sendPhoto", photo, lambda media: {**params, "photo": media})

    async def edit(self, sender: Sender, lane: Lane, params: Params, photo: Path, caption: str) -> Any:
        """Show the photo with its caption in place of the message that `params` name."""

        def with_media(media: str) -> Params:
            return {**params, "media": {"type": "photo", "media": media, "caption": caption}}

        return await self._put(sender, lane, "editMessageMedia", photo, with_media)

    async def _put(self, sender: Sender, lane: Lane, method: str, photo: Path, params: Any) -> Any:
        content = await asyncio.to_thread(photo.read_bytes)
        digest = hashlib.sha256(content).hexdigest()
        known = await self._db.read(file_ids.find(self._bot_id, photo.name, digest))
        if known is not None:
            try:
                return await sender.call(lane, method, params(known))
            except BadRequest:
                pass  # an id from before a change of bot, or one that Telegram dropped: upload again
        upload = {"photo": (photo.name, content, "image/jpeg" if photo.suffix != ".png" else "image/png")}
        message = await sender.call(lane, method, params("attach://photo"), upload)
        if isinstance(message, dict) and message.get("photo"):
            file_id = message["photo"][-1]["file_id"]
            await self._db.run(file_ids.keep(self._bot_id, photo.name, digest, file_id))
        return message
