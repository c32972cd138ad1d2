"""Questions nothing answered: how often each was asked, so the owner knows what to write next."""

from collections.abc import Sequence

from bot.storage.unit import Rows, Statement, Unit, unit

LONGEST_KEY = 300  # characters; PostgreSQL refuses an index row of more than 2704 bytes


@unit
def count(
    chat_id: int, message_id: int, language: str, normalised: str, sample: str, now: int, *, revision: int = 0
) -> Unit[bool]:
    """Count an unanswered question once per revision of its message; returns False if that was counted before.

    `normalised`, its first 300 characters, is what makes two questions the same one; `sample` is how the last customer
    put it.
    """
    marked = yield Statement(
        "INSERT INTO miss_marks (chat_id, message_id, revision, marked_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (chat_id, message_id, revision) DO NOTHING RETURNING message_id",
        (chat_id, message_id, revision, now),
    )
    if not marked:
        return False
    missed = yield Statement(
        "INSERT INTO misses (language, normalised, sample, times, first_at, last_at) VALUES (?, ?, ?, 1, ?, ?) "
        "ON CONFLICT (language, normalised) DO UPDATE "
        "SET times = misses.times + 1, last_at = excluded.last_at, sample = excluded.sample, status = 'open' "
        "RETURNING id",
        (language, normalised[:LONGEST_KEY], sample, now, now),
    )
    yield Statement(
        "UPDATE miss_marks SET miss_id = ? WHERE chat_id = ? AND message_id = ? AND revision = ?",
        (missed[0].id, chat_id, message_id, revision),
    )
    return True


@unit
def top(limit: int = 20, language: str | None = None) -> Unit[Rows]:
    """Return the open misses asked most often (id, language, sample, times, first_at, last_at)."""
    return (
        yield Statement(
            "SELECT id, language, sample, times, first_at, last_at FROM misses "
            "WHERE status = 'open' AND language = coalesce(CAST(? AS TEXT), language) "
            "ORDER BY times DESC, last_at DESC, id LIMIT ?",
            (language, limit),
        )
    )


@unit
def sweep_marks(before: int) -> Unit[None]:
    """Forget the marks of messages older than `before`: the misses they were counted in are gone by then."""
    yield Statement("DELETE FROM miss_marks WHERE marked_at < ?", (before,))


@unit
def sweep(before: int) -> Unit[None]:
    """Delete misses that nobody has asked again since `before`."""
    yield Statement("DELETE FROM misses WHERE last_at < ?", (before,))


@unit
def answered(miss_ids: Sequence[int]) -> Unit[None]:
    """Close misses that the FAQ answers by now; one that is missed again opens again."""
    for miss_id in miss_ids:
        yield Statement("UPDATE misses SET status = 'answered' WHERE id = ?", (miss_id,))


@unit
def marked_in(chat_id: int) -> Unit[Rows]:
    """Return what was counted from this chat (miss_id, message_id, revision); miss_id is NULL in rows of old."""
    return (yield Statement("SELECT miss_id, message_id, revision FROM miss_marks WHERE chat_id = ?", (chat_id,)))


@unit
def find(language: str, normalised: str) -> Unit[int | None]:
    """Return the id of the miss that this question counts in, or None."""
    rows = yield Statement(
        "SELECT id FROM misses WHERE language = ? AND normalised = ?", (language, normalised[:LONGEST_KEY])
    )
    return int(rows[0].id) if rows else None


@unit
def take_back(miss_id: int, times: int) -> Unit[None]:
    """Count a miss so many times less; what is left of others' keeps no one's own way of putting it."""
    yield Statement("UPDATE misses SET times = times - ?, sample = normalised WHERE id = ?", (times, miss_id))
    yield Statement("DELETE FROM misses WHERE id = ? AND times <= 0", (miss_id,))
