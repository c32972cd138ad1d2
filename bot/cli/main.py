"""The commands, gathered under one name."""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import typer

from bot.cli.console import plain_errors
from bot.logs import set_up_logging
from bot.settings import LogFormat

COMMANDS = ("demo", "init", "run", "doctor")
GROUPS = {
    "faq": "Check, try and measure the questions and answers.",
    "db": "Upgrade, back up, restore and move the database.",
}


def main(register: Callable[..., None]) -> None:
    """Run the command that the arguments name; `register` gives the bot its handlers.

    Only warnings are logged, on the error stream, unless the command chooses otherwise.
    """
    set_up_logging("WARNING", LogFormat.CONSOLE)
    with plain_errors():
        _commands(sys.argv[1] if len(sys.argv) > 1 else "")(obj=register)


def _commands(named: str) -> typer.Typer:
    """Return the command that is named, else all: a file is read only when its command is wanted or listed."""
    commands = typer.Typer(
        name="regulars",
        help="Turns a brand's customers into regulars: a self-hosted Telegram bot.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    commands.callback()(_nothing_else)
    known = (*COMMANDS, *GROUPS)
    for name in (named,) if named in known else known:
        module: Any = import_module(f"bot.cli.{name}")
        if name in COMMANDS:
            commands.command()(getattr(module, name))
        else:
            commands.add_typer(module.commands, name=name, help=GROUPS[name])
    return commands


def _nothing_else() -> None:
    """Turns a brand's customers into regulars: a self-hosted Telegram bot."""
