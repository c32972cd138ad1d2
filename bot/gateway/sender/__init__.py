"""Everything the bot says goes through here: lanes, pacing, retries and what Telegram's refusals mean."""

from bot.gateway.sender.lane import Lane
from bot.gateway.sender.pacer import Pace
from bot.gateway.sender.sender import Sender

__all__ = ["Lane", "Pace", "Sender"]
