"""Conversations: where at the desk a customer is talked with, and what staff noted about them."""
# ruff: noqa: S608 - only this file's own constants are put into its SQL

from bot.storage.unit import Row, Rows, Statement, Unit, unit

COLUMNS = "customer_id, chat_id, thread_id, card_message_id, shown, note_mode, notes, banned_until, ban_reason, closed"


@unit
def find(customer_id: int) -> Unit[Row | None]:
    """Return the conversation with this customer, or None."""
    rows = yield Statement(f"SELECT {COLUMNS} FROM conversations WHERE customer_id = ?", (customer_id,))
    return rows[0] if rows else None


@unit
def in_topic(chat_id: int, thread_id: int) -> Unit[Row | None]:
    """Return the conversation that this topic is for, or None."""
    rows = yield Statement(
        f"SELECT {COLUMNS} FROM conversations WHERE chat_id = ? AND thread_id = ?", (chat_id, thread_id)
    )
    return rows[0] if rows else None


@unit
def of_card(chat_id: int, message_id: int) -> Unit[Row | None]:
    """Return the conversation whose card is this message, or None."""
    rows = yield Statement(
        f"SELECT {COLUMNS} FROM conversations WHERE chat_id = ? AND card_message_id = ?", (chat_id, message_id)
    )
    return rows[0] if rows else None


@unit
def begin(customer_id: int, chat_id: int) -> Unit[Row]:
    """Return the conversation with this customer at this desk; one from another desk comes without its topic."""
    yield Statement(
        "INSERT INTO conversations (customer_id, chat_id) VALUES (?, ?) ON CONFLICT (customer_id) DO NOTHING",
        (customer_id, chat_id),
    )
    yield Statement(
        "UPDATE conversations SET chat_id = ?, thread_id = NULL, card_message_id = NULL, shown = NULL "
        "WHERE customer_id = ? AND chat_id <> ?",
        (chat_id, customer_id, chat_id),
    )
    return (yield Statement(f"SELECT {COLUMNS} FROM conversations WHERE customer_id = ?", (customer_id,)))[0]


@unit
def topic_made(customer_id: int, chat_id: int, thread_id: int | None) -> Unit[None]:
    """Remember the customer's topic, whose card is still to be shown; None: it is gone."""
    yield Statement(
        "UPDATE conversations SET thread_id = ?, card_message_id = NULL, shown = NULL, closed = 0 "
        "WHERE customer_id = ? AND chat_id = ?",
        (thread_id, customer_id, chat_id),
    )


@unit
def topic_closed(chat_id: int, thread_id: int, closed: bool) -> Unit[None]:
    """Note that somebody closed a topic, or opened it again."""
    yield Statement(
        "UPDATE conversations SET closed = ? WHERE chat_id = ? AND thread_id = ?", (int(closed), chat_id, thread_id)
    )


@unit
def showing(customer_id: int, chat_id: int) -> Unit[None]:
    """Note that the card is about to show what is so by now; a change from here on undoes this note."""
    yield Statement("UPDATE conversations SET shown = '' WHERE customer_id = ? AND chat_id = ?", (customer_id, chat_id))


@unit
def card_shown(customer_id: int, chat_id: int, message_id: int, shown: str) -> Unit[None]:
    """Remember the card's message, and a fingerprint of what it and the topic's name show.

    Something that changed since `showing` is not on the card yet: then it stays to be shown anew.
    """
    yield Statement(
        "UPDATE conversations SET card_message_id = ?, shown = CASE WHEN shown IS NOT NULL THEN CAST(? AS TEXT) END "
        "WHERE customer_id = ? AND chat_id = ?",
        (message_id, shown, customer_id, chat_id),
    )


@unit
def changed(customer_id: int) -> Unit[None]:
    """Note that the card no longer shows what is so."""
    yield Statement("UPDATE conversations SET shown = NULL WHERE customer_id = ?", (customer_id,))


@unit
def elsewhere(chat_id: int) -> Unit[list[int]]:
    """Return the customers with an open ticket who are talked with at another desk than this, the urgent first."""
    rows = yield Statement(
        "SELECT c.customer_id FROM conversations c JOIN tickets t ON t.customer_id = c.customer_id "
        "WHERE c.chat_id <> ? AND t.status IN ('open', 'assigned', 'waiting') ORDER BY t.priority, t.id",
        (chat_id,),
    )
    return [row.customer_id for row in rows]


@unit
def to_show(chat_id: int, limit: int = 10) -> Unit[Rows]:
    """Return conversations of this desk whose card is to be shown anew."""
    return (
        yield Statement(
            f"SELECT {COLUMNS} FROM conversations WHERE chat_id = ? AND coalesce(shown, '') = '' "
            "ORDER BY customer_id LIMIT ?",
            (chat_id, limit),
        )
    )


@unit
def set_note_mode(customer_id: int, on: bool) -> Unit[None]:
    """Turn note mode on or off: while on, what staff write stays at the desk."""
    yield Statement(
        "UPDATE conversations SET note_mode = ?, shown = NULL WHERE customer_id = ?", (int(on), customer_id)
    )


@unit
def set_notes(customer_id: int, notes: str | None) -> Unit[None]:
    """Keep what staff noted about the customer, for the card."""
    yield Statement("UPDATE conversations SET notes = ?, shown = NULL WHERE customer_id = ?", (notes, customer_id))


@unit
def ban(customer_id: int, until: int | None, reason: str | None) -> Unit[None]:
    """Ban a customer until a moment, or with None let them write again."""
    yield Statement(
        "UPDATE conversations SET banned_until = ?, ban_reason = ?, shown = NULL WHERE customer_id = ?",
        (until, reason, customer_id),
    )
