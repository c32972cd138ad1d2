"""How often a bot may write: nobody knows Telegram's exact rule, so there are two models, hard and soft.

*hard*: so many messages in any sliding second over all chats, so many a minute to a group, a small bucket per private
chat; whoever exceeds one is refused with 429 and every call of that scope keeps failing until the wait is over.
*soft*: buckets that refill; a call that finds its bucket empty is refused with a short wait, nothing lasts.
Edits count like messages, an album like its parts. In groups so does all else that leaves a service message: a topic
opened, changed, closed or reopened, a pin. Reactions, deletions and unpinning have limits of their own at Telegram
that nobody has published; here they are free.
"""

import math
from collections import deque
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any

from bot.simulator.refusals import too_many

_EVERYWHERE = ("send", "copyMessage", "forwardMessage", "editMessage")
_FREE = ("sendChatAction", "sendMessageDraft", "sendRichMessageDraft")
_IN_GROUPS = ("createForumTopic", "editForumTopic", "closeForumTopic", "reopenForumTopic", "pinChatMessage")


@dataclass(slots=True)
class Limits:
    """The settings of the people API's `/people/flood`."""

    model: str = "off"
    per_second: int = 30
    private_per_second: float = 1.0
    private_burst: int = 3
    group_per_minute: int = 20
    paid_per_second: int = 1000
    penalty_seconds: int = 3

    def asdict(self) -> dict[str, Any]:
        """Return them as JSON."""
        return asdict(self)


@dataclass(slots=True)
class _Bucket:
    """Tokens that come back with time."""

    tokens: float
    at: float

    def take(self, amount: int, capacity: float, per_second: float, now: float) -> float:
        """Take tokens and return 0, or take none and return the seconds until there are enough."""
        self.tokens = min(capacity, self.tokens + (now - self.at) * per_second)
        self.at = now
        if self.tokens >= min(amount, capacity):
            self.tokens -= amount
            return 0.0
        return (min(amount, capacity) - self.tokens) / per_second


@dataclass(slots=True)
class Flood:
    """Counts calls per bot and chat against the limits."""

    limits: Limits = field(default_factory=Limits)
    _windows: dict[tuple[int, int], deque[float]] = field(default_factory=dict)
    _buckets: dict[tuple[int, int], _Bucket] = field(default_factory=dict)
    _blocked: dict[tuple[int, int], float] = field(default_factory=dict)

    def set(self, **changes: Any) -> None:
        """Change limits; counting starts anew."""
        self.limits = Limits(**{**asdict(self.limits), **changes})
        self._windows.clear()
        self._buckets.clear()
        self._blocked.clear()

    def check(self, bot_id: int, method: str, fields: Mapping[str, Any], now: float) -> None:
        """Refuse a call that comes too soon; `now` is a steady clock in seconds."""
        if self.limits.model == "off" or not _counts(method, in_group=_is_group(fields)):
            return
        chat_id = fields["chat_id"] if isinstance(fields.get("chat_id"), int) else 0
        amount = len(fields.get("media", ())) if method == "sendMediaGroup" else len(fields.get("message_ids", "1"))
        rate = self.limits.paid_per_second if fields.get("allow_paid_broadcast") else self.limits.per_second
        for scope in ((bot_id, 0), (bot_id, chat_id)):
            self._wait_over(scope, now)
        check = self._hard if self.limits.model == "hard" else self._soft
        check((bot_id, chat_id), amount, now)
        check((bot_id, 0), amount, now, rate)

    def _wait_over(self, scope: tuple[int, int], now: float) -> None:
        until = self._blocked.get(scope, 0.0)
        if until > now:
            raise too_many(math.ceil(until - now))

    def _block(self, scope: tuple[int, int], seconds: float, now: float) -> None:
        wait = max(1, math.ceil(seconds))
        self._blocked[scope] = now + wait
        raise too_many(wait)

    def _hard(self, scope: tuple[int, int], amount: int, now: float, rate: int | None = None) -> None:
        chat_id = scope[1]
        if chat_id > 0:
            if self._empty(scope, amount, now):
                self._block(scope, self.limits.penalty_seconds, now)
            return
        most, span = (self.limits.group_per_minute, 60.0) if chat_id < 0 else (rate or self.limits.per_second, 1.0)
        window = self._windows.setdefault(scope, deque())
        while window and window[0] <= now - span:
            window.popleft()
        if len(window) + amount > most and window:
            free_in = window[0] + span - now
            self._block(scope, free_in if chat_id < 0 else self.limits.penalty_seconds, now)
        window.extend([now] * amount)

    def _soft(self, scope: tuple[int, int], amount: int, now: float, rate: int | None = None) -> None:
        wait = self._empty(scope, amount, now, rate)
        if wait:
            raise too_many(max(1, math.ceil(wait)))

    def _empty(self, scope: tuple[int, int], amount: int, now: float, rate: int | None = None) -> float:
        """Take from the bucket of a chat (0: of the whole bot); returns how long to wait if it is empty."""
        limits, chat_id = self.limits, scope[1]
        capacity, per_second = float(rate or limits.per_second), float(rate or limits.per_second)
        if chat_id > 0:
            capacity, per_second = float(limits.private_burst), limits.private_per_second
        elif chat_id < 0:
            capacity, per_second = float(limits.group_per_minute), limits.group_per_minute / 60
        bucket = self._buckets.setdefault(scope, _Bucket(capacity, now))
        return bucket.take(amount, capacity, per_second, now)


def _is_group(fields: Mapping[str, Any]) -> bool:
    chat_id = fields.get("chat_id")
    return isinstance(chat_id, str) or (isinstance(chat_id, int) and chat_id < 0)


@cache
def _counts(method: str, *, in_group: bool) -> bool:
    return (method.startswith(_EVERYWHERE) and method not in _FREE) or (in_group and method in _IN_GROUPS)
