"""Moments as staff name them: "2h", "3d", "tomorrow"; by the brand's own clock."""

import re
from datetime import UTC, datetime, time, timedelta

from bot.brand.models import Brand
from bot.domain.hours import next_opening

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
MORNING = 9 * HOUR
"""After midnight; when a brand that is open through the night begins its day."""
TOMORROW = frozenset({"tomorrow", "վաղը", "فردا", "ነገ", "завтра"})

_UNITS = {"m": MINUTE, "h": HOUR, "d": DAY}
_SPAN = re.compile(r"(\d{1,3})\s?([mhd])", re.IGNORECASE)


def span(text: str) -> int | None:
    """Return a length of time written "30m", "2h" or "7d" in milliseconds, up to 999 of each; else None."""
    match = _SPAN.fullmatch(text.strip())
    return (int(match[1]) * _UNITS[match[2].lower()] or None) if match else None


def until(text: str, brand: Brand, now: int) -> int | None:
    """Return the moment that a length of time from now, or "tomorrow" in any of the five languages, leads to."""
    if text.strip().casefold() in TOMORROW:
        return tomorrow(brand, now)
    length = span(text)
    return None if length is None else now + length


def tomorrow(brand: Brand, now: int) -> int:
    """Return when the brand next opens after today: at nine where it never closes, in a day where it never opens."""
    begins = midnight(brand, now, days=1)
    opens = next_opening(brand, begins)
    if opens == begins:
        opens = next_opening(brand, begins + MORNING)
    return now + DAY if opens is None else opens


def midnight(brand: Brand, now: int, days: int = 0) -> int:
    """Return the moment at which today, or the day so many days on, begins by the brand's clock (UTC milliseconds)."""
    today = datetime.fromtimestamp(now / 1000, brand.zone).date()
    begins = datetime.combine(today + timedelta(days=days), time(), brand.zone)
    return round(begins.astimezone(UTC).timestamp() * 1000)
