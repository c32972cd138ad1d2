"""The statement modules of each noun: what they keep, and that doing them twice is the same as once."""

import asyncio
import random

import pytest

from bot.storage import bots, customers, faq, file_ids, misses, questions, roles
from bot.storage.database import Database
from bot.storage.questions import Outcome
from bot.storage.unit import Row

NOW = 1_790_000_000_000


async def saved(db: Database, telegram_id: int = 7, **changed: object) -> Row:
    about: dict[str, object] = {
        "first_name": "Անի",
        "last_name": None,
        "username": "ani",
        "app_language": "hy",
        "language": "hy",
        "now": NOW,
    }
    return await db.run(customers.save(telegram_id, **{**about, **changed}))  # type: ignore[arg-type]


class TestCustomers:
    async def test_a_customer_is_one_row_however_often_saved(self, db: Database) -> None:
        first = await saved(db)
        again = await saved(db, first_name="Ani", now=NOW + 5)
        assert (again.id, again.first_name, again.started_at, again.seen_at) == (first.id, "Ani", NOW, NOW + 5)
        assert await db.read(customers.by_telegram_id(8)) is None

    async def test_a_language_chosen_stays_chosen(self, db: Database) -> None:
        await saved(db)
        await db.run(customers.choose_language(7, "fa"))
        again = await saved(db, language="en", app_language="en")
        assert (again.language, again.language_chosen, again.app_language) == ("fa", 1, "en")

    async def test_blocked_keeps_the_first_moment_and_can_be_undone(self, db: Database) -> None:
        await saved(db)
        await db.run(customers.mark_blocked(7, NOW))
        await db.run(customers.mark_blocked(7, NOW + 9))
        assert (await db.read(customers.by_telegram_id(7))).blocked_at == NOW
        await db.run(customers.mark_unblocked(7))
        assert (await db.read(customers.by_telegram_id(7))).blocked_at is None


class TestRoles:
    async def test_a_role_is_granted_once(self, db: Database) -> None:
        assert not await db.read(roles.has_owner())
        assert await db.run(roles.grant(1, "owner", "settings", NOW))
        assert not await db.run(roles.grant(1, "owner", "settings", NOW))
        await db.run(roles.grant(1, "staff", "owner 1", NOW))
        assert await db.read(roles.of(1)) == {"owner", "staff"}
        assert await db.read(roles.has_owner())
        assert [row.role for row in await db.read(roles.everyone())] == ["owner", "staff"]

    async def test_an_invite_works_for_the_first_who_uses_it(self, db: Database) -> None:
        await db.run(roles.invite("hash", "owner", NOW, NOW + 100))
        assert await db.run(roles.use_invite("hash", 1, NOW)) == "owner"
        assert await db.run(roles.use_invite("hash", 1, NOW + 99)) == "owner", "a replay gets the same answer"
        assert await db.run(roles.use_invite("hash", 1, NOW + 100)) is None, "until the link expires"
        assert await db.run(roles.use_invite("hash", 2, NOW)) is None
        assert await db.read(roles.of(1)) == {"owner"}
        assert await db.read(roles.of(2)) == set()

    async def test_an_expired_or_unknown_invite_grants_nothing(self, db: Database) -> None:
        await db.run(roles.invite("hash", "owner", NOW, NOW + 100))
        assert await db.run(roles.use_invite("hash", 1, NOW + 100)) is None
        assert await db.run(roles.use_invite("other", 1, NOW)) is None
        assert not await db.read(roles.has_owner())

    async def test_a_grant_ends_all_other_links_to_its_role(self, db: Database) -> None:
        for token_hash, role in (("one", "owner"), ("other", "owner"), ("third", "staff")):
            await db.run(roles.invite(token_hash, role, NOW, NOW + 100))
        assert await db.run(roles.use_invite("one", 1, NOW)) == "owner"
        assert await db.run(roles.use_invite("other", 2, NOW + 1)) is None
        assert await db.run(roles.use_invite("third", 3, NOW + 1)) == "staff"
        await db.run(roles.invite("partner", "owner", NOW + 2, NOW + 100))
        assert await db.run(roles.use_invite("one", 1, NOW + 3)) == "owner"
        assert await db.run(roles.use_invite("partner", 2, NOW + 4)) == "owner", "a replay ends no later link"

    async def test_two_who_open_two_links_at_once_do_not_both_become_owners(self, db: Database) -> None:
        for token_hash in ("one", "other"):
            await db.run(roles.invite(token_hash, "owner", NOW, NOW + 100))
        found = await asyncio.gather(*(db.run(roles.use_invite(h, n, NOW)) for n, h in enumerate(("one", "other"))))
        assert sorted(found, key=str) == [None, "owner"]

    async def test_links_are_swept_once_they_have_expired(self, db: Database) -> None:
        await db.run(roles.invite("used", "owner", NOW, NOW + 100))
        await db.run(roles.use_invite("used", 1, NOW))
        await db.run(roles.invite("open", "owner", NOW, NOW + 101))
        await db.run(roles.sweep_invites(NOW + 101))
        assert await db.run(roles.use_invite("used", 1, NOW)) is None
        assert await db.run(roles.use_invite("open", 2, NOW)) == "owner"


