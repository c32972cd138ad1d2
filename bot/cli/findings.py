"""What a check of `regulars doctor` finds: a line, or something worth a look; any other error is to be fixed."""

from collections.abc import Awaitable, Callable

from bot.settings import Settings

Check = Callable[[Settings], Awaitable[str]]


class WorthALook(Exception):
    """Something a person should know; nothing that keeps the bot from running."""
