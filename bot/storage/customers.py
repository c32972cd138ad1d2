"""Customers as rows: who they are on Telegram, their language, and whether they blocked the bot."""
# ruff: noqa: S608 - only this file's own constants are put into its SQL

from bot.storage.unit import Row, Statement, Unit, unit

COLUMNS = (
    "id, telegram_id, first_name, last_name, username, language, language_chosen, app_language, "
    "started_at, seen_at, blocked_at, vip"
)


@unit
def by_telegram_id(telegram_id: int) -> Unit[Row | None]:
    """Return the customer with this Telegram id, or None."""
    rows = yield Statement(f"SELECT {COLUMNS} FROM customers WHERE telegram_id = ?", (telegram_id,))
    return rows[0] if rows else None


@unit
def by_id(customer_id: int) -> Unit[Row | None]:
    """Return the customer with this number, or None."""
    rows = yield Statement(f"SELECT {COLUMNS} FROM customers WHERE id = ?", (customer_id,))
    return rows[0] if rows else None


@unit
def set_vip(customer_id: int, vip: bool) -> Unit[None]:
    """Mark a customer as a VIP, or no longer as one."""
    yield Statement("UPDATE customers SET vip = ? WHERE id = ?", (int(vip), customer_id))


@unit
def save(
    telegram_id: int,
    *,
    first_name: str,
    last_name: str | None,
    username: str | None,
    app_language: str | None,
    language: str,
    now: int,
) -> Unit[Row]:
    """Keep a customer as seen at `now` and return the row; `language` is the first guess and never undoes a choice."""
    rows = yield Statement(
        "INSERT INTO customers "
        "(telegram_id, first_name, last_name, username, language, app_language, started_at, seen_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (telegram_id) DO UPDATE SET first_name = excluded.first_name, last_name = excluded.last_name, "
        "username = excluded.username, app_language = excluded.app_language, seen_at = excluded.seen_at "
        f"RETURNING {COLUMNS}",
        (telegram_id, first_name, last_name, username, language, app_language, now, now),
    )
    return rows[0]


@unit
def choose_language(telegram_id: int, language: str) -> Unit[None]:
    """Keep the language a customer picked by themselves."""
    yield Statement(
        "UPDATE customers SET language = ?, language_chosen = 1 WHERE telegram_id = ?", (language, telegram_id)
    )


@unit
def mark_blocked(telegram_id: int, now: int) -> Unit[None]:
    """Remember that a customer blocked the bot; the first moment stays when told twice."""
    yield Statement(
        "UPDATE customers SET blocked_at = coalesce(blocked_at, ?) WHERE telegram_id = ?", (now, telegram_id)
    )


@unit
def mark_unblocked(telegram_id: int) -> Unit[None]:
    """Remember that a customer came back."""
    yield Statement("UPDATE customers SET blocked_at = NULL WHERE telegram_id = ?", (telegram_id,))
