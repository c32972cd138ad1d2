"""The application, put together from its parts; nothing is constructed at import."""

from bot.app.base import Register
from bot.app.running import Running, running

__all__ = ["Register", "Running", "running"]
