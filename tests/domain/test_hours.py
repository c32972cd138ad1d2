"""Opening hours: weekdays, special days, split days, and clocks that are put forward and back."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.brand.models import Brand
from bot.domain.hours import after_open_time, closes_at, is_open, next_opening

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
DUBLIN = ZoneInfo("Europe/Dublin")

WEEK = {
    "monday": "09:00-13:00, 14:00-18:00",
    "tuesday": "09:00-18:00",
    "friday": "20:00-24:00",
    "saturday": "00:00-02:00",
}


def brand(hours: dict[str, str], holidays: dict[str, str] | None = None, zone: str = "Europe/Dublin") -> Brand:
    return Brand.model_validate(
        {"name": "Nar", "time_zone": zone, "opening_hours": hours, "holidays": holidays or {}},
    )


def at(text: str, zone: ZoneInfo = DUBLIN) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp()) * 1000


NAR = brand(WEEK, {"12-25": "closed", "2026-11-24": "10:00-11:00"})


@pytest.mark.parametrize(
    ("moment", "opened"),
    [
        ("2026-11-23 08:59", False),  # a Monday
        ("2026-11-23 09:00", True),
        ("2026-11-23 12:59", True),
        ("2026-11-23 13:00", False),
        ("2026-11-23 14:00", True),
        ("2026-11-24 09:30", False),  # once only
        ("2026-11-24 10:30", True),
        ("2026-12-01 09:30", True),
        ("2026-11-25 12:00", False),  # left out
        ("2026-12-25 21:00", False),  # a Friday, every year
        ("2026-11-27 23:59", True),
    ],
)
def test_open_by_weekday_and_special_day(moment: str, opened: bool) -> None:
    assert is_open(NAR, at(moment)) is opened


def test_the_next_opening_is_now_if_it_is_open() -> None:
    assert next_opening(NAR, at("2026-11-23 13:30")) == at("2026-11-23 14:00")
    assert next_opening(NAR, at("2026-11-23 14:30") + 1) == at("2026-11-23 14:30") + 1
    assert next_opening(NAR, at("2026-11-23 14:00") - 1) == at("2026-11-23 14:00")
    assert next_opening(NAR, at("2026-12-23 12:00")) == at("2026-12-26 00:00")


def test_a_night_across_midnight_is_one_stretch() -> None:
    assert closes_at(NAR, at("2026-11-27 21:00")) == at("2026-11-28 02:00")
    assert closes_at(NAR, at("2026-11-28 02:00")) is None


def test_open_time_is_counted_while_it_is_open() -> None:
    assert after_open_time(NAR, at("2026-11-23 12:30"), HOUR) == at("2026-11-23 14:30")
    assert after_open_time(NAR, at("2026-11-22 12:30"), HOUR) == at("2026-11-23 10:00")
    assert after_open_time(NAR, at("2026-11-23 17:30"), HOUR) == at("2026-11-24 10:30")
    assert after_open_time(NAR, at("2026-11-23 17:00"), HOUR) == at("2026-11-24 10:00"), "not at the moment it closes"


def test_a_brand_that_tells_no_hours_is_always_open_but_on_the_days_it_names() -> None:
    always = brand({}, {"12-25": "closed"})
    assert is_open(always, at("2026-11-22 03:00"))
    assert after_open_time(always, at("2026-11-22 03:00"), DAY) == at("2026-11-23 03:00")
    assert closes_at(always, at("2026-11-22 03:00")) == at("2026-12-25 00:00")
    assert closes_at(always, at("2026-09-22 03:00")) is None, "not within sixty days"
    assert next_opening(always, at("2026-12-25 09:00")) == at("2026-12-26 00:00")


def test_a_brand_that_is_closed_for_long_has_no_next_opening() -> None:
    days = [datetime(2026, 11, 1) + timedelta(days=number) for number in range(90)]
    shut = brand(WEEK, {f"{day:%Y-%m-%d}": "closed" for day in days})
    asked = at("2026-11-05 12:00")
    assert next_opening(shut, asked) is None
    assert closes_at(shut, asked) is None
    assert after_open_time(shut, asked, HOUR) == asked + HOUR


@pytest.mark.parametrize(
    ("night", "opens", "closes"),
    [
        # 1:00 becomes 2:00 on 28 March 2027: what would open at 1:30 opens when the clock is put forward.
        ({"sunday": "01:30-05:00"}, "2027-03-28 02:00", "2027-03-28 05:00"),
        # 2:00 becomes 1:00 on 31 October 2027: a night from 0:30 to 4:00 lasts an hour longer.
        ({"sunday": "00:30-04:00"}, "2027-10-31 00:30", "2027-10-31 04:00"),
    ],
)
def test_nights_in_which_the_clock_is_put_forward_or_back(night: dict[str, str], opens: str, closes: str) -> None:
    dublin = brand(night)
    opening = next_opening(dublin, at(opens) - DAY)
    assert opening == at(opens)
    assert closes_at(dublin, opening) == at(closes)
    length = {"2027-03-28 02:00": 3, "2027-10-31 00:30": 4.5}[opens]
    assert at(closes) - opening == length * HOUR


edges = st.lists(st.integers(0, 96), unique=True, max_size=6).map(sorted)
zones = st.sampled_from(
    ["Europe/Dublin", "Asia/Tehran", "Africa/Addis_Ababa", "America/St_Johns", "Australia/Lord_Howe"]
)
# Around the days on which the clocks of these zones change, in old Iran too.
starts = st.sampled_from(
    ["2022-03-20", "2022-09-19", "2026-03-06", "2026-03-27", "2026-10-02", "2026-10-23", "2026-12-24"]
)


def _hours(quarters: list[int]) -> str:
    clock = [f"{quarter // 4:02}:{quarter % 4 * 15:02}" for quarter in quarters]
    pairs = zip(clock[::2], clock[1::2], strict=False)
    return ", ".join(f"{opens}-{closes}" for opens, closes in pairs) or "closed"


@st.composite
def brands(draw: st.DrawFn) -> Brand:
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    hours = {day: _hours(draw(edges)) for day in days}
    return brand(hours, {"12-25": _hours(draw(edges)), "2026-03-29": _hours(draw(edges))}, draw(zones))


@st.composite
def moments(draw: st.DrawFn) -> int:
    return at(draw(starts), ZoneInfo("UTC")) + draw(st.integers(0, 4 * DAY))


durations = st.integers(0, 30 * HOUR)


def _open_by_the_wall_clock(nar: Brand, moment: int) -> bool:
    """Opening hours once more, as simply as they can be said."""
    wall = datetime.fromtimestamp(moment // 1000, nar.zone)
    spans = dict(nar.opening_hours)
    usual = spans[f"{wall:%A}".lower()] if any(spans.values()) else ((0, 24 * 60),)
    minute = wall.hour * 60 + wall.minute
    today = nar.holidays.get(f"{wall:%Y-%m-%d}", nar.holidays.get(f"{wall:%m-%d}", usual))
    return any(opens <= minute < closes for opens, closes in today)


@settings(max_examples=40, deadline=None)
@given(nar=brands(), start=moments(), minutes=st.integers(0, 20 * 60))
def test_it_agrees_with_a_walk_from_minute_to_minute(nar: Brand, start: int, minutes: int) -> None:
    start -= start % MINUTE
    walk = range(start, start + 3 * DAY, MINUTE)
    opened = [moment for moment in walk if _open_by_the_wall_clock(nar, moment)]
    assert is_open(nar, start) is (start in opened)
    found = next_opening(nar, start)
    assert found == opened[0] if opened else found is None or found >= walk.stop
    ready = after_open_time(nar, start, minutes * MINUTE)
    assert ready == opened[minutes] if len(opened) > minutes else ready >= walk.stop


@settings(max_examples=60)
@given(nar=brands(), start=moments(), later=durations, duration=durations)
def test_who_comes_later_is_not_answered_earlier(nar: Brand, start: int, later: int, duration: int) -> None:
    assert after_open_time(nar, start, duration) <= after_open_time(nar, start + later, duration)
    assert after_open_time(nar, start, duration) <= after_open_time(nar, start, duration + later)


@settings(max_examples=60)
@given(nar=brands(), start=moments(), first=durations, second=durations)
def test_two_lengths_one_after_the_other_are_their_sum(nar: Brand, start: int, first: int, second: int) -> None:
    assert after_open_time(nar, after_open_time(nar, start, first), second) == after_open_time(
        nar, start, first + second
    )


@settings(max_examples=60)
@given(nar=brands(), start=moments(), duration=durations)
def test_it_never_lands_in_a_closed_moment(nar: Brand, start: int, duration: int) -> None:
    ready = after_open_time(nar, start, duration)
    assert is_open(nar, ready)
    assert ready >= start + duration


@settings(max_examples=60)
@given(nar=brands(), start=moments())
def test_what_closes_is_open_until_then(nar: Brand, start: int) -> None:
    closes = closes_at(nar, start)
    if closes is None:
        assert not is_open(nar, start) or is_open(nar, start + 7 * DAY)
    else:
        assert is_open(nar, closes - 1)
        assert not is_open(nar, closes)
