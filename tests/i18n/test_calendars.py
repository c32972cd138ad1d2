"""Days in three calendars, against dates that are known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n.calendars import CalendarDay, calendar_day


@pytest.mark.parametrize(
    ("day", "in_ethiopia"),
    [
        (date(2007, 9, 12), CalendarDay(2000, "መስከረም", 1)),  # the millennium; the year before had a leap day
        (date(2023, 9, 11), CalendarDay(2015, "ጳጉሜን", 6)),
        (date(2024, 9, 10), CalendarDay(2016, "ጳጉሜን", 5)),
        (date(2024, 9, 11), CalendarDay(2017, "መስከረም", 1)),
        (date(2025, 1, 7), CalendarDay(2017, "ታኅሣሥ", 29)),  # Christmas
        (date(1896, 3, 1), CalendarDay(1888, "የካቲት", 23)),  # Adwa
    ],
)
def test_known_days_of_ethiopia(day: date, in_ethiopia: CalendarDay) -> None:
    assert calendar_day("am", day) == in_ethiopia


@pytest.mark.parametrize(
    ("day", "in_iran"),
    [
        (date(2024, 3, 20), CalendarDay(1403, "فروردین", 1)),
        (date(2025, 3, 20), CalendarDay(1403, "اسفند", 30)),  # a leap year
        (date(2025, 3, 21), CalendarDay(1404, "فروردین", 1)),
        (date(2026, 12, 21), CalendarDay(1405, "آذر", 30)),  # Yalda
    ],
)
def test_known_days_of_iran(day: date, in_iran: CalendarDay) -> None:
    assert calendar_day("fa", day) == in_iran


@pytest.mark.parametrize("code", ["hy", "ru", "en"])
def test_the_others_count_as_the_world_does(code: str) -> None:
    read = calendar_day(code, date(2026, 11, 22))
    assert (read.year, read.day) == (2026, 22)


@pytest.mark.parametrize("code", ["fa", "am"])
@given(day=st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_the_next_day_is_the_next_number_or_the_first_of_another_month(code: str, day: date) -> None:
    today, tomorrow = calendar_day(code, day), calendar_day(code, day + timedelta(days=1))
    if tomorrow.month == today.month:
        assert (tomorrow.year, tomorrow.day) == (today.year, today.day + 1)
    else:
        assert tomorrow.day == 1
        assert tomorrow.year - today.year in (0, 1)
