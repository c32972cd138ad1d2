"""Whose update is next: in order within a chat, in turn between chats."""

from collections import deque

from bot.gateway.update import Incoming


class Turns:
    """Updates waiting in memory, by chat.

    A chat gives one update at a time, and after it goes to the end of the line: someone who floods waits for
    themselves only.
    """

    def __init__(self) -> None:
        self._by_chat: dict[int, deque[Incoming]] = {}
        self._line: deque[int] = deque()
        self._waiting = 0

    def __len__(self) -> int:
        """How many updates wait, not counting those taken."""
        return self._waiting

    @property
    def free_chats(self) -> int:
        """How many chats have something waiting and nothing taken."""
        return len(self._line)

    def put(self, incoming: Incoming) -> None:
        """Add an update behind the others of its chat."""
        self._waiting += 1
        queue = self._by_chat.get(incoming.chat_key)
        if queue is None:
            self._by_chat[incoming.chat_key] = deque((incoming,))
            self._line.append(incoming.chat_key)
        else:
            queue.append(incoming)

    def take(self) -> Incoming | None:
        """Take the next update, or None where every chat is empty or busy; give its chat back with `release`."""
        if not self._line:
            return None
        self._waiting -= 1
        return self._by_chat[self._line.popleft()].popleft()

    def release(self, chat_key: int) -> None:
        """Say that the chat's update is dealt with."""
        if self._by_chat[chat_key]:
            self._line.append(chat_key)
        else:
            del self._by_chat[chat_key]
