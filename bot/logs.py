"""Structured logs: for a person at a terminal, or as JSON lines; never a token, never a customer's words."""

import logging
import sys

import structlog

from bot.settings import LogFormat

CHATTY = ("httpx", "httpcore", "telegram", "aiohttp", "uvicorn", "aiosqlite")


def set_up_logging(level: str, form: LogFormat) -> None:
    """Send all logs of `level` and above to the error stream."""
    console = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    last = structlog.processors.JSONRenderer() if form is LogFormat.JSON else console
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    for name in CHATTY:  # they log addresses, and Telegram's hold the token
        logging.getLogger(name).setLevel(logging.WARNING)
