"""Sara, of whom every table knows something; and a look at every value of the database."""

import json

import orjson

from bot.domain.customers import Customer, Person
from bot.domain.privacy import Privacy
from bot.storage import audit, conversations, inbox, intakes, misses, questions, relays
from bot.storage.catalogue import tables
from bot.storage.database import Database
from bot.storage.inbox import Arrival
from bot.storage.questions import Outcome
from bot.storage.relays import Draft
from bot.storage.unit import Statement, Unit, unit

NOW = 1_790_000_000_000
GROUP, TOPIC = -1_001_234_567_890, 4711
BOT, WISH = 42, 900
SARA = Person(77_700_077, "Sārā", "Qasemi", "sara_q", "fa")
EMMA = Person(88_800_088, "Emma", None, None, "en")
STAFF = 99_900_099
SECRETS = ("Sārā", "Qasemi", "sara_q", "77700077", "blue kettle", "kettle", "dented", "difficult", "vip-sara")


@unit
def asked(sara: Customer) -> Unit[None]:
    outcome = Outcome("fa", "hand_over", 10)
    yield from questions.record(sara.telegram_id, 1, sara.id, "Is the blue KETTLE dented?", outcome, NOW)
    key = "is the blue kettle dented"
    yield from misses.count(sara.telegram_id, 1, "fa", key, "Is the blue KETTLE dented?", NOW)
    yield from questions.record(sara.telegram_id, 2, sara.id, "gift card?", outcome, NOW)
    yield from misses.count(sara.telegram_id, 2, "fa", "gift card", "gift card, says Sārā", NOW)
    yield from misses.count(EMMA.telegram_id, 2, "fa", "gift card", "a gift card", NOW - 1)
    yield from misses.count(sara.telegram_id, 2, "fa", "gift card", "gift card, says Sārā", NOW, revision=1)


@unit
def talked(sara: Customer) -> Unit[None]:
    yield from conversations.begin(sara.id, GROUP)
    yield from conversations.topic_made(sara.id, GROUP, TOPIC)
    yield from conversations.showing(sara.id, GROUP)
    yield from conversations.card_shown(sara.id, GROUP, 5000, "card of Sārā")
    yield from conversations.set_notes(sara.id, "difficult, but kind")
    yield from intakes.begin(sara.id, "complaint", 1, NOW)
    for number, status, reason in ((1, "closed", "Sārā was right"), (2, "open", None)):
        yield Statement(
            "INSERT INTO tickets (key, customer_id, status, source, priority, opened_at, due_at, end_reason, rating) "
            "VALUES (?, ?, ?, 'button', 2, ?, ?, ?, ?)",
            (f"button:{sara.telegram_id}:{number}", sara.id, status, NOW, NOW, reason, 5 if reason else None),
        )
    yield Statement("INSERT INTO ticket_tags (ticket_id, tag) SELECT id, 'vip-sara' FROM tickets")
    yield from audit.record(NOW, sara.telegram_id, "rated", customer_id=sara.id, ticket_id=1, detail="by Sārā")
    yield from audit.record(NOW, STAFF, "tagged", ticket_id=2, detail="vip-sara")
    yield from audit.record(NOW, sara.telegram_id, "refused")


@unit
def wrote(sara: Customer) -> Unit[None]:
    content = json.dumps({"kind": "text", "text": "my kettle came dented"})
    for number, status in ((11, "sent"), (12, "pending")):
        draft = Draft(
            f"m:{sara.telegram_id}:{number}", sara.id, "desk", "message", content, author=sara.telegram_id, ticket_id=2,
            album="77700077-album", source_chat_id=sara.telegram_id, source_message_id=number,
        )  # fmt: skip
        yield from relays.queue(draft, NOW)
        if status == "sent":
            yield from relays.sent(1, GROUP, 5001, NOW)
    reply = json.dumps({"kind": "text", "text": "Dear Sārā, a dented kettle is no kettle"})
    draft = Draft("g:1", sara.id, "customer", "message", reply, author=STAFF, source_chat_id=GROUP, source_message_id=9)
    yield from relays.queue(draft, NOW)
    yield from relays.sent(3, sara.telegram_id, 13, NOW)
    payload = orjson.dumps({"update_id": 1, "message": {"text": "kettle", "from": {"id": sara.telegram_id}}})
    arrivals = [Arrival(n, sara.telegram_id, payload) for n in (1, 2, 3, WISH, 901)]
    yield from inbox.store(BOT, [*arrivals, Arrival(950, GROUP, b'{"quotes": "kettle"}')], NOW)
    yield from inbox.done(BOT, 1, NOW)
    yield from inbox.park(BOT, 2, NOW)
    yield from inbox.park(BOT, 950, NOW)


async def everything_in(db: Database) -> list[str]:
    """Return every value of every column of every table as text, with where it stands."""

    @unit
    def scanned() -> Unit[list[str]]:
        found = []
        for table in (yield from tables(db.engine)):
            for row in (yield Statement(f"SELECT {', '.join(table.columns)} FROM {table.name}")):
                found += [f"{table.name}.{name}: {_text(v)}" for name, v in zip(table.columns, row, strict=True)]
        return found

    return await db.read(scanned())


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


async def traces_of_sara(db: Database) -> list[str]:
    lines = await everything_in(db)
    return [line for line in lines if any(secret.lower() in line.lower() for secret in SECRETS)]


async def row(db: Database, sql: str, *params: int) -> tuple[object, ...]:
    @unit
    def one() -> Unit[tuple[object, ...]]:
        return tuple((yield Statement(sql, params))[0])

    return await db.read(one())


async def forget(db: Database, privacy: Privacy, customer: Customer) -> None:
    """Forget a customer by their own wish."""
    await db.run(privacy.forget(customer, BOT, WISH))
