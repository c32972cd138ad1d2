"""A table of the tests' own, for what is true of any unit on any table."""

from bot.storage.unit import Statement, Unit, unit


@unit
def create() -> Unit[None]:
    """Make the table: a name, a number and some bytes."""
    yield Statement(
        "CREATE TABLE scratch (name TEXT PRIMARY KEY, number BIGINT NOT NULL DEFAULT 0, body BYTEA)",
    )


@unit
def put(name: str, number: int = 0) -> Unit[None]:
    """Add a row, which must be a new one."""
    yield Statement("INSERT INTO scratch (name, number) VALUES (?, ?)", (name, number))


@unit
def names() -> Unit[list[str]]:
    """Return all names in order."""
    return [row.name for row in (yield Statement("SELECT name FROM scratch ORDER BY name"))]
