"""How fast Telegram may be spoken to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """Telegram's limits as this bot keeps them (https://core.telegram.org/bots/faq, "hitting limits")."""

    peak: int = 30
    """Messages in any one second, all lanes together."""
    smooth: float = 28.0
    """Messages a second that the bulk lane fills up to."""
    burst: int = 2
    """Bulk messages that may go at once after a pause."""
    chat_burst: int = 3
    """Replies to one private chat that may go at once; then one a second."""
    group_per_minute: int = 20
    bulk_in_flight: int = 100
