"""Noticing a customer who writes faster than anyone can read."""

from collections import deque

from bot.gateway.update import Incoming

MESSAGES = 20
SECONDS = 10
REMEMBERED = 10_000


class FloodWatch:
    """Tells once per flood: more than 20 messages in 10 seconds from one person in a private chat.

    It goes by when the messages were written (Telegram's `date`, in seconds), so a backlog that arrives all at once
    after an outage is no flood.
    """

    def __init__(self) -> None:
        self._written: dict[int, deque[int]] = {}
        self._flooding: set[int] = set()

    def begins(self, incoming: Incoming) -> bool:
        """Note a message; say whether a flood begins with it."""
        if incoming.kind != "message" or incoming.chat_type != "private" or incoming.chat_id is None:
            return False
        written: int = incoming.body.get("date", incoming.received_at // 1000)
        times = self._times_of(incoming.chat_id, written)
        crowded = len(times) == MESSAGES and written - times[0] < SECONDS
        times.append(written)
        if not crowded:
            self._flooding.discard(incoming.chat_id)
            return False
        begins = incoming.chat_id not in self._flooding
        self._flooding.add(incoming.chat_id)
        return begins

    def _times_of(self, chat_id: int, now: int) -> deque[int]:
        if len(self._written) > REMEMBERED:
            self._written = {chat: times for chat, times in self._written.items() if now - times[-1] < SECONDS}
            self._flooding &= self._written.keys()
        return self._written.setdefault(chat_id, deque(maxlen=MESSAGES))