class TestBots:
    async def test_the_first_bot_owns_the_database_until_another_takes_over(self, db: Database) -> None:
        assert await db.read(bots.owner()) is None
        assert (await db.run(bots.claim(1, "first_bot", NOW))).bot_id == 1
        assert (await db.run(bots.claim(2, "second_bot", NOW))).bot_id == 1
        await db.run(bots.take_over(2, "second_bot", NOW))
        owner = await db.read(bots.owner())
        assert (owner.bot_id, owner.username) == (2, "second_bot")


class TestFileIds:
    async def test_a_file_id_counts_only_for_the_same_content_and_bot(self, db: Database) -> None:
        await db.run(file_ids.keep(1, "menu.jpg", "h1", "AgAC"))
        assert await db.read(file_ids.find(1, "menu.jpg", "h1")) == "AgAC"
        assert await db.read(file_ids.find(1, "menu.jpg", "h2")) is None
        assert await db.read(file_ids.find(2, "menu.jpg", "h1")) is None
        await db.run(file_ids.keep(1, "menu.jpg", "h2", "AgAD"))
        assert await db.read(file_ids.find(1, "menu.jpg", "h2")) == "AgAD"


class TestMisses:
    async def test_a_question_counts_once_a_message(self, db: Database) -> None:
        assert await db.run(misses.count(7, 1, "en", "vegan cake", "Vegan cake?", NOW))
        assert not await db.run(misses.count(7, 1, "en", "vegan cake", "Vegan cake?", NOW))
        assert await db.run(misses.count(8, 1, "en", "vegan cake", "vegan cake!!", NOW + 5))
        await db.run(misses.count(8, 2, "ru", "веганский торт", "веганский торт", NOW))
        first, second = await db.read(misses.top())
        assert (first.times, first.sample, first.first_at, first.last_at) == (2, "vegan cake!!", NOW, NOW + 5)
        assert [row.language for row in await db.read(misses.top(language="ru"))] == ["ru"]
        assert second.language == "ru"
        await db.run(misses.sweep_marks(NOW + 1))
        assert await db.run(misses.count(7, 1, "en", "vegan cake", "Vegan cake?", NOW))

    async def test_an_edited_question_counts_once_more(self, db: Database) -> None:
        assert await db.run(misses.count(7, 1, "en", "vegan cake", "Vegan cake?", NOW))
        for expected in (True, False):
            again = misses.count(7, 1, "en", "vegan pie", "Vegan pie?", NOW, revision=1)
            assert await db.run(again) is expected
        assert sorted((row.sample, row.times) for row in await db.read(misses.top())) == [
            ("Vegan cake?", 1),
            ("Vegan pie?", 1),
        ]

    async def test_the_longest_question_fits_the_index(self, db: Database) -> None:
        long = "".join(random.Random(7).choices("ԱԲԳԴԵԶԷԸԹԺabcdefghij🙂🥐☕", k=4000))
        await db.run(misses.count(7, 1, "hy", long, "long", NOW))
        await db.run(misses.count(7, 2, "hy", long[:300], "as long as is compared", NOW))
        assert [row.times for row in await db.read(misses.top())] == [2]


