"""`kill -9` at random moments while customers ask: nothing is lost, nothing counts twice, everybody's order is kept."""

import asyncio
import os
import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.brand.folder import read_brand_folder, sample_folder
from bot.domain.alarm import alarmed
from bot.i18n.catalogue import catalogue
from bot.i18n.direction import strip_bidi
from bot.simulator.people import People, Person
from bot.simulator.server import Simulator
from bot.storage.database import Database, open_database
from bot.storage.unit import Row, Statement, Unit
from faq import FaqEntry
from tests.conftest import MakeDatabase
from tests.soak.process import BotProcess, free_port

pytestmark = pytest.mark.soak

QUESTIONS = 400
CUSTOMERS = 40
KILLS = 10
CONCURRENCY = 64
LANGUAGES = ("hy", "fa", "am", "ru", "en")
NONSENSE = {
    "hy": "զզզ քքք ֆֆֆ ճճճ",
    "fa": "ژژژ ضضض ظظظ غغغ",
    "am": "ጨጨጨ ጰጰጰ ፐፐፐ ቨቨቨ",
    "ru": "ъъъ щщщ ыыы эээ",
    "en": "zzz qqq xxx vvv",
}
"""Understood by no engine, so each is a miss: misses are counted in a row that a replay could count again."""


@pytest.fixture
async def setting(
    engine: str, mode: str, new_database: MakeDatabase, tmp_path: Path
) -> AsyncIterator[tuple[Simulator, People, BotProcess, str]]:
    url = await new_database(engine, migrated=True)
    port = free_port()
    async with Simulator.serve() as simulator, People(simulator.url) as people:
        bot = BotProcess(
            tmp_path,
            {
                "REGULARS_BOT_TOKEN": simulator.token,
                "REGULARS_API_BASE_URL": simulator.url,
                "REGULARS_BRAND_DIR": str(sample_folder()),
                "REGULARS_DATABASE_URL": url,
                "REGULARS_HTTP_PORT": str(port),
                "REGULARS_MODE": mode,
                "REGULARS_WEBHOOK_URL": f"http://127.0.0.1:{port}",
            },
        )
        yield simulator, people, bot, url
        await bot.stop()


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_killed_ten_times_while_four_hundred_questions_are_asked(
    setting: tuple[Simulator, People, BotProcess, str], engine: str, mode: str
) -> None:
    _, people, bot, url = setting
    seed = int(os.environ.get("REGULARS_SEED", random.SystemRandom().randrange(1_000_000)))
    chance = random.Random(seed)
    plans = _plans(chance)
    persons = [await people.person(f"Customer {i}", language=plan[0][0]) for i, plan in enumerate(plans)]
    await bot.start()
    asking = asyncio.gather(*(_asks(person, plan, chance) for person, plan in zip(persons, plans, strict=True)))
    in_flight, moments = await _kills(bot, url, chance)
    helped = set().union(*await asking)
    db = await open_database(url)
    try:
        await _settled(db, bot)
        rows = await db.read(_questions())
        misses = await db.read(_misses())
        said_helped = {(row.chat_id, row.message_id) for row in rows if row.helped == 1}
    finally:
        await db.close()
    answers = [await _answers(person, plan) for person, plan in zip(persons, plans, strict=True)]
    repeated = sum(sum(count - 1 for count in Counter(given).values()) for given in answers)
    print(f"\n{engine}, {mode}, seed {seed}: killed after {', '.join(f'{m:.2f}' for m in moments)} s")
    print(f"{QUESTIONS} questions, {len(rows)} rows; {repeated} replies repeated, {in_flight} in flight at the kills")
    print(f"{len(helped)} answers said to have helped, {len(said_helped)} kept")
    assert said_helped == helped
    assert len(rows) == QUESTIONS
    nonsense = Counter(language for plan in plans for language, entry, _ in plan if entry is None)
    assert misses == dict(nonsense), "each miss counted once"
    for given, plan in zip(answers, plans, strict=True):
        first_given = list(dict.fromkeys(given))
        assert first_given == list(dict.fromkeys(_expected(plan))), "in the order of the questions, none left out"
    assert repeated <= in_flight


