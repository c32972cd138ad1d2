"""What the desk's words are made with: the brand, the FAQ, the names of staff, and the hour."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.i18n.catalogue import Catalogue
from bot.i18n.moments import day, moment
from bot.views.answers import Source
from bot.views.links import Links


@dataclass(frozen=True, slots=True)
class Known:
    """What is known while a view is made; `now` in UTC milliseconds, `names` of staff by their Telegram id."""

    source: Source
    now: int
    names: Mapping[int, str] = field(default_factory=dict)

    def moment(self, t: Catalogue, at: int) -> str:
        """Return a moment (UTC milliseconds) in the words and the time zone of the desk."""
        return moment(t.code, at, self.source.brand.brand.zone, self.now)

    def full(self, t: Catalogue, at: int) -> str:
        """Return a moment with its whole date, for what is read on other days as well."""
        return moment(t.code, at, self.source.brand.brand.zone, now=0)  # seen from afar, a moment tells its year

    def day(self, t: Catalogue, at: int) -> str:
        """Return a moment's day, with its year."""
        return day(t.code, at, self.source.brand.brand.zone)

    def topic(self, t: Catalogue, topic_id: str | None) -> str | None:
        """Return a topic's title; None where none was given, and the id of one that the brand has dropped."""
        topics = {topic.id: topic for topic in self.source.brand.desk.topics}
        found = topics.get(topic_id or "")
        return topic_id or None if found is None else found.titled(t.code, self.source.brand.brand.default_language)

    def staff(self, t: Catalogue, links: Links, telegram_id: int) -> str:
        """Return a mention of somebody at the desk."""
        return links.person(self.named(t, telegram_id), telegram_id)

    def named(self, t: Catalogue, telegram_id: int) -> str:
        """Return the name of somebody at the desk, without calling them."""
        return self.names.get(telegram_id) or t("desk.somebody")
