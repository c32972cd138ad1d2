"""Which entry of the FAQ staff mean by a word or two."""

import pytest

from bot.domain.helpdesk.canned import found, suggested
from bot.domain.knowledge import Knowledge
from faq import Engine, FaqDocument, FaqEntry, LocalAnswer, engine_entries


def _entry(entry_id: str, *asks: str, ru: tuple[str, ...] = ()) -> FaqEntry:
    languages = {"en": LocalAnswer(asks, f"About {entry_id}.", None, None)}
    if ru:
        languages["ru"] = LocalAnswer(ru, f"Про {entry_id}.", None, None)
    return FaqEntry(entry_id, "all", languages)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    entries = (
        _entry("delivery-cost", "How much is delivery?", "what do you charge for bringing it", "is shipping free"),
        _entry("delivery-time", "How long does delivery take?", "when will my parcel come", "is it fast"),
        _entry(
            "gift-card",
            "Do you sell gift cards?",
            "a voucher for a friend",
            "present card",
            ru=("Есть ли сертификаты?",),
        ),
        _entry("parking", "Where can I park?", "is there a place for my car", "parking lot"),
    )
    return Knowledge(1, Engine.build(engine_entries(FaqDocument((), entries))), (), {one.id: one for one in entries})


@pytest.mark.parametrize(
    ("said", "entry_id"),
    [
        ("delivery-cost", "delivery-cost"),
        ("cost", "delivery-cost"),
        ("Delivery TIME", "delivery-time"),
        ("сертификаты", "gift-card"),
        ("Where can I park?", "parking"),
    ],
    ids=["id", "a word of the id", "two words", "another language", "a question"],
)
def test_one_entry_is_meant(knowledge: Knowledge, said: str, entry_id: str) -> None:
    meant = found(knowledge, said, "en")
    assert (meant.entries, meant.sure) == ((entry_id,), True)


def test_several_may_be_meant(knowledge: Knowledge) -> None:
    meant = found(knowledge, "delivery", "en")
    assert not meant.sure
    assert set(meant.entries[:2]) == {"delivery-cost", "delivery-time"}


def test_a_part_of_a_word_is_not_sent_unasked(knowledge: Knowledge) -> None:
    assert not found(knowledge, "del", "en").sure
    assert found(knowledge, "car", "en").entries[:1] != ("gift-card",)


@pytest.mark.parametrize("said", ["zzzz qqqq", "?", "🎁"])
def test_nothing_is_meant(knowledge: Knowledge, said: str) -> None:
    assert found(knowledge, said, "en").entries == ()
    assert suggested(knowledge, said, "en") == ()
