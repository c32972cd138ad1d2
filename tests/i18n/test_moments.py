"""Moments and lengths of time, as each language says them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.i18n.languages import LANGUAGES
from bot.i18n.moments import day, duration, moment

YEREVAN = ZoneInfo("Asia/Yerevan")
MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> int:
    return int(datetime(year, month, day, hour, minute, tzinfo=YEREVAN).timestamp()) * 1000


NOW = at(2026, 11, 22, 10)  # a Sunday


@pytest.mark.parametrize(
    ("code", "today", "tomorrow", "later", "next_year"),
    [
        (
            "hy",
            "ժամը 14:30-ին",
            "վաղը՝ ժամը 9:00-ին",
            "երեքշաբթի, նոյեմբերի 24-ին, ժամը 9:05-ին",
            "շաբաթ, 2027 թ. ապրիլի 24-ին, ժամը 9:00-ին",
        ),
        (
            "fa",
            "ساعت ۱۴:۳۰",
            "فردا ساعت ۹:۰۰",
            "سه‌شنبه ۳ آذر ساعت ۹:۰۵",
            "شنبه ۴ اردیبهشت ۱۴۰۶ ساعت ۹:۰۰",
        ),
        (
            "am",
            "ከቀኑ 8:30 ሰዓት",
            "ነገ ከጠዋቱ 3:00 ሰዓት",
            "ማክሰኞ፣ ኅዳር 15 ቀን፣ ከጠዋቱ 3:05 ሰዓት",
            "ቅዳሜ፣ ሚያዝያ 16 ቀን፣ ከጠዋቱ 3:00 ሰዓት",  # still 2019: the year begins in September
        ),
        (
            "ru",
            "в 14:30",
            "завтра в 9:00",
            "во вторник, 24 ноября, в 9:05",
            "в субботу, 24 апреля 2027 года, в 9:00",
        ),
        (
            "en",
            "at 14:30",
            "tomorrow at 09:00",
            "on Tuesday 24 November at 09:05",
            "on Saturday 24 April 2027 at 09:00",
        ),
    ],
)
def test_a_moment_is_told_as_seen_from_now(code: str, today: str, tomorrow: str, later: str, next_year: str) -> None:
    assert moment(code, at(2026, 11, 22, 14, 30), YEREVAN, NOW) == today
    assert moment(code, at(2026, 11, 23, 9), YEREVAN, NOW) == tomorrow
    assert moment(code, at(2026, 11, 24, 9, 5), YEREVAN, NOW) == later
    assert moment(code, at(2027, 4, 24, 9), YEREVAN, NOW) == next_year


@pytest.mark.parametrize(
    ("code", "yesterday"),
    [
        ("hy", "երեկ՝ ժամը 19:05-ին"),
        ("fa", "دیروز ساعت ۱۹:۰۵"),
        ("am", "ትናንት ከምሽቱ 1:05 ሰዓት"),
        ("ru", "вчера в 19:05"),
        ("en", "yesterday at 19:05"),
    ],
)
def test_yesterday(code: str, yesterday: str) -> None:
    assert moment(code, at(2026, 11, 21, 19, 5), YEREVAN, NOW) == yesterday


def test_which_day_it_is_depends_on_the_zone() -> None:
    late = at(2026, 11, 22, 23, 30)
    assert moment("en", late, YEREVAN, NOW) == "at 23:30"
    assert moment("en", late, ZoneInfo("Asia/Tokyo"), NOW) == "tomorrow at 04:30"


@pytest.mark.parametrize(
    ("hour", "read"),
    [
        (0, "ከሌሊቱ 6:00 ሰዓት"),
        (5, "ከሌሊቱ 11:00 ሰዓት"),
        (6, "ከጠዋቱ 12:00 ሰዓት"),
        (7, "ከጠዋቱ 1:00 ሰዓት"),
        (12, "ከቀኑ 6:00 ሰዓት"),
        (17, "ከቀኑ 11:00 ሰዓት"),
        (18, "ከምሽቱ 12:00 ሰዓት"),
        (23, "ከምሽቱ 5:00 ሰዓት"),
    ],
)
def test_amharic_counts_hours_from_sunrise_and_from_sunset(hour: int, read: str) -> None:
    assert moment("am", at(2026, 11, 22, hour), YEREVAN, NOW) == read


@pytest.mark.parametrize(
    ("code", "read"),
    [
        ("hy", "2026 թ. նոյեմբերի 22"),
        ("fa", "۱ آذر ۱۴۰۵"),
        ("am", "ኅዳር 13 ቀን 2019 ዓ.ም."),
        ("ru", "22 ноября 2026 г."),
        ("en", "22 November 2026"),
    ],
)
def test_a_day_has_its_year(code: str, read: str) -> None:
    assert day(code, NOW, YEREVAN) == read


@pytest.mark.parametrize(
    ("milliseconds", "read"),
    [
        (0, ("1 րոպե", "۱ دقیقه", "1 ደቂቃ", "1 минута", "1 minute")),
        (15 * MINUTE, ("15 րոպե", "۱۵ دقیقه", "15 ደቂቃ", "15 минут", "15 minutes")),
        (HOUR, ("1 ժամ", "۱ ساعت", "1 ሰዓት", "1 час", "1 hour")),
        (90 * MINUTE, ("90 րոպե", "۹۰ دقیقه", "90 ደቂቃ", "90 минут", "90 minutes")),
        (2 * HOUR + 3 * MINUTE, ("2 ժամ", "۲ ساعت", "2 ሰዓት", "2 часа", "2 hours")),
        (DAY, ("1 օր", "۱ روز", "1 ቀን", "1 день", "1 day")),
        (5 * DAY, ("5 օր", "۵ روز", "5 ቀን", "5 дней", "5 days")),
    ],
)
def test_a_length_of_time_is_told_in_its_nearest_unit(milliseconds: int, read: tuple[str, ...]) -> None:
    assert tuple(duration(code, milliseconds) for code in LANGUAGES) == read
