"""desk.yaml: everything has a default, and each mistake says what to write."""

import pytest

from bot.brand.alarm_words import ALARM_WORDS
from bot.brand.desk import DAY, HOUR, MINUTE, Desk
from bot.brand.folder import read_brand_folder, sample_folder
from bot.brand.yaml_file import BrandError, parse_model
from faq import LANGUAGES


def read(text: str) -> Desk:
    return parse_model(Desk, text, "desk.yaml")


def test_an_empty_file_is_a_whole_desk() -> None:
    desk = read("")
    assert [topic.id for topic in desk.topics] == ["order", "quality", "delivery", "staff", "other"]
    assert all(set(topic.title) == set(LANGUAGES) for topic in desk.topics)
    assert [desk.targets.of(priority).first_answer for priority in (0, 1, 2)] == [15 * MINUTE, HOUR, 4 * HOUR]
    assert [desk.targets.of(priority).resolution for priority in (0, 1, 2)] == [4 * HOUR, 8 * HOUR, 24 * HOUR]
    assert desk.remind.steps == (("assignee", 0), ("everyone", 30 * MINUTE), ("owners", 2 * HOUR))
    assert desk.quiet_after_hours
    assert desk.on_call == ()


def test_what_is_written_stands_and_the_rest_stays() -> None:
    desk = read("targets: {urgent: {first_answer: 5m}, normal: {resolution: 2 d}}\non_call: [11, 12]")
    assert (desk.targets.urgent.first_answer, desk.targets.urgent.resolution) == (5 * MINUTE, 4 * HOUR)
    assert (desk.targets.normal.first_answer, desk.targets.normal.resolution) == (4 * HOUR, 2 * DAY)
    assert desk.targets.high == Desk().targets.high
    assert desk.on_call == (11, 12)


def test_nobody_is_reminded_never() -> None:
    assert read("remind: {assignee: never, owners: 1d}").remind.steps == (("everyone", 30 * MINUTE), ("owners", DAY))


def test_a_title_may_be_one_for_all_or_one_for_each() -> None:
    everywhere, named = read('topics: [{id: bike, title: "Bike"}, {id: tour, title: {ru: "Тур", en: "Tour"}}]').topics
    assert {everywhere.titled(code) for code in LANGUAGES} == {"Bike"}
    assert [named.titled(code, "ru") for code in ("en", "ru", "hy")] == ["Tour", "Тур", "Тур"]
    assert read("topics: [{id: tour, title: {ru: Тур}}]").topics[0].titled("am", "hy") == "Тур"
    assert read("topics: []").topics == ()


def test_own_words_of_alarm_take_the_place_of_one_language_s_list() -> None:
    words = read("alarm: {en: [blackout], ru: []}").alarm_words
    assert "blackout" in words
    assert not set(words) & {*ALARM_WORDS["en"], *ALARM_WORDS["ru"]}
    assert set(words) > {*ALARM_WORDS["hy"], *ALARM_WORDS["fa"], *ALARM_WORDS["am"]}


@pytest.mark.parametrize("text", ["alarm_off: true", "alarm: {hy: [], fa: [], am: [], ru: [], en: []}"])
def test_the_alarm_can_be_switched_off(text: str) -> None:
    assert read(text).alarm_words == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("topcs: []", "desk.yaml:1: unknown field “topcs”; did you mean “topics”?"),
        (
            "targets:\n  high:\n    first_answer: 15",
            "desk.yaml:3: “targets.high.first_answer”: write minutes, hours or days",
        ),
        ("targets: {high: {first_answer: 1w}}", '"15m", "2h" or "1d"'),
        ("targets: {highest: {}}", "unknown field “targets.highest”; did you mean “high”?"),
        ("remind: {owners: 10m}", "each later than the one before"),
        ("remind: {assignee: -5m}", "minutes, hours or days"),
        ("on_call: [Nora]", "“on_call.0”: write a whole number"),
        ("on_call: 11", "“on_call”: write a list"),
        ("quiet_after_hours: sometimes", "write true or false"),
        ("topics: [{id: My order, title: Order}]", "at most 32 of a-z, 0-9, - and _"),
        ("topics: [{id: order}]", "“topics.0.title” is missing"),
        ("topics: [{id: order, title: {}}]", "write the topic's title"),
        ("topics: [{id: order, title: {xx: Order}}]", "unknown language xx; write some of: hy, fa, am, ru, en"),
        ("topics: [{id: order, title: A}, {id: order, title: B}]", "id “order” is taken by two topics"),
        (f"topics: [{{id: order, title: {'a' * 61}}}]", "at most 60"),
        ("alarm: {xx: [fire]}", "unknown language xx"),
        ("alarm: {en: fire}", "“alarm.en”: write a list"),
        ("alarm: [", "this is not YAML"),
    ],
)
def test_each_mistake_says_what_to_write(text: str, says: str) -> None:
    with pytest.raises(BrandError) as refused:
        read(text)
    assert says in str(refused.value)


def test_the_sample_brand_s_topics_are_titled_in_all_its_languages() -> None:
    sample = read_brand_folder(sample_folder())
    assert all(set(topic.title) == set(sample.brand.languages) for topic in sample.desk.topics)
