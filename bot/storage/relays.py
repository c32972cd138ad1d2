"""Relays: what passes between a customer and the desk, in order, and where each copy stands."""
# ruff: noqa: S608 - only this file's own constants are put into its SQL

from dataclasses import dataclass
from typing import Literal

from bot.storage.unit import Row, Rows, Statement, Unit, unit

Toward = Literal["desk", "customer"]
What = Literal["message", "edit", "notice"]

COLUMNS = (
    "id, customer_id, ticket_id, toward, what, of, author, content, album, source_chat_id, source_message_id, "
    "reply_to, target_chat_id, target_message_id, status, error, created_at, due_at, sent_at"
)

FIRST = "topic:"
"""How the keys of notices begin that are the first word in a customer's new place at the desk."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A relay to be queued; `key` names the thing relayed. `reply_to` is the relay whose copy it answers."""

    key: str
    customer_id: int
    toward: Toward
    what: What
    content: str
    ticket_id: int | None = None
    of: int | None = None
    author: int | None = None
    album: str | None = None
    source_chat_id: int | None = None
    source_message_id: int | None = None
    reply_to: int | None = None
    due_at: int = 0


@unit
def queue(draft: Draft, now: int) -> Unit[bool]:
    """Queue a relay; returns False if the same thing was queued before."""
    rows = yield Statement(
        "INSERT INTO relays (key, customer_id, ticket_id, toward, what, of, author, content, album, source_chat_id, "
        "source_message_id, reply_to, created_at, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (key) DO NOTHING RETURNING id",
        (
            draft.key, draft.customer_id, draft.ticket_id, draft.toward, draft.what, draft.of, draft.author,
            draft.content, draft.album, draft.source_chat_id, draft.source_message_id, draft.reply_to, now,
            max(now, draft.due_at),
        ),
    )  # fmt: skip
    return bool(rows)


@unit
def of_source(chat_id: int, message_id: int) -> Unit[Row | None]:
    """Return the relay of this message, or None."""
    rows = yield Statement(
        f"SELECT {COLUMNS} FROM relays WHERE source_chat_id = ? AND source_message_id = ? AND what = 'message' "
        "ORDER BY id LIMIT 1",
        (chat_id, message_id),
    )
    return rows[0] if rows else None


@unit
def of_target(chat_id: int, message_id: int) -> Unit[Row | None]:
    """Return the relay whose copy is this message, or None."""
    rows = yield Statement(
        f"SELECT {COLUMNS} FROM relays WHERE target_chat_id = ? AND target_message_id = ? AND what <> 'edit' "
        "ORDER BY id LIMIT 1",
        (chat_id, message_id),
    )
    return rows[0] if rows else None


@unit
def find(relay_id: int) -> Unit[Row | None]:
    """Return one relay, or None."""
    rows = yield Statement(f"SELECT {COLUMNS} FROM relays WHERE id = ?", (relay_id,))
    return rows[0] if rows else None


@unit
def lines(toward: Toward, limit: int = 500) -> Unit[Rows]:
    """Return a direction's lines with something to send (customer_id, toward, due_at of their first), oldest first."""
    return (
        yield Statement(
            "SELECT r.customer_id, r.toward, r.due_at FROM relays r JOIN ("
            "SELECT min(id) AS first FROM relays WHERE status = 'pending' AND toward = ? GROUP BY customer_id"
            ") f ON r.id = f.first ORDER BY r.id LIMIT ?",
            (toward, limit),
        )
    )


@unit
def first_of(customer_id: int, toward: Toward) -> Unit[Rows]:
    """Return the first pending relay of a line, with the pending parts of its album right behind it (at most ten)."""
    rows = yield Statement(
        f"SELECT {COLUMNS} FROM relays WHERE customer_id = ? AND toward = ? AND status = 'pending' "
        "ORDER BY id LIMIT 10",
        (customer_id, toward),
    )
    parts = rows[:1]
    for row in rows[1:]:
        if row.album is None or row.album != parts[0].album or row.what != "message":
            break
        parts.append(row)
    return parts


@unit
def first_words(customer_id: int) -> Unit[Rows]:
    """Return what is to be said before all else in a customer's new place at the desk."""
    return (
        yield Statement(
            f"SELECT {COLUMNS} FROM relays WHERE customer_id = ? AND toward = 'desk' AND status = 'pending' "
            "AND key LIKE ? ORDER BY id",
            (customer_id, f"{FIRST}%"),
        )
    )


