"""The engine through its front door: questions in, the right entries and decisions out."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq import Decision, Engine, Entry
from tests.faq.conftest import ENTRIES, HOURS


@pytest.mark.parametrize(
    ("text", "entry_id", "language"),
    [
        ("What time do you open?", "hours", "en"),
        ("how much would delivery be", "delivery", "en"),
        ("до скольки работаете?", "hours", "ru"),
        ("Որքա՞ն արժե սուրճը ձեզ մոտ", "coffee-price", "hy"),
        ("مي‌خوام پولم را پس بگيرم", "returns", "fa"),
        ("ዛሬ መቼ ትከፍታላችሁ?", "hours", "am"),
    ],
)
def test_a_question_in_other_words_finds_its_entry(engine: Engine, text: str, entry_id: str, language: str) -> None:
    answer = engine.ask(text, "en")
    assert answer.best is not None
    assert (answer.best.entry_id, answer.language, answer.exact) == (entry_id, language, False)
    assert answer.decision is not Decision.HAND_OVER


@pytest.mark.parametrize(
    ("text", "entry_id"),
    [
        ("wat is the wifi pasword", "wifi"),
        ("capuccino cots", "coffee-price"),
        ("refnd polcy pls", "returns"),
        ("openinghours", "hours"),
        ("скоько стоит достака", "delivery"),
        ("վերադրձի պաймանները", "returns"),
    ],
)
def test_typos_are_understood(engine: Engine, text: str, entry_id: str) -> None:
    answer = engine.ask(text, "en")
    assert answer.best is not None
    assert answer.best.entry_id == entry_id
    assert answer.decision is not Decision.HAND_OVER


@pytest.mark.parametrize(
    ("text", "language", "entry_id"),
    [
        ("erb eq bac", "hy", "hours"),
        ("inch arje surchy", "hy", "coffee-price"),
        ("araqum uneq?", "hy", "delivery"),
        ("gheymate ghahve chande", "fa", "coffee-price"),
        ("saate kari", "fa", "hours"),
        ("buna sint new", "am", "coffee-price"),
        ("skolko stoit dostavka", "ru", "delivery"),
        ("chasy raboty", "ru", "hours"),
    ],
)
def test_latin_typing_is_understood_in_the_customers_language(
    engine: Engine, text: str, language: str, entry_id: str
) -> None:
    answer = engine.ask(text, language)
    assert answer.best is not None
    assert (answer.best.entry_id, answer.language) == (entry_id, language)
    assert answer.decision is not Decision.HAND_OVER


def test_english_is_understood_whatever_the_customers_language(engine: Engine) -> None:
    for language in ("hy", "fa", "am", "ru", "en"):
        answer = engine.ask("what is the wifi password please", language)
        assert answer.best is not None
        assert answer.best.entry_id == "wifi"
        assert answer.language in (language, "en")


def test_latin_typing_is_understood_though_the_customer_reads_english(engine: Engine) -> None:
    answer = engine.ask("skolko stoit dostavka", "en")
    assert (answer.decision, answer.language) == (Decision.ANSWER, "ru")


@pytest.mark.parametrize("text", ["chasy", "kofe pozhaluysta", "parol zavtra"])
@pytest.mark.parametrize("language", ["fa", "am", "hy", "en"])
def test_a_third_language_is_not_guessed_from_latin_letters(engine: Engine, text: str, language: str) -> None:
    assert engine.ask(text, "ru").decision is Decision.CLARIFY
    answer = engine.ask(text, language)
    assert (answer.decision, answer.language) == (Decision.HAND_OVER, language)


@pytest.mark.parametrize("language", ["ru", "fa", "hy", "en"])
def test_a_third_language_is_understood_where_it_is_sure(engine: Engine, language: str) -> None:
    answer = engine.ask("skolko stoit dostavka", language)
    assert (answer.decision, answer.language) == (Decision.ANSWER, "ru")


def test_english_is_asked_back_only_where_the_customers_language_is_lost(engine: Engine) -> None:
    words = "coffee arje"
    assert engine.ask(words, "en").decision is Decision.CLARIFY
    assert (engine.ask(words, "fa").decision, engine.ask(words, "fa").language) == (Decision.CLARIFY, "en")
    assert (engine.ask(words, "ru").decision, engine.ask(words, "ru").language) == (Decision.CLARIFY, "ru")


@pytest.mark.parametrize(
    ("text", "language", "entry_id", "understood"),
    [
        ("crjkmrj cnjbn ljcnfdrf", "ru", "delivery", "ru"),
        ("xfcs hf,jns", "en", "hours", "ru"),
        ("цршдуб зкшсу ща фт уызкуыыщ", "ru", "coffee-price", "en"),
    ],
)
def test_the_wrong_keyboard_layout_is_understood(
    engine: Engine, text: str, language: str, entry_id: str, understood: str
) -> None:
    answer = engine.ask(text, language)
    assert answer.best is not None
    assert (answer.best.entry_id, answer.language) == (entry_id, understood)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entrys_own_phrasing_is_answered_with_certainty(engine: Engine, entry: Entry) -> None:
    for language, phrasings in entry.phrasings.items():
        for phrasing in phrasings:
            answer = engine.ask(f"  {phrasing.upper()}!", language)
            assert answer.best == (entry.id, 100)
            assert (answer.decision, answer.exact) == (Decision.ANSWER, True)


@pytest.mark.parametrize(
    "text", ["", "👍👍", "?!", "\u0301\u0301", "\ud800", "asdfgh qwerty", "zzzz", "կկկկ", "日本語の質問"]
)
@pytest.mark.parametrize("language", ["en", "hy", "xx"])
def test_nonsense_is_handed_over_with_entries_to_show(engine: Engine, text: str, language: str) -> None:
    answer = engine.ask(text, language)
    assert answer.decision is Decision.HAND_OVER
    assert len(answer.ranking) == len(ENTRIES)


def test_an_entry_of_another_language_still_stands_in_the_ranking(engine: Engine) -> None:
    answer = engine.ask("до скольки работаете", "ru")
    assert {ranked.entry_id for ranked in answer.ranking} == {entry.id for entry in ENTRIES}
    assert answer.ranking[-1] == ("allergy", 0)


def test_scores_fall_along_the_ranking_and_stay_in_percent(engine: Engine) -> None:
    for text in ("coffee or delivery price", "money", "how much", "open"):
        scores = [ranked.score for ranked in engine.ask(text, "en").ranking]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 100 for score in scores)


def test_the_order_of_entries_does_not_matter() -> None:
    shuffled = list(ENTRIES)
    random.Random(3).shuffle(shuffled)
    one, other = Engine.build(ENTRIES), Engine.build(shuffled)
    for text in ("do you deliver", "how much", "сколько стоит", "ghahve", "ቡና", "zzz"):
        assert one.ask(text, "fa") == other.ask(text, "fa")


@settings(deadline=None)
@given(
    st.text(st.characters(), max_size=80) | st.text(st.sampled_from("coffe հինչ\u200cقهوه ቡናкофе?'\ud800"), max_size=80)
)
def test_no_text_raises(engine: Engine, text: str) -> None:
    answer = engine.ask(text, "en")
    assert len(answer.ranking) == len(ENTRIES)
    assert answer == engine.ask(text, "en")


def test_a_very_long_text_is_read_to_its_limit(engine: Engine) -> None:
    long = "what is the wifi password " + "and so on " * 1_000
    assert engine.ask(long, "en") == engine.ask(long[:1_000], "en")


def test_an_engine_of_nothing_hands_over() -> None:
    for entries in ((), (Entry("mute", "c", {}),), (Entry("mute", "c", {"en": ["?!", ""]}),)):
        answer = Engine.build(entries).ask("hello", "en")
        assert answer.decision is Decision.HAND_OVER
        assert len(answer.ranking) == len(entries)


SMALL = (
    Entry("hours", "c", {"en": ["when are you open"]}, {"en": "We are open daily from nine."}),
    Entry("place", "c", {"en": ["where are you"]}, {"en": "At 5 Abovyan street, near the opera."}),
    Entry("pets", "c", {"en": ["are dogs allowed"]}, {"en": "Dogs and cats are welcome on the terrace."}),
)


def test_an_faq_of_three_phrasings_answers_what_it_knows_and_no_more() -> None:
    engine = Engine.build(SMALL)
    assert engine.ask("When are you open?", "en").decision is Decision.ANSWER
    assert engine.ask("when are yuo open", "en").decision is Decision.ANSWER
    assert engine.ask("are dogs welcome", "en").decision is not Decision.ANSWER
    for nonsense in ("tell me a joke", "asdf", "bitcoin", "qwe rty uio"):
        assert engine.ask(nonsense, "en").decision is Decision.HAND_OVER


def test_an_answers_text_helps_an_entry_with_one_phrasing() -> None:
    with_answers = Engine.build(SMALL).ask("abovyan street?", "en")
    without = Engine.build([Entry(e.id, e.category, e.phrasings) for e in SMALL]).ask("abovyan street?", "en")
    assert with_answers.ranking[0].entry_id == "place"
    assert with_answers.ranking[0].score > without.ranking[0].score


def test_an_faq_of_one_entry_does_not_answer_everything() -> None:
    engine = Engine.build([HOURS])
    assert engine.ask("when are you open", "en").decision is Decision.ANSWER
    assert engine.ask("do you sell shoes", "en").decision is not Decision.ANSWER


def test_a_phrasing_of_two_entries_is_asked_about() -> None:
    engine = Engine.build([*ENTRIES, Entry("hours-2", "c", {"en": ["opening hours", "holiday times"]})])
    answer = engine.ask("opening hours", "en")
    assert (answer.decision, answer.exact) == (Decision.CLARIFY, False)
    assert [ranked.entry_id for ranked in answer.ranking[:2]] == ["hours", "hours-2"]


def test_two_entries_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two entries have the id 'hours'"):
        Engine.build([HOURS, HOURS])


def test_a_question_in_a_language_the_faq_lacks_may_find_an_entry_by_shared_words() -> None:
    engine = Engine.build([Entry(e.id, e.category, {"en": e.phrasings["en"]}) for e in ENTRIES])
    answer = engine.ask("какой wifi password", "ru")
    assert answer.ranking[0].entry_id == "wifi"
