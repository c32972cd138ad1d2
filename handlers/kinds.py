"""Messages that are no text: a kind word for each, never silence."""

from collections import deque

from bot.gateway.route import Effects
from bot.gateway.update import Incoming
from bot.views.view import View
from bot.views.welcome import menu_rows
from handlers.turn import Play, Turn

KEYS = {
    "sticker": "kind.sticker",
    "animation": "kind.sticker",
    "voice": "kind.voice",
    "video_note": "kind.voice",
    "audio": "kind.voice",
    "photo": "kind.photo",
    "video": "kind.photo",
    "document": "kind.document",
    "location": "kind.location",
    "venue": "kind.location",
}


class Kinds:
    """Answers what is no text; an album, which comes in parts, is answered once."""

    def __init__(self) -> None:
        self._albums: deque[str] = deque(maxlen=200)  # only manners hang on it, so it may be lost at a restart

    def with_caption(self, play: Play) -> Play:
        """Return a handler of questions after which the rest of a captioned album is not answered as pictures."""

        async def answered(turn: Turn) -> Effects:
            effects = await play(turn)
            self._remember(turn.incoming)
            return effects

        return answered

    def _remember(self, incoming: Incoming) -> None:
        if (album := incoming.body.get("media_group_id")) is not None:
            self._albums.append(album)

    async def received(self, turn: Turn) -> Effects:
        """Say kindly what the bot can do with it."""
        album = turn.incoming.body.get("media_group_id")
        if album is not None and album in self._albums:
            return None
        body = turn.incoming.body
        key = next((key for kind, key in KEYS.items() if kind in body), "kind.other")
        await turn.say(View(turn.t(key), menu_rows(turn.t)))
        self._remember(turn.incoming)
        return None
