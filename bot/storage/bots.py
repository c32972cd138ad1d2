"""Which bots were seen, and which one owns this database."""

from bot.storage.unit import Row, Statement, Unit, unit


@unit
def owner() -> Unit[Row | None]:
    """Return the bot whose updates and customers these are (bot_id, username, claimed_at), or None."""
    rows = yield Statement(
        "SELECT bot_id, username, claimed_at FROM installation JOIN bots USING (bot_id) WHERE one = 1"
    )
    return rows[0] if rows else None


@unit
def seen(bot_id: int, username: str, now: int) -> Unit[None]:
    """Remember a bot and its present username."""
    yield Statement(
        "INSERT INTO bots (bot_id, username, first_seen) VALUES (?, ?, ?) "
        "ON CONFLICT (bot_id) DO UPDATE SET username = excluded.username",
        (bot_id, username, now),
    )


@unit
def claim(bot_id: int, username: str, now: int) -> Unit[Row]:
    """Make this bot the owner if there is none yet, and return the owner, which may be another bot."""
    yield from seen(bot_id, username, now)
    yield Statement(
        "INSERT INTO installation (one, bot_id, claimed_at) VALUES (1, ?, ?) ON CONFLICT (one) DO NOTHING",
        (bot_id, now),
    )
    found = yield from owner()
    assert found is not None, "the row was written one statement ago"  # noqa: S101
    return found


@unit
def take_over(bot_id: int, username: str, now: int) -> Unit[None]:
    """Make this bot the owner in place of another, as a person has confirmed."""
    yield from seen(bot_id, username, now)
    yield Statement(
        "INSERT INTO installation (one, bot_id, claimed_at) VALUES (1, ?, ?) "
        "ON CONFLICT (one) DO UPDATE SET bot_id = excluded.bot_id, claimed_at = excluded.claimed_at",
        (bot_id, now),
    )