class TestQuestions:
    @pytest.fixture
    async def customer_id(self, db: Database) -> int:
        return int((await saved(db)).id)

    async def test_a_replayed_question_keeps_its_first_outcome(self, db: Database, customer_id: int) -> None:
        unsure = Outcome("hy", "clarify", 55, choices=("hours", "parking", "wifi"))
        first = await db.run(questions.record(7, 1, customer_id, "Ժամե՞րը", unsure, NOW))
        again = await db.run(questions.record(7, 1, customer_id, "x", Outcome("en", "answer", 99, "hours"), NOW + 5))
        assert tuple(again) == tuple(first)
        assert (first.choices, first.entry_id, first.revision) == ("hours,parking,wifi", None, 0)
        assert await db.read(questions.find(7, 2)) is None

    async def test_the_latest_tap_chooses(self, db: Database, customer_id: int) -> None:
        await db.run(questions.record(7, 1, customer_id, "?", Outcome("en", "clarify", 50, choices=("a", "b")), NOW))
        assert (await db.run(questions.choose(7, 1, 0, "b"))).chosen == "b"
        assert (await db.run(questions.choose(7, 1, 0, "a"))).chosen == "a"
        assert await db.run(questions.choose(7, 404, 0, "a")) is None

    async def test_an_edit_is_a_new_revision_and_its_replay_is_not(self, db: Database, customer_id: int) -> None:
        await db.run(questions.record(7, 1, customer_id, "wify", Outcome("en", "clarify", 50, choices=("a",)), NOW))
        await db.run(questions.answered_by(7, 1, 2))
        await db.run(questions.choose(7, 1, 0, "a"))
        for _ in range(2):
            row = await db.run(questions.revise(7, 1, "wifi", Outcome("en", "answer", 93, "wifi")))
            assert (row.revision, row.entry_id, row.choices, row.chosen) == (1, "wifi", None, None)
            assert row.answer_message_id == 2
        assert (await db.run(questions.choose(7, 1, 0, "a"))).chosen is None, "a button of the old revision"
        assert await db.run(questions.revise(7, 404, "wifi", Outcome("en", "answer", 93, "wifi"))) is None

    async def test_helped_is_the_latest_tap_of_this_revision(self, db: Database, customer_id: int) -> None:
        await db.run(questions.record(7, 1, customer_id, "?", Outcome("en", "answer", 90, "wifi"), NOW))
        assert (await db.run(questions.say_helped(7, 1, 0, False))).helped == 0
        assert (await db.run(questions.say_helped(7, 1, 0, True))).helped == 1
        assert (await db.run(questions.say_helped(7, 1, 5, False))).helped == 1

    async def test_a_replayed_choice_keeps_whether_it_helped(self, db: Database, customer_id: int) -> None:
        await db.run(questions.record(7, 1, customer_id, "?", Outcome("en", "clarify", 50, choices=("a", "b")), NOW))
        await db.run(questions.choose(7, 1, 0, "a"))
        await db.run(questions.say_helped(7, 1, 0, True))
        assert (await db.run(questions.choose(7, 1, 0, "a"))).helped == 1
        assert (await db.run(questions.choose(7, 1, 0, "b"))).helped is None, "another answer is asked about anew"

    async def test_texts_are_erased_and_figures_stay(self, db: Database, customer_id: int) -> None:
        for n, decision in enumerate(("answer", "answer", "hand_over")):
            await db.run(questions.record(7, n, customer_id, "secret", Outcome("en", decision, 50), NOW + n))
        await db.run(questions.erase_texts(NOW + 2))
        found = [await db.read(questions.find(7, n)) for n in range(3)]
        assert [row.text for row in found] == [None, None, "secret"]
        assert [row.decision for row in found] == ["answer", "answer", "hand_over"]


