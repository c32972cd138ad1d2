"""Units of work: plain generators that yield SQL statements and receive rows.

No `await` can stand inside a generator, so no call to Telegram can sit in a transaction, and a unit can be retried, or
tested by hand without a database. Units compose with `yield from`.

SQL is written once, in the words both engines share: `?` for a parameter, `ON CONFLICT`, `RETURNING`, and
`FOR UPDATE [SKIP LOCKED]` at the end of a query that claims rows (SQLite, which has one writer, drops it). A parameter
that PostgreSQL cannot type from its surroundings is written `CAST(? AS BIGINT)`. Columns are never called `get`,
`items`, `keys` or `values`, which a PostgreSQL row keeps for itself.
"""

from collections.abc import Callable, Generator
from functools import wraps
from types import TracebackType
from typing import Any, Literal, NamedTuple, ParamSpec, Protocol, TypeVar

Engine = Literal["sqlite", "postgres"]
Value = str | int | float | bytes | None
Params = tuple[Value, ...]

T = TypeVar("T")
P = ParamSpec("P")


class Statement(NamedTuple):
    """One SQL text with `?` placeholders, and the values that fill them."""

    sql: str
    params: Params = ()


class Row(Protocol):
    """A row: columns by name (`row.points`), by position (`row[0]`) and by unpacking."""

    def __getattr__(self, column: str) -> Any: ...
    def __getitem__(self, position: int) -> Any: ...
    def __iter__(self) -> Any: ...
    def __len__(self) -> int: ...


Rows = list[Row]
Unit = Generator[Statement, Rows, T]


class ConstraintError(Exception):
    """The database refused a row: a unique, foreign key, check or not-null rule says no."""


class Repeatable(Generator[Statement, Rows, T]):
    """A unit that remembers how it was called, so a driver can begin it again after a conflict."""

    __slots__ = ("_begin", "_steps")

    def __init__(self, begin: Callable[[], Unit[T]]) -> None:
        self._begin = begin
        self._steps = begin()

    def __iter__(self) -> Unit[T]:
        """Hand out the bare generator, so that `yield from` costs nothing extra."""
        return self._steps

    def again(self) -> "Repeatable[T]":
        """Return the same unit from its beginning."""
        return Repeatable(self._begin)

    def send(self, rows: Any) -> Statement:
        """Give the unit the rows it asked for and receive its next statement."""
        return self._steps.send(rows)

    def throw(self, kind: Any, value: Any = None, traceback: TracebackType | None = None, /) -> Statement:
        """Raise inside the unit where it stands."""
        return self._steps.throw(kind if value is None else value)

    def close(self) -> None:
        """Abandon the unit where it stands."""
        self._steps.close()


def unit(write: Callable[P, Unit[T]]) -> Callable[P, Unit[T]]:
    """Make a generator function's units repeatable: PostgreSQL may ask for one to be done again after a conflict.

    Without it a unit still runs, but a deadlock or serialisation failure reaches the caller. A repeatable unit must
    not change its arguments.
    """

    @wraps(write)
    def begin(*args: P.args, **kwargs: P.kwargs) -> Unit[T]:
        return Repeatable(lambda: write(*args, **kwargs))

    return begin


def repeat(work: Unit[T]) -> Unit[T] | None:
    """Return `work` from its beginning, or None where it cannot be repeated."""
    return work.again() if isinstance(work, Repeatable) else None


def without_nul(params: Params) -> Params:
    """Drop U+0000 from texts: PostgreSQL text cannot hold it, and the two engines must keep the same."""
    for value in params:
        if type(value) is str and "\0" in value:
            return tuple(v.replace("\0", "") if isinstance(v, str) else v for v in params)
    return params


@unit
def insert_many(head: str, rows: list[Params], tail: str = "", *, at_once: int = 100) -> Unit[Rows]:
    """Insert `rows` a hundred to a statement: `head VALUES (...), (...) tail`; returns all `RETURNING` rows."""
    returned: Rows = []
    for start in range(0, len(rows), at_once):
        chunk = rows[start : start + at_once]
        slots = ", ".join(["(" + ", ".join("?" * len(chunk[0])) + ")"] * len(chunk))
        returned += yield Statement(f"{head} VALUES {slots} {tail}", tuple(v for row in chunk for v in row))
    return returned
