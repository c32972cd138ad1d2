"""The three lanes: who waits for whom when Telegram's limits are near."""

from enum import IntEnum


class Lane(IntEnum):
    """A lower number goes first."""

    REPLY = 0
    """Answers to a customer who is waiting."""
    STAFF = 1
    """Cards, topics and notices for the team."""
    BULK = 2
    """Campaigns and automations: takes only what the others leave."""
