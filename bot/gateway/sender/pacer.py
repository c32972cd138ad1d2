"""How fast Telegram may be spoken to: arithmetic only, over the times it is told (seconds, any origin)."""

from collections import deque
from dataclasses import dataclass

from bot.gateway.sender.lane import Lane

ChatId = int | str
"""A positive number is a private chat; a negative one, or an @name, is a group or channel."""

SLOWER = 0.8
SECONDS_TO_RECOVER = 60.0
"""How long it takes to come back from one slowing down."""
LEAST_SPEED = 0.1
MINUTE = 60.0
SAME_WAVE = 3.0
"""Refusals in two chats within so many seconds mean the whole bot."""
NEVER = float("-inf")
NOTHING: deque[float] = deque()


@dataclass(frozen=True, slots=True)
class Pace:
    """Telegram's limits as this bot keeps them (https://core.telegram.org/bots/faq, "hitting limits")."""

    peak: int = 30
    """Messages in any one second, all lanes together."""
    smooth: float = 28.0
    """Messages a second up to which the bulk lane fills what the others leave."""
    burst: int = 2
    """Bulk messages that may go at once after a pause."""
    chat_burst: int = 3
    """Messages to one private chat that may go at once, unless they are bulk; then one a second."""
    group_per_minute: int = 20
    """Messages, edits and new topics in one group in any one minute."""
    bulk_in_flight: int = 100
    """Bulk messages sent and not yet answered by Telegram."""


class Pacer:
    """Says when a message may go, and remembers what went and what was refused."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self._recent: deque[float] = deque(maxlen=pace.peak)
        self._bulk = Bucket(1 / pace.smooth)
        self._private: dict[ChatId, Bucket] = {}
        self._groups: dict[ChatId, deque[float]] = {}
        self._paused_until = NEVER
        self._chat_paused_until: dict[ChatId, float] = {}
        self._last_refusal: tuple[ChatId, float] = (0, NEVER)
        self._slowed_to, self._slowed_at = 1.0, NEVER

    def ready_at(self, lane: Lane, chat: ChatId, now: float, amount: int = 1) -> float:
        """Return the earliest moment at which a message to the chat may go; `now` or before means at once.

        `amount` is as how many messages Telegram counts it.
        """
        at = max(self._paused_until, self._window_opens(now, amount), self._chat_opens(lane, chat, amount))
        if self._chat_paused_until:
            at = max(at, self._chat_paused_until.get(chat, NEVER))
        if lane is Lane.BULK:
            at = max(at, self._bulk.opens(self.pace.burst))
        return at

    def take(self, chat: ChatId, now: float, amount: int = 1) -> bool:
        """Note that a message goes now; say whether the chat had been quiet before it."""
        self._recent.extend([now] * amount)
        # Replies use up what bulk may take, but their debt is forgotten after a second.
        self._bulk.pour(now, 1 / (self.pace.smooth * self.speed(now)), amount, at_most=1.0)
        if _is_group(chat):
            self._groups.setdefault(chat, deque(maxlen=self.pace.group_per_minute)).extend([now] * amount)
            return False
        if len(self._private) > 10_000:
            self._private = {key: bucket for key, bucket in self._private.items() if bucket.full_until > now}
        bucket = self._private.setdefault(chat, Bucket(1.0))
        quiet = bucket.full_until <= now
        bucket.pour(now, 1.0, amount)
        return quiet

    def refused(self, chat: ChatId, seconds: float, now: float, *, quiet: bool) -> None:
        """Stop for a 429: the one chat, or everything.

        Telegram does not say which it meant. A private chat that had been quiet cannot be over its own limit, and two
        chats refused within moments are not a coincidence: both mean the whole bot.
        """
        before, moment = self._last_refusal
        self._last_refusal = (chat, now)
        if quiet or (before != chat and now - moment < SAME_WAVE):
            self._pause_all(now + seconds, now)
        else:
            self._chat_paused_until = {key: at for key, at in self._chat_paused_until.items() if at > now}
            self._chat_paused_until[chat] = now + seconds

    def room(self, group: ChatId, now: float) -> int:
        """Return how many more calls a group takes within this minute."""
        sent = self._groups.get(group, ())
        return self.pace.group_per_minute - sum(1 for moment in sent if moment > now - MINUTE)

    def speed(self, now: float) -> float:
        """Return the share of the full pace that is kept at present: less after a 429, slowly growing back to 1."""
        return min(1.0, self._slowed_to + (now - self._slowed_at) * (1 - SLOWER) / SECONDS_TO_RECOVER)

    def _pause_all(self, until: float, now: float) -> None:
        if now >= self._paused_until:  # a wave of refusals slows down once, not once per message in flight
            self._slowed_to, self._slowed_at = max(LEAST_SPEED, self.speed(now) * SLOWER), now
        self._paused_until = max(self._paused_until, until)

    def _window_opens(self, now: float, amount: int) -> float:
        """Let the peak through once in the time that as many take smoothly, which is a little more than a second.

        Where the line holds up the first of them longer than the last, one second would hold too many at Telegram's.
        """
        return _makes_room(self._recent, amount) + self.pace.peak / self.pace.smooth / self.speed(now)

    def _chat_opens(self, lane: Lane, chat: ChatId, amount: int) -> float:
        if _is_group(chat):
            return _makes_room(self._groups.get(chat, NOTHING), amount) + MINUTE
        bucket = self._private.get(chat)
        if bucket is None:
            return NEVER
        return bucket.opens(1 if lane is Lane.BULK else max(1, self.pace.chat_burst - amount + 1))


class Bucket:
    """A leaky bucket: every message fills it for `step` seconds; `full_until` is when it will be empty."""

    __slots__ = ("full_until", "step")

    def __init__(self, step: float) -> None:
        self.step = step
        self.full_until = NEVER

    def opens(self, burst: int) -> float:
        """Return the moment from which one more fits where `burst` may go at once."""
        return self.full_until - (burst - 1) * self.step

    def pour(self, now: float, step: float, amount: int = 1, at_most: float = float("inf")) -> None:
        """Add messages that take `step` seconds each, filling it for `at_most` seconds from now."""
        self.step = step
        self.full_until = min(max(self.full_until, now) + step * amount, now + at_most)


def _makes_room(moments: deque[float], amount: int) -> float:
    """Return which of the moments a full window must leave behind to hold `amount` more; what holds more is emptied."""
    most = moments.maxlen or 0
    surplus = len(moments) + min(amount, most) - most
    return moments[surplus - 1] if surplus > 0 else NEVER


def _is_group(chat: ChatId) -> bool:
    return isinstance(chat, str) or chat < 0
