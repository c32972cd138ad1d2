"""Customers: who writes to the bot, in which language, and whether they can be reached."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.brand.in_force import BrandInForce
from bot.core.clock import Clock
from bot.i18n.direction import strip_bidi
from bot.i18n.languages import supported
from bot.storage import customers as rows
from bot.storage.database import Database
from bot.storage.unit import Row, Unit, unit

DAY = 86_400_000


@dataclass(frozen=True, slots=True)
class Person:
    """A Telegram user as an update tells of them; `app_language` is Telegram's `language_code`."""

    telegram_id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    app_language: str | None = None


def person_of(user: Mapping[str, Any]) -> Person:
    """Return the person Telegram's user object tells of."""
    return Person(
        user["id"], user.get("first_name") or "", user.get("last_name"), user.get("username"), user.get("language_code")
    )


@dataclass(frozen=True, slots=True)
class Customer:
    """A person the brand knows; `language` is the one their menus are in."""

    id: int
    telegram_id: int
    first_name: str
    language: str


class Customers:
    """Keeps the customers of one brand, in the languages that brand speaks at the moment."""

    def __init__(self, db: Database, clock: Clock, brand: BrandInForce) -> None:
        self._db = db
        self._clock = clock
        self._brand = brand

    def first_language(self, person: Person) -> str:
        """Return the language to begin in: the app's if the brand speaks it, else the brand's own."""
        return supported(person.app_language, self._brand.languages, self._brand.default_language)

    async def meet(self, person: Person) -> Customer:
        """Return the customer this person is, kept as they are now; read first, written only on change."""
        row = await self._db.read(rows.by_telegram_id(person.telegram_id))
        if row is None or self._changed(row, person):
            row = await self._db.run(_met(person, self.first_language(person), self._clock.now()))
        return self._customer(row)

    async def known(self, customer_id: int) -> Customer | None:
        """Return the customer with this number; None where they asked to be forgotten."""
        row = await self._db.read(rows.by_id(customer_id))
        return None if row is None or row.telegram_id < 0 else self._customer(row)

    async def language_of(self, telegram_id: int) -> str:
        """Return the language of somebody's menus; the brand's own for somebody unknown."""
        row = await self._db.read(rows.by_telegram_id(telegram_id))
        return self._brand.default_language if row is None else self._customer(row).language

    async def choose_language(self, customer: Customer, language: str) -> bool:
        """Keep the language a customer picked; False where the brand does not speak it."""
        if language not in self._brand.languages:
            return False
        await self._db.run(rows.choose_language(customer.telegram_id, language))
        return True

    async def blocked(self, telegram_id: int) -> None:
        """Record that this person has blocked the bot."""
        await self._db.run(rows.mark_blocked(telegram_id, self._clock.now()))

    def unreachable(self, telegram_id: int) -> Unit[None]:
        """Record, together with the update that showed it, that this person cannot be written to."""
        return rows.mark_blocked(telegram_id, self._clock.now())

    async def unblocked(self, telegram_id: int) -> None:
        """Record that this person can be written to again."""
        await self._db.run(rows.mark_unblocked(telegram_id))

    def _customer(self, row: Row) -> Customer:
        language = row.language if row.language in self._brand.languages else self._brand.default_language
        return Customer(row.id, row.telegram_id, strip_bidi(row.first_name), language)

    def _changed(self, row: Row, person: Person) -> bool:
        if row.blocked_at is not None or self._clock.now() - row.seen_at > DAY:
            return True
        known = (row.first_name, row.last_name, row.username, row.app_language)
        return bool(known != (person.first_name, person.last_name, person.username, person.app_language))


@unit
def _met(person: Person, language: str, now: int) -> Unit[Row]:
    row = yield from rows.save(
        person.telegram_id,
        first_name=person.first_name,
        last_name=person.last_name,
        username=person.username,
        app_language=person.app_language,
        language=language,
        now=now,
    )
    if row.blocked_at is not None:  # whoever writes has not blocked us, even if that update came late
        yield from rows.mark_unblocked(person.telegram_id)
    return row
