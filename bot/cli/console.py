"""Speaking at the terminal: plain lines, clear errors, progress bars only where a person watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from bot.core.errors import RegularsError

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def plain_errors() -> Iterator[None]:
    """Tell a RegularsError as a sentence and exit with 1; everything else keeps its traceback."""
    try:
        yield
    except RegularsError as error:
        err.print(str(error), style="red", markup=False)
        sys.exit(1)


def is_interactive() -> bool:
    """Tell whether a person can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


@contextmanager
def progress(title: str, total: int) -> Iterator["Bar"]:
    """Show a progress bar on the error stream, or nothing where that is not a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, disable=not err.is_terminal, transient=True) as shown:
        yield Bar(shown, shown.add_task(title, total=total))


class Bar:
    """One progress bar."""

    def __init__(self, shown: Progress, task: TaskID) -> None:
        self._shown = shown
        self._task = task

    def reached(self, done: int, total: int | None = None) -> None:
        """Show that `done` of the total is done."""
        self._shown.update(self._task, completed=done, total=total)

    def table(self, name: str, rows: int, total: int) -> None:
        """Show how far a table's rows have come."""
        self._shown.update(self._task, description=name, completed=rows, total=total)
