"""What can come back instead of a result, beside telegram.error's own classes."""

import datetime as dtm

from telegram.error import NetworkError, RetryAfter, TelegramError

from bot.core.errors import RegularsError


class Offline(NetworkError):
    """Telegram's server could not be reached at all, so nothing was sent."""


class ServerTrouble(NetworkError):
    """Telegram's server answered with a 5xx or with something that is no answer; whether it acted is not known."""


class SlowDown(RetryAfter):
    """A 429; `seconds` says how long to wait.

    The parent's constructor reads an attribute that python-telegram-bot 22 deprecates, so it is passed by.
    """

    def __init__(self, seconds: int) -> None:
        TelegramError.__init__(self, f"Flood control exceeded. Retry in {seconds} seconds")
        self._retry_after = dtm.timedelta(seconds=seconds)
        self.seconds = seconds


class Unreachable(TelegramError):
    """The chat cannot be written to: the person blocked the bot, or the chat or the account is no more."""


class Gone(TelegramError):
    """The message or topic that was to be changed is no longer there."""


class TokenRefused(RegularsError):
    """Telegram does not know the token; waiting would not mend that."""

    def __init__(self) -> None:
        super().__init__(
            "Telegram does not know this bot token: copy it again from @BotFather (/mybots, API Token) "
            "into REGULARS_BOT_TOKEN"
        )
