"""How a moment and a length of time read in each language, in the calendar and by the clock its speakers use."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import get_day_names
from babel.units import format_unit
from persiantools.digits import en_to_fa

from bot.i18n.calendars import calendar_day

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = 60_000
_HOUR = 60  # in minutes, as is the next
_DAY = 24 * _HOUR


@dataclass(frozen=True, slots=True)
class _Wording:
    """How one language puts it; `at` is the time of day, which the others hold."""

    at: str
    yesterday: str
    tomorrow: str
    on: str
    on_with_year: str
    day: str


_WORDINGS = {
    "hy": _Wording(
        at="ժամը {hour}:{minute:02}-ին",
        yesterday="երեկ՝ {at}",
        tomorrow="վաղը՝ {at}",
        on="{weekday}, {month} {day}-ին, {at}",
        on_with_year="{weekday}, {year} թ. {month} {day}-ին, {at}",
        day="{year} թ. {month} {day}",
    ),
    "fa": _Wording(
        at="ساعت {hour}:{minute:02}",
        yesterday="دیروز {at}",
        tomorrow="فردا {at}",
        on="{weekday} {day} {month} {at}",
        on_with_year="{weekday} {day} {month} {year} {at}",
        day="{day} {month} {year}",
    ),
    "am": _Wording(
        at="{part} {hour}:{minute:02} ሰዓት",
        yesterday="ትናንት {at}",
        tomorrow="ነገ {at}",
        on="{weekday}፣ {month} {day} ቀን፣ {at}",
        on_with_year="{weekday}፣ {month} {day} ቀን {year} ዓ.ም.፣ {at}",
        day="{month} {day} ቀን {year} ዓ.ም.",
    ),
    "ru": _Wording(
        at="в {hour}:{minute:02}",
        yesterday="вчера {at}",
        tomorrow="завтра {at}",
        on="{weekday}, {day} {month}, {at}",
        on_with_year="{weekday}, {day} {month} {year} года, {at}",
        day="{day} {month} {year} г.",
    ),
    "en": _Wording(
        at="at {hour:02}:{minute:02}",
        yesterday="yesterday {at}",
        tomorrow="tomorrow {at}",
        on="on {weekday} {day} {month} {at}",
        on_with_year="on {weekday} {day} {month} {year} {at}",
        day="{day} {month} {year}",
    ),
}
_RUSSIAN_WEEKDAYS = ["в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье"]
# In these languages a noun stays as it is after a number; Babel knows the others, and not all of these.
_UNITS = {
    "hy": {"minute": "րոպե", "hour": "ժամ", "day": "օր"},
    "fa": {"minute": "دقیقه", "hour": "ساعت", "day": "روز"},
    "am": {"minute": "ደቂቃ", "hour": "ሰዓት", "day": "ቀን"},
}


def moment(code: str, at: int, zone: ZoneInfo, now: int) -> str:
    """Return when a moment is, seen from now (both UTC milliseconds), on the clocks of this zone.

    Today "at 14:30", else "tomorrow at 09:00", else "on Monday 23 November at 09:00", with the year if it is another.
    """
    then, today = _local(at, zone), _local(now, zone).date()
    wording = _WORDINGS[code]
    time = wording.at.format(**_time_fields(code, then))
    words = _form(code, then.date(), today).format(at=time, **_date_fields(code, then.date()))
    return _digits(code, words)


def day(code: str, at: int, zone: ZoneInfo) -> str:
    """Return a moment's day, with its year: "23 November 2026"."""
    return _digits(code, _WORDINGS[code].day.format(**_date_fields(code, _local(at, zone).date())))


def duration(code: str, milliseconds: int) -> str:
    """Return a length of time in its nearest unit, at least one minute: "15 minutes", "2 hours", "1 day".

    Up to two hours it is exact to the minute, so that 90 minutes are not told as one hour or two.
    """
    minutes = max(1, round(milliseconds / _MINUTE))
    if minutes < 2 * _HOUR and minutes != _HOUR:
        return _counted(code, minutes, "minute")
    if minutes < _DAY:
        return _counted(code, round(minutes / _HOUR), "hour")
    return _counted(code, round(minutes / _DAY), "day")


def _local(at: int, zone: ZoneInfo) -> datetime:
    return (_EPOCH + timedelta(milliseconds=at)).astimezone(zone)


def _form(code: str, then: date, today: date) -> str:
    """The sentence for a day seen from today; `{at}` is the time in it."""
    wording = _WORDINGS[code]
    near = {-1: wording.yesterday, 0: "{at}", 1: wording.tomorrow}
    same_year = calendar_day(code, then).year == calendar_day(code, today).year
    return near.get((then - today).days) or (wording.on if same_year else wording.on_with_year)


def _date_fields(code: str, day: date) -> dict[str, int | str]:
    named = calendar_day(code, day)
    weekdays = _RUSSIAN_WEEKDAYS if code == "ru" else get_day_names("wide", "format", code)
    return {"weekday": weekdays[day.weekday()], "day": named.day, "month": named.month, "year": named.year}


def _time_fields(code: str, then: datetime) -> dict[str, int | str]:
    if code != "am":
        return {"hour": then.hour, "minute": then.minute}
    # Hours are counted from sunrise and from sunset, so the part of the day is always said.
    part = ("ከሌሊቱ", "ከጠዋቱ", "ከቀኑ", "ከምሽቱ")[then.hour // 6]
    return {"part": part, "hour": (then.hour - 6) % 12 or 12, "minute": then.minute}


def _counted(code: str, count: int, unit: str) -> str:
    if code in _UNITS:
        return _digits(code, f"{count} {_UNITS[code][unit]}")
    return format_unit(count, f"duration-{unit}", locale=code)


def _digits(code: str, text: str) -> str:
    return en_to_fa(text) if code == "fa" else text
