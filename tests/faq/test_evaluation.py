"""Evaluation counts what the engine does with labelled questions."""

import pytest

from faq.evaluation import Labelled, Result, evaluate

EXAMPLES = [
    Labelled("when are you open", "hours"),
    Labelled("opening times", "hours"),
    Labelled("how much is a coffee", "price"),
    Labelled("price of coffee", "price"),
    Labelled("ի՞նչ արժե սուրճը", "price"),
    Labelled("ե՞րբ եք բացում", "hours"),
    Labelled("blah", "oos"),
]
QUERIES = [
    Labelled("When are you open?", "hours"),
    Labelled("price of coffee", "hours"),
    Labelled("xyzzy", "oos"),
    Labelled("Opening times", "oos"),
    Labelled("ի՞նչ արժե սուրճը", "price"),
    Labelled("?", "price"),
]


@pytest.fixture(scope="module")
def result() -> Result:
    return evaluate(EXAMPLES, QUERIES)


def test_accuracy_is_counted_over_questions_that_have_an_answer(result: Result) -> None:
    assert result.queries == 6
    assert result.top1 == pytest.approx(2 / 4)
    assert result.top3 == pytest.approx(4 / 4)
    assert result.mrr == pytest.approx((1 + 1 / 2 + 1 + 1 / 2) / 4)


def test_decisions_are_counted_over_all(result: Result) -> None:
    assert (result.answered, result.answered_correct, result.oos_answered) == (4, 2, 1)
    assert (result.clarified, result.handed_over) == (0, 2)


def test_predictions_keep_the_order_and_the_texts_of_the_queries(result: Result) -> None:
    assert [(p.text, p.label) for p in result.predictions] == [tuple(query) for query in QUERIES]
    assert result.predictions[0].ranking[0] == ("hours", 100)
    assert result.predictions[0].decision == "answer"


def test_at_least_five_are_ranked_where_there_are_that_many() -> None:
    examples = [Labelled(word, word) for word in ("one", "two", "three", "four", "five", "six")]
    assert len(evaluate(examples, [Labelled("none", "oos")]).predictions[0].ranking) >= 5


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    evaluate(EXAMPLES, QUERIES, progress=lambda done, total: told.append((done, total)))
    assert told == [(done, 6) for done in range(1, 7)]


def test_a_given_language_holds_for_all_texts() -> None:
    result = evaluate(
        [Labelled("erb eq bac", "hours"), Labelled("surch", "price")], [Labelled("erb eq bac", "hours")], "hy"
    )
    assert result.top1 == 1.0


def test_nothing_to_ask_is_no_error() -> None:
    result = evaluate([], [])
    assert (result.queries, result.top1, result.p99_ms) == (0, 0.0, 0.0)
