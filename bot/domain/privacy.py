"""Privacy: what is kept of a customer, all of it for them to read, and forgetting them."""

import json
from collections import Counter
from datetime import datetime
from typing import Any

from bot.brand.in_force import BrandInForce
from bot.core.clock import Clock
from bot.domain import erasures
from bot.domain.customers import Customer
from bot.storage import audit, customers, forgetting, misses, privacy
from bot.storage.database import Database
from bot.storage.unit import Row, Rows, Unit, unit
from faq.normalise import normalise

Record = dict[str, Any]
"""A row for a person to read: names, texts and numbers, and times in ISO 8601."""
FLAGS = {"language_chosen", "vip", "helped"}
AS_TELEGRAM_TOLD = {"content", "update"}
PROFILE = (
    "telegram_id first_name last_name username language language_chosen app_language started_at seen_at blocked_at vip"
)
QUESTION = "asked_at language text decision entry_id choices chosen helped"
TICKET = "id status source topic priority opened_at first_answer_at ended_at end_reason reopened rating rated_at"


class Privacy:
    """Answers what every customer may ask: what do you know about me, and forget me."""

    def __init__(self, db: Database, clock: Clock, brand: BrandInForce) -> None:
        self._db = db
        self._clock = clock
        self._brand = brand

    async def knows(self, telegram_id: int) -> bool:
        """Tell whether this person is a customer, without making them one."""
        return await self._db.read(customers.by_telegram_id(telegram_id)) is not None

    async def everything(self, customer: Customer) -> Record:
        """Return all that is kept about a customer.

        What staff noted about them belongs to it: it is about the person, and the law gives it to them. Who of the
        staff wrote, did or noted something is about somebody else, and is left out.
        """
        async with self._db.snapshot() as view:
            found = await view.read(_everything(customer))
        return {"made_at": self._time(self._clock.now()), **self._readable(found)}

    def forget(self, customer: Customer, bot_id: int, update_id: int) -> Unit[None]:
        """Erase a customer, in the transaction that marks their own wish (this update) done.

        Roles stay: who may run the brand is no record of a customer, and a brand must not lose its last owner by it.
        """
        return _forgotten(customer, bot_id, update_id, self._clock.now())

    def _readable(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._field(name, part) for name, part in value.items()}
        return [self._readable(part) for part in value] if isinstance(value, list) else value

    def _field(self, name: str, value: Any) -> Any:
        if value is None or name in AS_TELEGRAM_TOLD:
            return value
        if name in FLAGS:
            return bool(value)
        return self._time(value) if name == "at" or name.endswith(("_at", "_until")) else self._readable(value)

    def _time(self, milliseconds: int) -> str:
        moment = datetime.fromtimestamp(milliseconds / 1000, self._brand.now.brand.zone)
        return moment.isoformat(timespec="seconds")


@unit
def _everything(customer: Customer) -> Unit[Record]:
    tags = yield from privacy.tags(customer.id)
    tickets = yield from privacy.tickets(customer.id)
    return {
        "profile": _record((yield from privacy.profile(customer.id)), PROFILE),
        "roles": _records((yield from privacy.roles(customer.telegram_id)), "role granted_at"),
        "known_at_the_desk": _records(
            (yield from privacy.at_work(customer.telegram_id)), "first_name username seen_at"
        ),
        "questions": _records((yield from privacy.questions(customer.id)), QUESTION),
        "unanswered": _records((yield from privacy.unanswered(customer.telegram_id)), "language question marked_at"),
        "tickets": [
            {**_record(row, TICKET), "tags": [tag.tag for tag in tags if tag.ticket_id == row.id]} for row in tickets
        ],
        "begun": _records((yield from privacy.intake(customer.id)), "source topic started_at"),
        "messages": [_message(row) for row in (yield from privacy.messages(customer.id))],
        "notes": _records((yield from privacy.notes(customer.id)), "notes banned_until ban_reason"),
        "done_about_you": _records((yield from privacy.trail(customer.id)), "at action ticket_id"),
        "set_aside": [
            {"received_at": row.received_at, "update": json.loads(row.payload)}
            for row in (yield from privacy.set_aside(customer.telegram_id))
        ],
    }


def _record(row: Row, names: str) -> Record:
    return dict(zip(names.split(), row, strict=True))


def _records(rows: Rows, names: str) -> list[Record]:
    return [_record(row, names) for row in rows]


def _message(row: Row) -> Record:
    record = _record(row, "written_at toward what content ticket_id status sent_at")
    return {**record, "content": json.loads(row.content) if row.content else None}


@unit
def _forgotten(customer: Customer, bot_id: int, update_id: int, now: int) -> Unit[None]:
    if not (yield from forgetting.person(customer.id, now)):
        return
    yield from _misses_taken_back(customer)
    yield from forgetting.questions(customer.id, customer.telegram_id)
    yield from forgetting.tickets(customer.id, now)
    yield from forgetting.trail(customer.id, customer.telegram_id)
    yield from forgetting.updates(customer.telegram_id, bot_id, update_id, now)
    yield from erasures.begin(customer.id, customer.telegram_id, customer.language, now)
    yield from audit.record(now, None, "forgotten", customer_id=customer.id)


@unit
def _misses_taken_back(customer: Customer) -> Unit[None]:
    """Take their questions out of the unanswered; rows of old do not name the miss, so its text does."""
    asked = {(row.message_id, row.revision): row for row in (yield from forgetting.texts(customer.id))}
    times: Counter[int] = Counter()
    for mark in (yield from misses.marked_in(customer.telegram_id)):
        miss_id = mark.miss_id
        if miss_id is None and (question := asked.get((mark.message_id, mark.revision))) is not None:
            miss_id = yield from misses.find(question.language, normalise(question.text))
        if miss_id is not None:
            times[miss_id] += 1
    for miss_id, count in sorted(times.items()):
        yield from misses.take_back(miss_id, count)