Plan = list[tuple[str, str | None, str]]
"""What one customer will ask: language, the entry that must answer (None: a miss), the question."""


def _plans(chance: random.Random) -> list[Plan]:
    folder = read_brand_folder(sample_folder())
    words = folder.desk.alarm_words  # what angry people write is offered a person, which is another story

    def calm(entry: FaqEntry, language: str) -> list[str]:
        return [question for question in entry.languages[language].ask if not alarmed(question, words)]

    plans = []
    for number in range(CUSTOMERS):
        language = LANGUAGES[number % len(LANGUAGES)]
        entries = [entry for entry in folder.faq.entries if calm(entry, language)]
        chosen = chance.sample(entries, QUESTIONS // CUSTOMERS - 1)
        plan: Plan = [(language, entry.id, chance.choice(calm(entry, language))) for entry in chosen]
        plan.insert(chance.randrange(len(plan) + 1), (language, None, NONSENSE[language]))
        plans.append(plan)
    return plans


def _expected(plan: Plan) -> list[str]:
    entries = {entry.id: entry for entry in read_brand_folder(sample_folder()).faq.entries}
    return [
        strip_bidi(entries[entry].languages[language].text if entry else catalogue(language)("miss.text"))
        for language, entry, _ in plan
    ]


async def _asks(person: Person, plan: Plan, chance: random.Random) -> set[tuple[int, int]]:
    """Ask, and now and then say that an answer helped; return the questions (chat, message) it was said of."""
    helped = set()
    for _, _, question in plan:
        await asyncio.sleep(chance.uniform(0.5, 8))
        await person.sends(question)
        if chance.random() < 0.5 and (tapped := await _says_it_helped(person)) is not None:
            helped.add((person.id, tapped))
    return helped


async def _says_it_helped(person: Person) -> int | None:
    """Tap 👍 under the newest answer that asks; return the question's message id, or None where none asks."""
    for message in reversed(await person.chat()):
        for data in message.data.values():
            if data.startswith("y:"):
                await person.taps(message, data=data, wait=0)
                return int(data.split(":")[1])
    return None


async def _kills(bot: BotProcess, url: str, chance: random.Random) -> tuple[int, list[float]]:
    """Kill the bot ten times; return how many updates were in flight at the kills, and the moments in seconds.

    In flight are at most those stored and not done, and no more than the chats that are answered at the same time.
    """
    started, unfinished, moments = time.monotonic(), 0, []
    db = await open_database(url)
    try:
        for _ in range(KILLS):
            await bot.ready()
            await asyncio.sleep(chance.uniform(0.05, 3))
            await bot.kill()
            moments.append(time.monotonic() - started)
            unfinished += min(CONCURRENCY, (await db.read(_unfinished()))[0].waiting)
            await bot.start()
    finally:
        await db.close()
    return unfinished, moments


async def _settled(db: Database, bot: BotProcess) -> None:
    for _ in range(600):
        done = len(await db.read(_questions()))
        if done == QUESTIONS and (await db.read(_unfinished()))[0].waiting == 0:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"{done} questions dealt with after a minute\n{bot.log[-3000:]}")


async def _answers(person: Person, plan: Plan) -> list[str]:
    """Return which expected answer each message of the bot gave, in order."""
    expected = _expected(plan)
    said = [strip_bidi(message.text) for message in await person.chat() if message.sender_id != person.id]
    return [next((text for text in expected if given.startswith(text)), given) for given in said]


def _questions() -> Unit[list[Row]]:
    return (yield Statement("SELECT chat_id, message_id, helped FROM questions"))


def _misses() -> Unit[dict[str, int]]:
    return {row.language: row.times for row in (yield Statement("SELECT language, times FROM misses"))}


def _unfinished() -> Unit[list[Row]]:
    return (yield Statement("SELECT count(*) AS waiting FROM inbox WHERE status = 0"))
