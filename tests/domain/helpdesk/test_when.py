"""Moments as staff name them, in a brand's own time zone and by its doors."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.brand.models import Brand
from bot.domain.helpdesk.when import DAY, HOUR, MINUTE, midnight, span, until

ZONE = "Asia/Yerevan"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _brand(hours: dict[str, str] | None = None, **more: Any) -> Brand:
    return Brand(name="Nar", time_zone=ZONE, opening_hours=hours or {}, **more)


def _at(text: str) -> int:
    """Return the moment that a clock in Yerevan shows, in UTC milliseconds."""
    return round(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).timestamp() * 1000)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("30m", 30 * MINUTE),
        ("2h", 2 * HOUR),
        ("3 d", 3 * DAY),
        (" 7D ", 7 * DAY),
        ("۲h", 2 * HOUR),
        ("999d", 999 * DAY),
    ],
)
def test_a_length_of_time_is_read(text: str, length: int) -> None:
    assert span(text) == length
    assert until(text, _brand(), 1000) == 1000 + length


@pytest.mark.parametrize("text", ["", "2", "h", "0h", "-1h", "2w", "2h please", "1000d", "1.5h", "forever", "²h"])
def test_anything_else_is_not(text: str) -> None:
    assert span(text) is None
    assert until(text, _brand(), 1000) is None


@pytest.mark.parametrize("word", ["tomorrow", "Завтра", "վաղը", "فردا", "ነገ"])
def test_tomorrow_is_the_next_opening_after_today(word: str) -> None:
    early = _brand(dict.fromkeys(WEEKDAYS, "07:30-20:00"))
    assert until(word, early, _at("2026-11-20 06:00")) == _at("2026-11-21 07:30")


def test_tomorrow_passes_over_closed_days_and_holidays() -> None:
    shop = _brand(
        {"friday": "10:00-18:00", "monday": "10:00-18:00", "tuesday": "11:00-18:00"}, holidays={"11-23": "closed"}
    )
    assert until("tomorrow", shop, _at("2026-11-20 12:00")) == _at("2026-11-24 11:00")


def test_tomorrow_of_a_bar_is_not_the_end_of_tonight() -> None:
    bar = _brand(dict.fromkeys(WEEKDAYS, "00:00-02:00, 18:00-24:00"))
    assert until("tomorrow", bar, _at("2026-11-20 19:00")) == _at("2026-11-21 18:00")


def test_tomorrow_begins_at_nine_where_the_doors_never_close() -> None:
    assert until("tomorrow", _brand(), _at("2026-11-20 23:59")) == _at("2026-11-21 09:00")


def test_tomorrow_is_a_day_away_where_the_doors_stay_closed() -> None:
    now = _at("2026-11-20 12:00")
    closed = {f"{month:02}-{day:02}": "closed" for month in (11, 12, 1) for day in range(1, 31)} | {"12-31": "closed"}
    holidays = closed | {"01-31": "closed"}
    assert until("tomorrow", _brand({"monday": "10:00-18:00"}, holidays=holidays), now) == now + DAY


def test_a_day_begins_at_the_brand_s_own_midnight() -> None:
    assert midnight(_brand(), _at("2026-11-20 00:30")) == _at("2026-11-20 00:00")
    assert midnight(_brand(), _at("2026-11-20 23:59"), days=1) == _at("2026-11-21 00:00")
