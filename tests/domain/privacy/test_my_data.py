"""The file with everything about a customer."""

import json

from bot.brand.in_force import BrandInForce
from bot.core.clock import FixedClock
from bot.domain.answers import Answers, Question
from bot.domain.customers import Customer, Customers
from bot.domain.privacy import Privacy
from bot.storage import misses
from bot.storage.database import Database
from bot.storage.questions import Outcome
from tests.domain.privacy.known import (
    EMMA,
    NOW,
    SECRETS,
    STAFF,
)


async def test_the_file_tells_everything_but_who_of_the_staff(db: Database, privacy: Privacy, sara: Customer) -> None:
    about = await privacy.everything(sara)
    assert (about["profile"]["first_name"], about["profile"]["username"]) == ("Sārā", "sara_q")
    assert about["profile"]["started_at"] == "2026-09-21T18:13:20+04:00"
    assert [q["text"] for q in about["questions"]] == ["Is the blue KETTLE dented?", "gift card?"]
    assert [t["tags"] for t in about["tickets"]] == [["vip-sara"], ["vip-sara"]]
    assert [t["rating"] for t in about["tickets"]] == [5, None]
    assert about["messages"][2]["content"]["text"].startswith("Dear Sārā")
    assert about["notes"][0]["notes"] == "difficult, but kind"
    assert [done["action"] for done in about["done_about_you"]] == ["rated", "tagged"]
    assert [update["update"]["message"]["text"] for update in about["set_aside"]] == ["kettle"]
    assert str(STAFF) not in json.dumps(about)


async def test_what_the_scan_finds_of_her_words_is_in_the_file(db: Database, privacy: Privacy, sara: Customer) -> None:
    about = json.dumps(await privacy.everything(sara), ensure_ascii=False)
    assert [secret for secret in SECRETS if secret not in about] == []


async def test_a_miss_s_question_is_normalised_as_answers_do(
    db: Database, brand: BrandInForce, people: Customers
) -> None:
    """The fallback by text stands or falls with that."""
    emma = await people.meet(EMMA)
    asks = Answers(db, None, FixedClock(NOW), brand)  # type: ignore[arg-type]  # nothing is asked of the engine
    question = Question(emma.telegram_id, 1, "  Is it OPEN?? ")
    await db.run(asks.kept(question, emma, Outcome("en", "hand_over", 0), 2))
    marks = await db.read(misses.marked_in(emma.telegram_id))
    assert [mark.miss_id for mark in marks] == [await db.read(misses.find("en", "is it open"))]
