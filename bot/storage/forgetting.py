"""Forgetting a person: what of them stands in which table, and what stays there for the figures.

A new table that names a customer, or holds a word of theirs, gets its statement here.
"""

from bot.storage.unit import Rows, Statement, Unit, unit

KEY = "'forgotten:' || CAST(id AS TEXT)"


@unit
def person(customer_id: int, now: int) -> Unit[bool]:
    """Erase who a customer is; the row stays without the person. False if they were forgotten before."""
    rows = yield Statement(
        "UPDATE customers SET telegram_id = -id, first_name = '', last_name = NULL, username = NULL, "
        "app_language = NULL, vip = 0, forgotten_at = ? WHERE id = ? AND forgotten_at IS NULL RETURNING id",
        (now, customer_id),
    )
    return bool(rows)


@unit
def texts(customer_id: int) -> Unit[Rows]:
    """Return what they asked, where it is still known (message_id, revision, language, text)."""
    return (
        yield Statement(
            "SELECT message_id, revision, language, text FROM questions WHERE customer_id = ? AND text IS NOT NULL",
            (customer_id,),
        )
    )


@unit
def questions(customer_id: int, chat_id: int) -> Unit[None]:
    """Delete what they asked, and the marks of what was missed."""
    yield Statement("DELETE FROM questions WHERE customer_id = ?", (customer_id,))
    yield Statement("DELETE FROM miss_marks WHERE chat_id = ?", (chat_id,))


@unit
def updates(chat_id: int, bot_id: int, update_id: int, now: int) -> Unit[None]:
    """Erase whose updates these were, up to the one that asked to be forgotten; later ones are of a new customer.

    All before it in its chat have been dealt with, even where their done-marks are not on disk yet.
    """
    yield Statement(
        "UPDATE inbox SET status = 1, chat_key = 0, payload = NULL, error = NULL, done_at = coalesce(done_at, ?) "
        "WHERE chat_key = ? AND (status <> 0 OR seq <= "
        "coalesce((SELECT max(seq) FROM inbox WHERE bot_id = ? AND update_id = ?), 0))",
        (now, chat_id, bot_id, update_id),
    )


@unit
def parked_at(chat_ids: tuple[int, ...]) -> Unit[None]:
    """Erase what was set aside in the chats of the desk: it may quote the customer."""
    for chat_id in chat_ids:
        yield Statement("UPDATE inbox SET payload = NULL WHERE chat_key = ? AND status = 2", (chat_id,))


@unit
def tickets(customer_id: int, now: int) -> Unit[None]:
    """Close what is open and erase what was typed; times, topic, priority and rating stay."""
    yield Statement(
        "DELETE FROM ticket_tags WHERE ticket_id IN (SELECT id FROM tickets WHERE customer_id = ?)", (customer_id,)
    )
    yield Statement(
        f"UPDATE tickets SET key = {KEY}, status = 'closed', end_reason = 'forgotten', due_at = NULL, "  # noqa: S608
        "resolve_due = NULL, snoozed_until = NULL, revision = revision + 1, ended_at = coalesce(ended_at, ?) "
        "WHERE customer_id = ?",
        (now, customer_id),
    )
    yield Statement("DELETE FROM intakes WHERE customer_id = ?", (customer_id,))


@unit
def trail(customer_id: int, telegram_id: int) -> Unit[None]:
    """Take the person out of the audit trail; what staff did stays, and what they did themselves if they are staff."""
    yield Statement(
        "UPDATE audit SET detail = NULL, actor = CASE WHEN actor = ? THEN NULL ELSE actor END WHERE customer_id = ? "
        "OR ticket_id IN (SELECT id FROM tickets WHERE customer_id = ?)",
        (telegram_id, customer_id, customer_id),
    )
    yield Statement(
        "UPDATE audit SET actor = NULL WHERE actor = ? AND NOT EXISTS (SELECT 1 FROM roles WHERE telegram_id = ?) "
        "AND NOT EXISTS (SELECT 1 FROM staff WHERE telegram_id = ?)",
        (telegram_id, telegram_id, telegram_id),
    )


@unit
def topics(customer_id: int) -> Unit[Rows]:
    """Return the customer's topic, if there is one (chat_id, thread_id)."""
    return (
        yield Statement(
            "SELECT chat_id, thread_id FROM conversations WHERE customer_id = ? AND thread_id IS NOT NULL",
            (customer_id,),
        )
    )


@unit
def traces(customer_id: int) -> Unit[Rows]:
    """Return the messages about a customer at the desk (chat_id, message_id): copies, card, and what staff wrote."""
    return (
        yield Statement(
            "SELECT target_chat_id AS chat_id, target_message_id AS message_id FROM relays "
            "WHERE customer_id = ? AND toward = 'desk' AND target_message_id IS NOT NULL "
            "UNION SELECT source_chat_id, source_message_id FROM relays "
            "WHERE customer_id = ? AND toward = 'customer' AND source_message_id IS NOT NULL "
            "UNION SELECT chat_id, card_message_id FROM conversations "
            "WHERE customer_id = ? AND card_message_id IS NOT NULL ORDER BY chat_id, message_id",
            (customer_id, customer_id, customer_id),
        )
    )


@unit
def conversation(customer_id: int) -> Unit[None]:
    """Empty what passed between the customer and the desk, and delete what staff noted.

    A relay that is being sent at this moment keeps its row, where the courier writes down the copy it has made.
    """
    yield Statement(
        f"UPDATE relays SET key = {KEY}, author = NULL, content = NULL, album = NULL, error = NULL, "  # noqa: S608
        "source_chat_id = NULL, source_message_id = NULL, target_chat_id = NULL, target_message_id = NULL, "
        "status = CASE WHEN status = 'pending' THEN 'deleted' ELSE status END WHERE customer_id = ?",
        (customer_id,),
    )
    yield Statement("DELETE FROM conversations WHERE customer_id = ?", (customer_id,))
