"""The durable inbox: every update is a row before Telegram is told "received", and stays until it is done.

A row is known by (bot id, update id) for 48 hours, whatever order Telegram numbers its updates in.
"""
# ruff: noqa: S608 - only this file's own constants are put into its SQL

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bot.storage.unit import Row, Rows, Statement, Unit, unit

NEW, DONE, PARKED = 0, 1, 2
ONE_DAY = 24 * 60 * 60 * 1000
KEEP_DONE = 2 * ONE_DAY
KEEP_PARKED = 14 * ONE_DAY


class Arrival(NamedTuple):
    """An update as it came: `chat_key` is what its order belongs to, `payload` its raw JSON."""

    update_id: int
    chat_key: int
    payload: bytes


@cache
def _store_sql(rows: int) -> str:
    slots = ", ".join(["(?, ?, ?, ?, ?)"] * rows)
    return (
        "INSERT INTO inbox (bot_id, update_id, chat_key, payload, received_at) "
        f"VALUES {slots} ON CONFLICT (bot_id, update_id) DO NOTHING RETURNING update_id"
    )


@unit
def store(bot_id: int, batch: Sequence[Arrival], now: int) -> Unit[set[int]]:
    """Keep a batch (at most 100 updates, as Telegram sends) and return the update ids that were not known yet."""
    if not batch:
        return set()
    params = tuple(v for a in batch for v in (bot_id, a.update_id, a.chat_key, a.payload, now))
    rows = yield Statement(_store_sql(len(batch)), params)
    return {row.update_id for row in rows}


@unit
def done(bot_id: int, update_id: int, now: int) -> Unit[None]:
    """Mark an update as dealt with and forget its payload."""
    yield Statement(
        "UPDATE inbox SET status = 1, done_at = ?, payload = NULL, error = NULL WHERE bot_id = ? AND update_id = ?",
        (now, bot_id, update_id),
    )


@unit
def failed_try(bot_id: int, update_id: int, error: str) -> Unit[int]:
    """Count a try that raised, with its reason, and return how many there have been."""
    rows = yield Statement(
        "UPDATE inbox SET tries = tries + 1, error = ? WHERE bot_id = ? AND update_id = ? RETURNING tries",
        (error, bot_id, update_id),
    )
    return int(rows[0].tries) if rows else 0


@unit
def park(bot_id: int, update_id: int, now: int) -> Unit[None]:
    """Set a poison update aside, payload and error kept, so the chat's next updates go on."""
    yield Statement(
        "UPDATE inbox SET status = 2, done_at = ? WHERE bot_id = ? AND update_id = ? AND status = 0",
        (now, bot_id, update_id),
    )


@unit
def unfinished(bot_id: int, limit: int = 1000, after_seq: int = 0) -> Unit[Rows]:
    """Return up to `limit` unfinished updates in arrival order (seq, update_id, chat_key, payload, tries, received_at).

    Page on with the last row's `seq`.
    """
    return (
        yield Statement(
            "SELECT seq, update_id, chat_key, payload, tries, received_at FROM inbox "
            "WHERE status = 0 AND bot_id = ? AND seq > ? ORDER BY seq LIMIT ?",
            (bot_id, after_seq, limit),
        )
    )


@unit
def parked(bot_id: int, limit: int = 20) -> Unit[Rows]:
    """Return the latest parked updates, newest first, with their errors."""
    return (
        yield Statement(
            "SELECT seq, update_id, chat_key, payload, tries, error, received_at FROM inbox "
            "WHERE status = 2 AND bot_id = ? ORDER BY seq DESC LIMIT ?",
            (bot_id, limit),
        )
    )


@unit
def depth(bot_id: int) -> Unit[Row]:
    """Return how many updates wait (`waiting`) and when the oldest arrived (`oldest`, None when empty)."""
    rows = yield Statement(
        "SELECT count(*) AS waiting, min(received_at) AS oldest FROM inbox WHERE status = 0 AND bot_id = ?", (bot_id,)
    )
    return rows[0]


@unit
def sweep(now: int, limit: int = 5000) -> Unit[int]:
    """Delete done rows after 48 hours and parked ones after 14 days; returns how many went, at most `limit` of each."""
    gone = 0
    for status, before in ((DONE, now - KEEP_DONE), (PARKED, now - KEEP_PARKED)):
        rows = yield Statement(
            "DELETE FROM inbox WHERE seq IN "
            "(SELECT seq FROM inbox WHERE status = ? AND done_at < ? ORDER BY done_at LIMIT ?) RETURNING seq",
            (status, before, limit),
        )
        gone += len(rows)
    return gone
