"""Everything that is kept about one customer, as they may read it; who of the staff did what is not theirs to read."""

from bot.storage.unit import Row, Rows, Statement, Unit, unit


@unit
def profile(customer_id: int) -> Unit[Row]:
    """Return who the customer is to the brand."""
    rows = yield Statement(
        "SELECT telegram_id, first_name, last_name, username, language, language_chosen, app_language, started_at, "
        "seen_at, blocked_at, vip FROM customers WHERE id = ?",
        (customer_id,),
    )
    return rows[0]


@unit
def roles(telegram_id: int) -> Unit[Rows]:
    """Return what the person may do beside being a customer (role, granted_at)."""
    return (
        yield Statement("SELECT role, granted_at FROM roles WHERE telegram_id = ? ORDER BY granted_at", (telegram_id,))
    )


@unit
def at_work(telegram_id: int) -> Unit[Rows]:
    """Return how the person is known as staff (first_name, username, seen_at), if they are."""
    return (yield Statement("SELECT first_name, username, seen_at FROM staff WHERE telegram_id = ?", (telegram_id,)))


@unit
def questions(customer_id: int) -> Unit[Rows]:
    """Return what they asked and what they were answered."""
    return (
        yield Statement(
            "SELECT asked_at, language, text, decision, entry_id, choices, chosen, helped FROM questions "
            "WHERE customer_id = ? ORDER BY asked_at, message_id",
            (customer_id,),
        )
    )


@unit
def unanswered(chat_id: int) -> Unit[Rows]:
    """Return their questions that count among the unanswered (language, question, marked_at)."""
    return (
        yield Statement(
            "SELECT m.language, m.normalised AS question, k.marked_at FROM miss_marks k "
            "JOIN misses m ON m.id = k.miss_id WHERE k.chat_id = ? ORDER BY k.marked_at, k.message_id",
            (chat_id,),
        )
    )


@unit
def tickets(customer_id: int) -> Unit[Rows]:
    """Return their tickets, oldest first."""
    return (
        yield Statement(
            "SELECT id, status, source, topic, priority, opened_at, first_answer_at, ended_at, end_reason, reopened, "
            "rating, rated_at FROM tickets WHERE customer_id = ? ORDER BY id",
            (customer_id,),
        )
    )


@unit
def tags(customer_id: int) -> Unit[Rows]:
    """Return what their tickets are tagged with (ticket_id, tag)."""
    return (
        yield Statement(
            "SELECT ticket_id, tag FROM ticket_tags JOIN tickets ON tickets.id = ticket_id "
            "WHERE customer_id = ? ORDER BY ticket_id, tag",
            (customer_id,),
        )
    )


@unit
def messages(customer_id: int) -> Unit[Rows]:
    """Return what passed between them and the desk; the bot's notices to the staff are about work, not theirs."""
    return (
        yield Statement(
            "SELECT created_at, toward, what, content, ticket_id, status, sent_at FROM relays "
            "WHERE customer_id = ? AND (toward = 'customer' OR what <> 'notice') ORDER BY id",
            (customer_id,),
        )
    )


@unit
def notes(customer_id: int) -> Unit[Rows]:
    """Return what staff noted about them (notes, banned_until, ban_reason), if they were ever talked with."""
    return (
        yield Statement(
            "SELECT notes, banned_until, ban_reason FROM conversations WHERE customer_id = ?", (customer_id,)
        )
    )


@unit
def intake(customer_id: int) -> Unit[Rows]:
    """Return the request they have begun to make (source, topic, started_at), if any."""
    return (yield Statement("SELECT source, topic, started_at FROM intakes WHERE customer_id = ?", (customer_id,)))


@unit
def trail(customer_id: int) -> Unit[Rows]:
    """Return what was done about them (at, action, ticket_id), without who did it."""
    return (
        yield Statement(
            "SELECT at, action, ticket_id FROM audit WHERE customer_id = ? "
            "OR ticket_id IN (SELECT id FROM tickets WHERE customer_id = ?) ORDER BY id",
            (customer_id, customer_id),
        )
    )


@unit
def set_aside(chat_id: int) -> Unit[Rows]:
    """Return their updates that could not be dealt with (received_at, payload)."""
    return (
        yield Statement(
            "SELECT received_at, payload FROM inbox WHERE chat_key = ? AND status = 2 AND payload IS NOT NULL "
            "ORDER BY seq",
            (chat_id,),
        )
    )
