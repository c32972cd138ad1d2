"""Deleting at the desk what forgotten customers left there, and telling them when it is done."""

from contextlib import suppress
from typing import Any

import structlog
from telegram.error import BadRequest, Forbidden

from bot.courier.desk.owners import Owners
from bot.domain.erasures import Erasure, Erasures, Place
from bot.gateway.errors import Gone, Unreachable
from bot.gateway.sender import Lane, Sender
from bot.i18n.catalogue import catalogue
from bot.views.messenger import Messenger
from bot.views.privacy import forgotten, undeletable

Params = dict[str, Any]
BLANK = "🗑"
AT_ONCE = 100
"""Messages deleteMessages takes in one call (https://core.telegram.org/bots/api#deletemessages)."""
log = structlog.get_logger(__name__)


class Eraser:
    """Works on what is due; a place that refuses is tried again for a week."""

    def __init__(self, erasures: Erasures, sender: Sender, messenger: Messenger, owners: Owners) -> None:
        self._erasures = erasures
        self._sender = sender
        self._messenger = messenger
        self._owners = owners

    async def look(self) -> None:
        """Delete what is due, place by place."""
        for erasure in await self._erasures.due():
            left = tuple([place for place in erasure.places if not await self._cleared(place)])
            if erasure.tell_chat_id is not None:
                await self._tell(erasure, erasure.tell_chat_id, everywhere=not left)
            if await self._erasures.worked(erasure, left):
                log.error("erasure_given_up", customer=erasure.customer_id, chats=[place.chat_id for place in left])

    async def _cleared(self, place: Place) -> bool:
        """Delete what stands in one place; a topic takes its messages with it, and what stands outside goes after."""
        chat = {"chat_id": place.chat_id}
        topic = {**chat, "message_thread_id": place.thread_id}
        if place.thread_id is not None and not await self._done("deleteForumTopic", topic):
            return False
        batches = [place.message_ids[start : start + AT_ONCE] for start in range(0, len(place.message_ids), AT_ONCE)]
        stay = [ids for ids in batches if not await self._done("deleteMessages", {**chat, "message_ids": ids})]
        if place.thread_id is not None:
            return True
        return all([await self._blanked({**chat, "message_id": one}) for ids in stay for one in ids])

    async def _blanked(self, message: Params) -> bool:
        """Delete one message; a text too old for that loses its words."""
        return await self._done("deleteMessage", message) or await self._done(
            "editMessageText", {**message, "text": BLANK}
        )

    async def _done(self, method: str, params: Params) -> bool:
        """Tell whether a call did what it should, or somebody else had done it before."""
        try:
            await self._sender.call(Lane.STAFF, method, params)
        except Gone as refusal:
            return "can't be" not in refusal.message.lower()
        except (BadRequest, Forbidden, Unreachable) as refusal:
            return "topic_id_invalid" in refusal.message.lower()
        return True

    async def _tell(self, erasure: Erasure, chat_id: int, *, everywhere: bool) -> None:
        """Tell whoever was forgotten how far it is; where the desk refuses, owners are told how to mend that."""
        with suppress(BadRequest, Forbidden, Unreachable):  # they have left the chat, too
            await self._messenger.send(chat_id, forgotten(catalogue(erasure.language), everywhere=everywhere))
        if not everywhere:
            await self._owners.told(undeletable)
        await self._erasures.told(erasure)
