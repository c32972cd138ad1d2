"""The day in the calendar that a language's speakers live by: Solar Hijri, Ethiopian, or Gregorian."""

from dataclasses import dataclass
from datetime import date

from babel.dates import get_month_names
from persiantools.jdatetime import JalaliDate

_SOLAR_HIJRI_MONTHS = (
    *("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور"),
    *("مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"),
)
_ETHIOPIAN_MONTHS = (
    *("መስከረም", "ጥቅምት", "ኅዳር", "ታኅሣሥ", "ጥር", "የካቲት"),
    *("መጋቢት", "ሚያዝያ", "ግንቦት", "ሰኔ", "ሐምሌ", "ነሐሴ", "ጳጉሜን"),
)
_ETHIOPIAN_BEGINS = date(8, 8, 27).toordinal()
_FOUR_YEARS = 4 * 365 + 1


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day as a calendar names it; the month in the form that stands beside a day's number."""

    year: int
    month: str
    day: int


def calendar_day(code: str, day: date) -> CalendarDay:
    """Return the day in the calendar of a language."""
    if code == "fa":
        jalali = JalaliDate(day)  # type: ignore[no-untyped-call]
        return CalendarDay(jalali.year, _SOLAR_HIJRI_MONTHS[jalali.month - 1], jalali.day)
    if code == "am":
        return _ethiopian(day)
    return CalendarDay(day.year, get_month_names("wide", "format", code)[day.month], day.day)


def _ethiopian(day: date) -> CalendarDay:
    """Twelve months of 30 days and a short one; every fourth year is a day longer, beginning with the third.

    Our own, for the kept libraries that know it need a package which comes as source only, to be built by whoever
    installs the bot. The arithmetic is that of Reingold and Dershowitz, Calendrical Calculations.
    """
    days = day.toordinal() - _ETHIOPIAN_BEGINS
    year = (4 * days + _FOUR_YEARS + 2) // _FOUR_YEARS
    month, day_of_month = divmod(days - 365 * (year - 1) - year // 4, 30)
    return CalendarDay(year, _ETHIOPIAN_MONTHS[month], day_of_month + 1)
