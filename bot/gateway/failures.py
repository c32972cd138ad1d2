"""Whose fault a failure is, which decides what becomes of the update."""

from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from bot.gateway.errors import Unreachable

NOBODY_THERE = (Unreachable, Forbidden)
"""The person blocked the bot before it could answer: nobody is left to try again for."""


def is_the_line_s(error: Exception) -> bool:
    """Tell whether Telegram, the network or the token is at fault: waiting mends that, and no try is counted."""
    if isinstance(error, BadRequest):  # python-telegram-bot counts it among the network's errors
        return False
    return isinstance(error, NetworkError | InvalidToken | Conflict | RetryAfter)
