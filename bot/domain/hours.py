"""When the brand is open: its hours per weekday and on special days, by the clock on its own wall."""

from datetime import UTC, date, datetime, timedelta

from bot.brand.models import Brand, Span

_MINUTE = 60_000
_DAY = 24 * 60 * _MINUTE
HORIZON = 60 * _DAY
"""How far ahead an opening is looked for, in milliseconds."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ALL_DAY: tuple[Span, ...] = ((0, 24 * 60),)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def is_open(brand: Brand, at: int) -> bool:
    """Say whether the brand is open at a moment (UTC milliseconds); one that tells no hours at all always is."""
    return _state(brand, at)[0]


def next_opening(brand: Brand, at: int) -> int | None:
    """Return the first moment from `at` on at which the brand is open; None if there is none within 60 days."""
    return _first(brand, at, True)


def closes_at(brand: Brand, at: int) -> int | None:
    """Return the moment at which the brand, open at `at`, closes; None if it is closed, or open for 60 days on end."""
    return _first(brand, at, False) if is_open(brand, at) else None


def after_open_time(brand: Brand, at: int, duration: int) -> int:
    """Return the first open moment by which `duration` milliseconds of open time have passed since `at`.

    Where the brand neither opens nor closes for 60 days, the plain clock counts.
    """
    while (opens := next_opening(brand, at)) is not None:
        closes = closes_at(brand, opens)
        if closes is None or opens + duration < closes:
            return opens + duration
        at, duration = closes, duration - (closes - opens)
    return at + duration


def _first(brand: Brand, at: int, wanted: bool) -> int | None:
    moment = at
    while moment - at <= HORIZON:
        is_open, until = _state(brand, moment)
        if is_open is wanted:
            return moment
        moment = until
    return None


def _state(brand: Brand, at: int) -> tuple[bool, int]:
    """Whether it is open at a moment, and a later moment up to which this surely does not change.

    That is the next opening, closing or midnight by the wall clock, or the moment this clock is put forward or back.
    """
    wall = _wall(brand, at)
    since_midnight = (at + _offset(wall)) % _DAY
    spans = [(opens * _MINUTE, closes * _MINUTE) for opens, closes in _spans(brand, wall.date())]
    changes = [_DAY, *(edge for span in spans for edge in span if edge > since_midnight)]
    until = at + min(changes) - since_midnight
    return any(opens <= since_midnight < closes for opens, closes in spans), _clock_change(brand, at, until) or until


def _spans(brand: Brand, day: date) -> tuple[Span, ...]:
    for name in (f"{day:%Y-%m-%d}", f"{day:%m-%d}"):
        if name in brand.holidays:
            return brand.holidays[name]
    hours = brand.opening_hours
    if not any(getattr(hours, weekday) for weekday in _WEEKDAYS):
        return _ALL_DAY
    spans: tuple[Span, ...] = getattr(hours, _WEEKDAYS[day.weekday()])
    return spans


def _clock_change(brand: Brand, at: int, until: int) -> int | None:
    """The moment after `at` and before `until` at which the zone's offset becomes another one, if there is one."""
    before = _offset(_wall(brand, at))
    if _offset(_wall(brand, until)) == before:
        return None
    while until - at > 1:
        middle = (at + until) // 2
        if _offset(_wall(brand, middle)) == before:
            at = middle
        else:
            until = middle
    return until


def _wall(brand: Brand, at: int) -> datetime:
    return (_EPOCH + timedelta(milliseconds=at)).astimezone(brand.zone)


def _offset(wall: datetime) -> int:
    return (wall.utcoffset() or timedelta()) // timedelta(milliseconds=1)
