"""Forgetting knows every table: a new one is looked at before it can hold somebody who cannot be forgotten."""

from bot.storage import customers, forgetting, misses
from bot.storage.catalogue import tables
from bot.storage.database import Database
from bot.storage.unit import Rows, Statement, Unit, unit

NOW = 1_790_000_000_000

OF_PEOPLE = {
    "audit", "conversations", "customers", "erasures", "inbox", "intakes", "miss_marks", "misses", "questions",
    "relays", "ticket_tags", "tickets",
}  # fmt: skip
"""Tables with something of a customer's, each dealt with in `bot.storage.forgetting`, `misses` or `erasures`."""
OF_THE_BRAND = {
    "bots", "desk", "faq_categories", "faq_category_titles", "faq_entries", "faq_phrasings", "faq_state", "faq_texts",
    "file_ids", "installation", "invites", "leadership", "roles", "schema_migrations", "staff",
}  # fmt: skip
"""Tables that know no customer: knowledge, files, and who runs the brand."""


async def test_every_table_has_been_thought_of(db: Database) -> None:
    names = {table.name for table in await db.read(tables(db.engine))}
    new = names - OF_PEOPLE - OF_THE_BRAND
    assert new == set(), "does it name a customer or hold their words? Then bot/storage/forgetting.py and privacy.py"
    assert names == OF_PEOPLE | OF_THE_BRAND


async def test_a_person_is_forgotten_once_and_leaves_room_for_another(db: Database) -> None:
    for number in (1, 2, 3):
        ani = await db.run(
            customers.save(
                7, first_name="Ani", last_name="A", username="ani", app_language="hy", language="hy", now=NOW
            )
        )
        assert ani.id == number
        assert await db.run(forgetting.person(ani.id, NOW))
        assert not await db.run(forgetting.person(ani.id, NOW + 1))
    left = await db.read(_rows("SELECT telegram_id, first_name, last_name, username, forgotten_at FROM customers"))
    assert [tuple(row) for row in left] == [(-number, "", None, None, NOW) for number in (1, 2, 3)]


async def test_a_miss_taken_back_keeps_nobody_s_own_words(db: Database) -> None:
    for chat, sample in ((1, "Gift card??"), (2, "GIFT card, it's Sara"), (2, "Gift card!!!")):
        number = len(await db.read(_rows("SELECT chat_id FROM miss_marks")))
        await db.run(misses.count(chat, number, "en", "gift card", sample, NOW))
    marks = await db.read(misses.marked_in(2))
    assert len({mark.miss_id for mark in marks}) == 1
    await db.run(misses.take_back(marks[0].miss_id, len(marks)))
    assert [(row.sample, row.times) for row in await db.read(misses.top())] == [("gift card", 1)]
    await db.run(misses.take_back(marks[0].miss_id, 1))
    assert await db.read(misses.top()) == []


@unit
def _rows(sql: str) -> Unit[Rows]:
    return (yield Statement(sql))
