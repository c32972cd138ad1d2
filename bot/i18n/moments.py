"""How a moment and a length of time read in each language, in the calendar and by the clock its speakers use."""

from zoneinfo import ZoneInfo


def moment(code: str, at: int, zone: ZoneInfo, now: int) -> str:
    """Return when a moment is, seen from now (both UTC milliseconds): "tomorrow at 09:00"."""
    raise NotImplementedError


def day(code: str, at: int, zone: ZoneInfo) -> str:
    """Return a moment's day with its year: "23 November 2026"."""
    raise NotImplementedError


def duration(code: str, milliseconds: int) -> str:
    """Return a length of time in its nearest unit, at least one minute: "15 minutes", "2 hours", "1 day"."""
    raise NotImplementedError
