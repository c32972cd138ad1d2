"""What a brand decides in desk.yaml: how its help desk works. Every field may be left out, and so may the file."""

import re
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator, model_validator

from bot.brand.alarm_words import ALARM_WORDS
from bot.brand.models import Strict
from faq import LANGUAGES

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR

_UNITS = {"m": MINUTE, "h": HOUR, "d": DAY}
_DURATION = re.compile(r"(\d{1,4})\s*([mhd])")
_ID = re.compile("[a-z0-9][a-z0-9_-]{0,31}")


def _duration(value: Any) -> Any:
    if isinstance(value, str) and (match := _DURATION.fullmatch(value.strip())):
        return int(match[1]) * _UNITS[match[2]]
    raise ValueError('write minutes, hours or days, such as "15m", "2h" or "1d"')


def _duration_or_never(value: Any) -> Any:
    return None if value in ("never", None) else _duration(value)


def _one_title(value: Any) -> Any:
    return dict.fromkeys(LANGUAGES, value) if isinstance(value, str) else value


def _topic_id(value: Any) -> Any:
    if not _ID.fullmatch(str(value)):
        raise ValueError("write at most 32 of a-z, 0-9, - and _")
    return value


def _switch(value: Any) -> Any:
    if not isinstance(value, bool):
        raise ValueError("write true or false")
    return value


def _known_languages(value: Any) -> Any:
    if isinstance(value, dict) and (unknown := [str(code) for code in value if code not in LANGUAGES]):
        raise ValueError(f"unknown language {', '.join(unknown)}; write some of: {', '.join(LANGUAGES)}")
    return value


Duration = Annotated[int, BeforeValidator(_duration)]  # milliseconds; written "15m", "2h" or "1d" (24 hours)
DurationOrNever = Annotated[int | None, BeforeValidator(_duration_or_never)]
TopicId = Annotated[str, BeforeValidator(_topic_id)]  # short, for it travels in a button's 64 bytes
Title = Annotated[str, Field(min_length=1, max_length=60)]
Switch = Annotated[bool, BeforeValidator(_switch)]
Words = tuple[Annotated[str, Field(min_length=2, max_length=80)], ...]


class Topic(Strict):
    """What a complaint may be about: a button of the intake."""

    id: TopicId
    title: Annotated[dict[str, Title], BeforeValidator(_known_languages), BeforeValidator(_one_title)]

    def titled(self, language: str, default_language: str = "en") -> str:
        """Return the title in this language, else in the brand's default one, else in the first that is written."""
        return self.title.get(language) or self.title.get(default_language) or next(iter(self.title.values()))

    @field_validator("title")
    @classmethod
    def _titled(cls, value: dict[str, str]) -> dict[str, str]:
        if not value:
            raise ValueError("write the topic's title")
        return value


class Target(Strict):
    """Within how much open time (milliseconds) staff answer first, and solve the matter."""

    first_answer: Duration = 4 * HOUR
    resolution: Duration = 24 * HOUR


class HighTarget(Target):
    """The target of complaints and VIPs."""

    first_answer: Duration = HOUR
    resolution: Duration = 8 * HOUR


class UrgentTarget(Target):
    """The target of alarms and low ratings."""

    first_answer: Duration = 15 * MINUTE
    resolution: Duration = 4 * HOUR


class Targets(Strict):
    """A target for each priority."""

    urgent: UrgentTarget = UrgentTarget()
    high: HighTarget = HighTarget()
    normal: Target = Target()

    def of(self, priority: int) -> Target:
        """Return the target of a ticket's priority: 0 urgent, 1 high, 2 normal."""
        return (self.urgent, self.high, self.normal)[priority]


class Remind(Strict):
    """How much open time (milliseconds) after an answer was due somebody is reminded; None is never."""

    assignee: DurationOrNever = 0
    everyone: DurationOrNever = 30 * MINUTE
    owners: DurationOrNever = 2 * HOUR

    @property
    def steps(self) -> tuple[tuple[str, int], ...]:
        """Return who is reminded ("assignee", "everyone", "owners") how long after due, in order of time."""
        steps = (("assignee", self.assignee), ("everyone", self.everyone), ("owners", self.owners))
        return tuple((who, after) for who, after in steps if after is not None)

    @model_validator(mode="after")
    def _in_order(self) -> "Remind":
        times = [after for _, after in self.steps]
        if times != sorted(times):
            raise ValueError(
                "remind the assignee first, then everyone, then the owners: each later than the one before"
            )
        return self


def _topic(id: str, *titles: str) -> Topic:
    return Topic(id=id, title=dict(zip(LANGUAGES, titles, strict=True)))


TOPICS = (
    _topic("order", "Պատվեր", "سفارش", "ትዕዛዝ", "Заказ", "My order"),
    _topic("quality", "Որակ", "کیفیت", "ጥራት", "Качество", "Quality"),
    _topic("delivery", "Առաքում", "ارسال و تحویل", "ማድረሻ", "Доставка", "Delivery"),
    _topic("staff", "Սպասարկում", "برخورد کارکنان", "መስተንግዶ", "Обслуживание", "Our staff"),
    _topic("other", "Այլ հարց", "موضوع دیگر", "ሌላ ጉዳይ", "Другое", "Something else"),
)
"""The intake's topics of a brand that names none."""


class Desk(Strict):
    """desk.yaml: what complaints are about, how soon they are answered, and who is told when they are not."""

    topics: tuple[Topic, ...] = TOPICS
    targets: Targets = Targets()
    remind: Remind = Remind()
    on_call: tuple[int, ...] = ()
    quiet_after_hours: Switch = True
    alarm: Annotated[dict[str, Words], BeforeValidator(_known_languages)] = Field(default_factory=dict)
    alarm_off: Switch = False

    @cached_property
    def alarm_words(self) -> tuple[str, ...]:
        """The words of alarm of all languages: the brand's own where it wrote some, else the built-in ones."""
        if self.alarm_off:
            return ()
        return tuple(word for words in (ALARM_WORDS | self.alarm).values() for word in words)

    @field_validator("topics")
    @classmethod
    def _each_once(cls, value: tuple[Topic, ...]) -> tuple[Topic, ...]:
        ids = [topic.id for topic in value]
        if twice := sorted({id for id in ids if ids.count(id) > 1}):
            raise ValueError(f"id “{twice[0]}” is taken by two topics; give one of them another")
        return value
