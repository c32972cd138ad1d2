"""Structured logs: for a person at a terminal, or as JSON lines; never a token, never a customer's words."""

import logging
import sys

import structlog
from structlog.typing import Processor

from bot.settings import LogFormat

QUIET = ("httpx", "httpcore", "telegram", "aiohttp", "uvicorn", "aiosqlite")
"""Libraries that log addresses, and Telegram's hold the token: their warnings are enough."""


def set_up_logging(level: str, form: LogFormat) -> None:
    """Send all logs of `level` and above to the error stream, the libraries' in the same form as our own."""
    shared: list[Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    console = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    last = structlog.processors.JSONRenderer() if form is LogFormat.JSON else console
    structlog.configure(
        processors=[*shared, last],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processor=last, foreign_pre_chain=shared))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