@unit
def of_album(customer_id: int, album: str) -> Unit[Row | None]:
    """Return the first part of this album that was sent, or None."""
    rows = yield Statement(
        f"SELECT {COLUMNS} FROM relays WHERE customer_id = ? AND album = ? AND status = 'sent' ORDER BY id LIMIT 1",
        (customer_id, album),
    )
    return rows[0] if rows else None


@unit
def staffs_album(customer_id: int, album: str) -> Unit[Rows]:
    """Return all parts of an album that staff sent to a customer, oldest first."""
    return (
        yield Statement(
            f"SELECT {COLUMNS} FROM relays WHERE customer_id = ? AND album = ? AND toward = 'customer' "
            "AND what = 'message' AND source_message_id IS NOT NULL ORDER BY id",
            (customer_id, album),
        )
    )


@unit
def sent(relay_id: int, chat_id: int, message_id: int | None, now: int) -> Unit[str | None]:
    """Keep where the copy stands; returns the content as it is by now, which may be a later one than was sent."""
    rows = yield Statement(
        "UPDATE relays SET status = 'sent', target_chat_id = ?, target_message_id = ?, sent_at = ?, error = NULL "
        "WHERE id = ? RETURNING content",
        (chat_id, message_id, now, relay_id),
    )
    return rows[0].content if rows else None


@unit
def failed(relay_id: int, error: str) -> Unit[None]:
    """Keep why it could not be sent."""
    yield Statement("UPDATE relays SET status = 'failed', error = ? WHERE id = ?", (error[:300], relay_id))


@unit
def retry(relay_id: int, now: int) -> Unit[bool]:
    """Queue a failed relay again, with the parts of its album that failed as well; returns False if none had failed."""
    rows = yield Statement(
        "UPDATE relays SET status = 'pending', due_at = ? WHERE status = 'failed' AND (id = ? OR (customer_id, album) "
        "IN (SELECT customer_id, album FROM relays WHERE id = ?)) RETURNING id",
        (now, relay_id, relay_id),
    )
    return bool(rows)


@unit
def withhold(draft: Draft, now: int) -> Unit[None]:
    """Keep an album at home: what waits of it is not sent, and `draft`, which marks it, never is."""
    yield from queue(draft, now)
    yield Statement(
        "UPDATE relays SET status = 'deleted' WHERE customer_id = ? AND album = ? AND status = 'pending'",
        (draft.customer_id, draft.album),
    )


@unit
def is_known(key: str) -> Unit[bool]:
    """Tell whether a relay with this key was queued."""
    return bool((yield Statement("SELECT 1 AS one FROM relays WHERE key = ?", (key,))))


@unit
def deleted(relay_id: int) -> Unit[None]:
    """Note that the copy was deleted."""
    yield Statement("UPDATE relays SET status = 'deleted' WHERE id = ?", (relay_id,))


@unit
def rewrite(relay_id: int, content: str) -> Unit[str | None]:
    """Put an edited content in place of the first one; returns the status, which may have changed since it was read."""
    rows = yield Statement("UPDATE relays SET content = ? WHERE id = ? RETURNING status", (content, relay_id))
    return rows[0].status if rows else None


@unit
def latest(customer_id: int, toward: Toward, limit: int = 5) -> Unit[Rows]:
    """Return the latest messages of people in this direction, newest first."""
    return (
        yield Statement(
            f"SELECT {COLUMNS} FROM relays WHERE customer_id = ? AND toward = ? AND what = 'message' "
            "ORDER BY id DESC LIMIT ?",
            (customer_id, toward, limit),
        )
    )


@unit
def of_ticket(ticket_id: int) -> Unit[Rows]:
    """Return all that was said on a ticket, oldest first."""
    return (yield Statement(f"SELECT {COLUMNS} FROM relays WHERE ticket_id = ? ORDER BY id", (ticket_id,)))


@unit
def waiting(toward: Toward) -> Unit[int]:
    """Return how many relays wait in this direction."""
    rows = yield Statement("SELECT count(*) AS n FROM relays WHERE status = 'pending' AND toward = ?", (toward,))
    return int(rows[0].n)


@unit
def erase_contents(before: int) -> Unit[None]:
    """Erase what was said before this moment; the map of where copies stand stays."""
    yield Statement(
        "UPDATE relays SET content = NULL WHERE created_at < ? AND content IS NOT NULL AND status <> 'pending'",
        (before,),
    )
