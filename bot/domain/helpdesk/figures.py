"""Figures of the desk: how much came in, how fast it was answered, how it was rated."""

from dataclasses import dataclass
from statistics import median

from bot.storage import ticket_figures as rows
from bot.storage.unit import Unit, unit


@dataclass(frozen=True, slots=True)
class StaffFigures:
    """What one person did: tickets they answered, and tickets they ended."""

    staff_id: int
    answered: int
    ended: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The desk since a moment; `median_first_answer` in milliseconds and `rating` are None where there is none yet.

    `answered` counts tickets as `by_staff` does; the median is of first answers to what customers opened.
    """

    opened: int
    answered: int
    median_first_answer: int | None
    rating: float | None
    ratings: int
    open_now: int
    by_staff: tuple[StaffFigures, ...]


@unit
def figures_since(since: int) -> Unit[Figures]:
    """Return what happened at the desk since a moment."""
    counts = yield from rows.counts(since)
    waits = yield from rows.first_answers(since)
    by_staff = yield from rows.by_staff(since)
    return Figures(
        opened=counts.opened,
        answered=(yield from rows.answered(since)),
        median_first_answer=round(median(waits)) if waits else None,
        rating=int(counts.stars) / counts.ratings if counts.ratings else None,
        ratings=counts.ratings,
        open_now=counts.open_now,
        by_staff=tuple(StaffFigures(row.staff_id, row.answered, row.ended) for row in by_staff),
    )
