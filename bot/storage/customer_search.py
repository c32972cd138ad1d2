"""Finding a customer by what staff call them; those who asked to be forgotten are never found."""
# ruff: noqa: S608 - only this file's own constants are put into its SQL

from collections.abc import Sequence

from bot.storage.unit import Row, Rows, Statement, Unit, unit

COLUMNS = "id, telegram_id, first_name, last_name, username, blocked_at"


@unit
def by_telegram_id(telegram_id: int) -> Unit[Row | None]:
    """Return the customer with this Telegram id, or None."""
    rows = yield Statement(f"SELECT {COLUMNS} FROM customers WHERE telegram_id = ? AND telegram_id > 0", (telegram_id,))
    return rows[0] if rows else None


@unit
def by_id(customer_id: int) -> Unit[Row | None]:
    """Return the customer with this number, or None."""
    rows = yield Statement(f"SELECT {COLUMNS} FROM customers WHERE id = ? AND telegram_id > 0", (customer_id,))
    return rows[0] if rows else None


@unit
def by_username(username: str) -> Unit[Rows]:
    """Return the customers who were last seen with this @username, which somebody else may have taken over since."""
    return (
        yield Statement(
            f"SELECT {COLUMNS} FROM customers WHERE lower(username) = ? AND telegram_id > 0 "
            "ORDER BY seen_at DESC LIMIT 2",
            (username.lower(),),
        )
    )


@unit
def by_first_name(spellings: Sequence[str]) -> Unit[Rows]:
    """Return ten of the customers with one of these first names, as written."""
    slots = ", ".join("?" * len(spellings))
    return (
        yield Statement(
            f"SELECT {COLUMNS} FROM customers WHERE first_name IN ({slots}) AND telegram_id > 0 ORDER BY id LIMIT 10",
            tuple(spellings),
        )
    )
