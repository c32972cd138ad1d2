"""`regulars run` for a staff group that takes any number of messages a minute, as a script of its own.

Everything else keeps Telegram's pace; without this, two thousand messages through one group would take two hours.
"""

import asyncio
from contextlib import suppress

from bot.app import running
from bot.cli.run import end_on_signals
from bot.gateway.sender import Pace
from bot.logs import set_up_logging
from bot.settings import load_settings
from handlers import register

GROUP_PER_MINUTE = 1_000_000


async def main() -> None:
    """Run the bot that the environment describes until it is told to stop."""
    settings = load_settings()
    set_up_logging(settings.log_level, settings.log_format)
    end_on_signals()
    async with running(settings, register, pace=Pace(group_per_minute=GROUP_PER_MINUTE)) as bot:
        await bot.ended


if __name__ == "__main__":
    with suppress(asyncio.CancelledError):
        asyncio.run(main())
