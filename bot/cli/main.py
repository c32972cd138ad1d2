"""The commands, gathered under one name."""

import typer

from bot.app import Register
from bot.cli import db, demo, doctor, faq, init, run
from bot.cli.console import plain_errors
from bot.logs import set_up_logging
from bot.settings import LogFormat


def main(register: Register) -> None:
    """Run the command that the arguments name; `register` gives the bot its handlers.

    Only warnings are logged, on the error stream, unless the command chooses otherwise.
    """
    set_up_logging("WARNING", LogFormat.CONSOLE)
    with plain_errors():
        _commands()(obj=register)


def _commands() -> typer.Typer:
    commands = typer.Typer(
        name="regulars",
        help="Turns a brand's customers into regulars: a self-hosted Telegram bot.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    for command in (demo.demo, init.init, run.run, doctor.doctor):
        commands.command()(command)
    commands.add_typer(faq.commands, name="faq", help="Check, try and measure the questions and answers.")
    commands.add_typer(db.commands, name="db", help="Upgrade, back up, restore and move the database.")
    return commands
