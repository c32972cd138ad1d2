"""What a brand decides in brand.yaml, as validated models."""

import re
from datetime import date
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from faq import LANGUAGES

_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\s*-\s*([01]\d|2[0-4]):([0-5]\d)")

Name = Annotated[str, Field(min_length=1, max_length=64)]
Span = tuple[int, int]  # minutes since midnight: opens, closes


def _spans(value: Any) -> Any:
    if value in ("closed", None):
        return ()
    spans = []
    for part in str(value).split(","):
        match = _SPAN.fullmatch(part.strip())
        if match is None:
            raise ValueError('write "08:00-21:00", "08:00-13:00, 14:00-20:00" or "closed"')
        opens, closes = int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4])
        if closes <= opens or closes > 24 * 60:
            raise ValueError(f"“{part.strip()}” closes before it opens")
        spans.append((opens, closes))
    return tuple(spans)


def _one_name(value: Any) -> Any:
    return value if isinstance(value, dict) else dict.fromkeys(LANGUAGES, value)


def _day(value: Any) -> Any:
    text = str(value)
    try:
        date.fromisoformat(text if len(text) > 5 else f"2024-{text}")  # a leap year, so that 02-29 is a day
    except ValueError:
        raise ValueError('write a day as "12-31" (every year) or "2027-04-24" (once)') from None
    return text


Hours = Annotated[tuple[Span, ...], BeforeValidator(_spans)]
Day = Annotated[str, BeforeValidator(_day)]


class Strict(BaseModel):
    """A model that refuses unknown fields, so that a typo is never silently ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class OpeningHours(Strict):
    """Hours per weekday in the brand's time zone; what is left out is closed."""

    monday: Hours = ()
    tuesday: Hours = ()
    wednesday: Hours = ()
    thursday: Hours = ()
    friday: Hours = ()
    saturday: Hours = ()
    sunday: Hours = ()


class Contact(Strict):
    """How to reach the brand outside Telegram; each is optional."""

    phone: str | None = None
    email: str | None = None
    address: str | None = None
    website: str | None = None

    def line(self) -> str | None:
        """Return phone and e-mail in one line, or None where the brand gives neither."""
        return ", ".join(part for part in (self.phone, self.email) if part) or None


class Retention(Strict):
    """How many days each kind of record is kept."""

    questions: int = Field(default=90, ge=1, le=3650)
    misses: int = Field(default=365, ge=1, le=3650)
    messages: int = Field(default=365, ge=1, le=3650)
    tickets: int = Field(default=1095, ge=1, le=3650)
    audit: int = Field(default=730, ge=1, le=3650)


class Brand(Strict):
    """brand.yaml: who the brand is and how it speaks."""

    name: Annotated[dict[str, Name], BeforeValidator(_one_name)]
    languages: tuple[str, ...] = LANGUAGES
    default_language: str = "en"
    currency: str = "USD"
    time_zone: str = "UTC"
    opening_hours: OpeningHours = OpeningHours()
    holidays: dict[Day, Hours] = {}
    contact: Contact = Contact()
    privacy_notice: dict[str, str] = {}
    retention: Retention = Retention()

    @field_validator("languages")
    @classmethod
    def _known_languages(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [code for code in value if code not in LANGUAGES]
        if unknown or not value:
            wrong = f"unknown language {', '.join(unknown)}" if unknown else "no language"
            raise ValueError(f"{wrong}; write some of: {', '.join(LANGUAGES)}")
        return tuple(dict.fromkeys(value))

    @field_validator("currency")
    @classmethod
    def _currency_code(cls, value: str) -> str:
        if not re.fullmatch("[A-Z]{3}", value):
            raise ValueError(f"“{value}” is no currency; write the three capital letters of ISO 4217, such as AMD")
        return value

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError(f"“{value}” is no time zone; write a name such as Asia/Yerevan")
        return value

    @model_validator(mode="after")
    def _default_is_offered(self) -> "Brand":
        if self.default_language not in self.languages:
            raise ValueError(f"default_language “{self.default_language}” is not among the languages")
        return self

    @field_validator("name")
    @classmethod
    def _named(cls, value: dict[str, str]) -> dict[str, str]:
        if unknown := [code for code in value if code not in LANGUAGES]:
            raise ValueError(f"unknown language {', '.join(unknown)}; write some of: {', '.join(LANGUAGES)}")
        if not value:
            raise ValueError("write the brand's name")
        return value

    @property
    def zone(self) -> ZoneInfo:
        """The brand's time zone."""
        return ZoneInfo(self.time_zone)

    def named(self, language: str) -> str:
        """Return the brand's name as this language writes it."""
        return self.name.get(language) or self.name.get(self.default_language) or next(iter(self.name.values()))
