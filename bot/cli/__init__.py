"""The command line: `regulars demo | run | init | doctor | faq | db`."""

from bot.cli.main import main

__all__ = ["main"]