def entry(id: str, *phrasings: str, answer: str = "Yes.", category: str | None = "visit") -> faq.Entry:
    return faq.Entry(id, category, {"en": faq.Text(answer, phrasings, link="https://example.org", photo=None)})


class TestFaq:
    VISIT = faq.Category("visit", {"en": "Visiting us", "fa": "بازدید"})

    async def test_a_file_fills_the_rows_and_moves_the_version(self, db: Database) -> None:
        assert tuple(await db.read(faq.state())) == (0, None)
        entries = [entry("wifi", "is there wifi", "wlan?", "wlan?"), entry("dogs", "can my dog come")]
        assert await db.run(faq.replace_from_file([self.VISIT], entries, "h1")) == 1
        assert await db.run(faq.replace_from_file([], [], "h1")) == 1, "the same file changes nothing"
        found = await db.read(faq.read_all())
        assert found.version == 1
        assert [row.id for row in found.entries] == ["wifi", "dogs"]
        assert [(row.entry_id, row.text) for row in found.phrasings] == [
            ("wifi", "is there wifi"),
            ("wifi", "wlan?"),
            ("dogs", "can my dog come"),
        ]
        assert [(row.category_id, row.title) for row in found.titles] == [("visit", "Visiting us"), ("visit", "بازدید")]
        assert found.texts[0].link == "https://example.org"

    async def test_phrasings_learnt_in_the_chat_survive_a_new_file(self, db: Database) -> None:
        await db.run(faq.replace_from_file([self.VISIT], [entry("wifi", "wifi"), entry("dogs", "dog")], "h1"))
        assert await db.run(faq.add_phrasing("wifi", "en", "do u have internet", 42))
        assert not await db.run(faq.add_phrasing("wifi", "en", "do u have internet", 42))
        assert (await db.read(faq.state())).version == 2
        await db.run(faq.replace_from_file([], [entry("wifi", "wireless", answer="Ask us.", category=None)], "h2"))
        found = await db.read(faq.read_all())
        assert found.version == 3
        assert [(row.text, row.source) for row in found.phrasings] == [
            ("do u have internet", "chat"),
            ("wireless", "file"),
        ]
        assert [(row.entry_id, row.answer) for row in found.texts] == [("wifi", "Ask us.")]
        assert not found.categories

    async def test_a_phrasing_exported_into_the_file_is_the_files(self, db: Database) -> None:
        await db.run(faq.replace_from_file([], [entry("wifi", "wifi")], "h1"))
        await db.run(faq.add_phrasing("wifi", "en", "internet", 42))
        await db.run(faq.replace_from_file([], [entry("wifi", "wifi", "internet")], "h2"))
        assert {row.source for row in (await db.read(faq.read_all())).phrasings} == {"file"}

    async def test_an_entry_comes_back_with_what_was_learnt(self, db: Database) -> None:
        await db.run(faq.replace_from_file([], [entry("wifi", "wifi")], "h1"))
        await db.run(faq.add_phrasing("wifi", "en", "internet", 42))
        await db.run(faq.replace_from_file([], [entry("dogs", "dog")], "h2"))
        assert [row.id for row in (await db.read(faq.read_all())).entries] == ["dogs"]
        await db.run(faq.replace_from_file([], [entry("wifi", "wifi")], "h3"))
        assert {row.text for row in (await db.read(faq.read_all())).phrasings} == {"wifi", "internet"}
