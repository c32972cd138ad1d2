"""Mistakes found in an FAQ file, told so that its author can mend them."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One mistake: where it stands (`line` counts from 1) and what to write instead."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class FaqError(Exception):
    """The FAQ cannot be used; `problems` lists every mistake that was found, in the order of the file."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
