"""The parts of one language's index, each by what it promises."""

from collections import Counter

import numpy as np
import pytest

from faq.index.calibration import Curve, calibrate
from faq.index.classifier import learn, probabilities
from faq.index.features import Grams, features_of, units_of
from faq.index.index import Index, Phrasing
from faq.index.spelling import Spelling
from faq.index.texts import Texts

GRAMS = Grams(2, 3)
READINGS = [(["red", "wine"],), (["wine", "list"],), (["open", "late"],), (["open", "today", "open"],)]
OWNERS = [0, 0, 1, 1]


def test_units_are_words_and_pairs_within_each_reading() -> None:
    assert units_of((["a", "b", "c"], ["x"])) == ["a", "b", "c", "a b", "b c", "x"]


def test_features_mark_the_edges_of_a_word() -> None:
    assert features_of("ab", GRAMS) == [" ab", "^a", "ab", "b^", "^ab", "ab^"]
    assert features_of("a b", GRAMS) == ["a b"]


def test_similarities_are_the_products_of_all_features() -> None:
    texts, _ = Texts.read(READINGS, OWNERS, GRAMS)
    dense = np.zeros((texts.count, len(texts.weights)))
    dense[texts.rows, texts.columns] = texts.values
    assert np.allclose(texts.similarities(), dense @ dense.T)


def test_the_table_sums_a_units_features() -> None:
    texts, vocabulary = Texts.read(READINGS, OWNERS, GRAMS)
    weights = np.arange(8, dtype=np.float32).reshape(4, 2)
    table = texts.table(weights)
    features = [len(vocabulary.units) + vocabulary.features[name] for name in features_of("wine", GRAMS)]
    assert np.allclose(table.total([vocabulary.units["wine"]]), table.total(features))


def test_every_feature_says_what_its_texts_do() -> None:
    texts, vocabulary = Texts.read(READINGS, OWNERS, GRAMS)
    weights = np.arange(8, dtype=np.float32).reshape(4, 2)
    dense = np.zeros((texts.count, len(texts.weights)))
    dense[texts.rows, texts.columns] = texts.values
    each = texts.table(weights).each(np.arange(len(texts.weights)) + len(vocabulary.units))
    assert np.allclose(each, texts.weights[:, None] * (dense.T @ weights))


def test_an_unknown_word_shares_its_pieces_and_is_longer_for_what_is_unseen() -> None:
    _, vocabulary = Texts.read(READINGS, OWNERS, GRAMS)
    known, square = vocabulary.unknown("wines")
    assert len(known) == len(set(features_of("wine", GRAMS)) & set(features_of("wines", GRAMS)))
    assert square > vocabulary.squares[vocabulary.units["wine"]]


def test_probabilities_leave_room_for_none_of_them() -> None:
    assert probabilities(np.zeros(3, dtype=np.float32)).tolist() == pytest.approx([0.25] * 3)
    assert probabilities(np.array([1_000.0, -1_000.0], dtype=np.float32)).tolist() == pytest.approx([1.0, 0.0])


def test_the_classifier_tells_separate_texts_apart() -> None:
    owners = np.array([0, 0, 1, 2])
    similarities = (np.eye(4) + 0.4 * (owners[:, None] == owners)).astype(np.float32)
    assert (similarities @ learn(similarities, owners, 3)).argmax(axis=1).tolist() == owners.tolist()


def test_a_small_faq_keeps_the_default_curve() -> None:
    assert calibrate(np.eye(4, dtype=np.float32), np.array([0, 0, 1, 1])) == Curve()
    assert calibrate(np.eye(9, dtype=np.float32), np.arange(9)) == Curve()


def test_an_faq_whose_like_texts_belong_together_earns_more_belief_than_one_whose_do_not() -> None:
    alike = np.repeat(np.arange(20), 4)
    similarities = (0.4 * np.eye(80) + 0.6 * (alike[:, None] == alike)).astype(np.float32)
    clear, confused = calibrate(similarities, alike), calibrate(similarities, np.arange(80) % 20)
    assert clear.belief(0.7, 20) > 0.9
    assert confused.belief(0.7, 20) < 0.5


def test_belief_grows_with_the_chance() -> None:
    beliefs = [Curve().belief(chance, 60) for chance in (0.0, 0.1, 0.5, 0.9, 1.0)]
    assert beliefs == sorted(beliefs)
    assert all(0 <= belief <= 1 for belief in beliefs)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("delivrey", ["delivery"]),
        ("delivary", ["delivery"]),
        ("freedelivery", ["free", "delivery"]),
        ("cofee", ["coffee"]),
        ("cat", None),
        ("xylophone", None),
        ("20251", None),
    ],
)
def test_an_unknown_word_is_read_as_the_nearest_known(typed: str, meant: list[str] | None) -> None:
    words = Counter({"delivery": 3, "free": 2, "coffee": 4, "toffee": 1, "20252": 1})
    assert Spelling(words, 4).correct(typed) == meant


def test_of_equally_near_words_the_more_frequent_is_taken() -> None:
    assert Spelling(Counter({"table": 1, "cable": 5}), 4).correct("fable") == ["cable"]


def test_beyond_the_limit_each_entry_gives_its_first_phrasings() -> None:
    many = [Phrasing(([f"{number:03x}"],), number % 2) for number in range(2_100)]
    index = Index.build(many, entries=2, grams=GRAMS)
    assert index.ask((["001"],)).familiar == 1
    assert index.ask((["833"],)).familiar == 0
