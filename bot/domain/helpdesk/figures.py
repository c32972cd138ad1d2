"""Figures of the desk: how much came in, how fast it was answered, how it was rated."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StaffFigures:
    """What one person did: tickets they answered, and tickets they ended."""

    staff_id: int
    answered: int
    ended: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The desk since a moment; `median_first_answer` in milliseconds and `rating` are None where there is none yet."""

    opened: int
    answered: int
    median_first_answer: int | None
    rating: float | None
    ratings: int
    open_now: int
    by_staff: tuple[StaffFigures, ...]
