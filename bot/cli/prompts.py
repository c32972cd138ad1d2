"""Asking a person at the terminal, or taking an option in place of the answer."""

from collections.abc import Callable
from typing import TypeVar

import typer

from bot.cli.console import err, is_interactive
from bot.core.errors import RegularsError

TRIES = 3
T = TypeVar("T")


class WrongAnswer(RegularsError):
    """What was typed cannot be; the message says what to type instead."""


def asked(
    question: str, given: str | None, accept: Callable[[str], T], *, default: str | None = None, secret: bool = False
) -> T:
    """Return what `accept` makes of the option given, else of what a person types.

    `accept` raises WrongAnswer for what cannot be; a person is then asked again, up to three times in all.
    Without a person the default is taken, or RegularsError says which option is missing.
    """
    if given is not None:
        return accept(given.strip())
    if not is_interactive():
        if default is None:
            raise RegularsError(f"{question}: give it as an option (see `regulars init --help`).")
        return accept(default)
    for left in reversed(range(TRIES)):
        typed = typer.prompt(question, default=default, hide_input=secret, show_default=bool(default))
        try:
            return accept(str(typed).strip())
        except WrongAnswer as error:
            if not left:
                raise
            err.print(str(error), style="red", markup=False)
    raise AssertionError("the last try either returns or raises")
