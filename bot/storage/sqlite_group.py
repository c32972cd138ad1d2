"""What happens on SQLite's thread: a group of units in one transaction, a savepoint around each."""

import asyncio
import sqlite3
from collections import namedtuple
from typing import Any, NamedTuple

from bot.core.errors import RegularsError
from bot.storage.dialect import for_sqlite
from bot.storage.unit import ConstraintError, Rows, Statement, Unit, without_nul

Group = list[tuple[Unit[Any], "asyncio.Future[Any]"]]


class Outcome(NamedTuple):
    """How a unit ended: with a result or with an error."""

    result: Any = None
    error: BaseException | None = None


class Session:
    """One connection's way of doing groups, with the SQL it has met translated and its row types kept.

    `begin` opens each group's transaction; with `held` the first one stays open, so that all groups see one moment.
    """

    def __init__(self, begin: str, *, held: bool = False) -> None:
        self._begin = begin
        self._writes = begin != "BEGIN"
        self._held = held
        self._sql: dict[str, str] = {}
        self._row_types: dict[str, Any] = {}

    def do(self, connection: sqlite3.Connection, group: Group) -> list[Outcome]:
        """Do every unit and commit once; a unit that fails is undone alone, a failing commit fails them all."""
        try:
            if not connection.in_transaction:
                connection.execute(self._begin)
            outcomes = [self._one(connection, unit, future) for unit, future in group]
            if not self._held:
                connection.execute("COMMIT")
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            return [Outcome(error=explained(error))] * len(group)
        return outcomes

    def _one(self, connection: sqlite3.Connection, unit: Unit[Any], future: "asyncio.Future[Any]") -> Outcome:
        if future.cancelled():
            unit.close()
            return Outcome()
        if not self._writes:
            return self._attempt(connection, unit)
        connection.execute("SAVEPOINT one")
        outcome = self._attempt(connection, unit)
        if outcome.error is not None:
            if not connection.in_transaction:  # SQLite undid everything by itself: disk full, out of memory
                raise outcome.error
            connection.execute("ROLLBACK TO one")
        connection.execute("RELEASE one")
        return outcome

    def _attempt(self, connection: sqlite3.Connection, unit: Unit[Any]) -> Outcome:
        steps = iter(unit)
        try:
            statement = next(steps)
            while True:
                statement = steps.send(self._rows(connection, statement))
        except StopIteration as end:
            return Outcome(result=end.value)
        except Exception as error:
            unit.close()
            return Outcome(error=explained(error))

    def _rows(self, connection: sqlite3.Connection, statement: Statement) -> Rows:
        text, params = statement
        sql = self._sql.get(text) or self._sql.setdefault(text, for_sqlite(text))
        cursor = connection.execute(sql, without_nul(params))
        if cursor.description is None:
            return []
        make = self._row_types.get(text) or self._learn(text, cursor)
        return list(map(make, cursor.fetchall()))

    def _learn(self, text: str, cursor: sqlite3.Cursor) -> Any:
        columns = [column[0] for column in cursor.description]
        row_type: Any = namedtuple("Row", columns, rename=True)  # type: ignore[misc]
        return self._row_types.setdefault(text, row_type._make)


def explained(error: BaseException) -> BaseException:
    """Put an error of SQLite's in words a person can act on, where there are some."""
    if isinstance(error, sqlite3.IntegrityError):
        return ConstraintError(str(error))
    if isinstance(error, sqlite3.OperationalError):
        known = OPERATIONAL.get(getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_"))
        return RegularsError(known) if known else error
    return error


OPERATIONAL = {
    "BUSY": "The database is locked by another process: close the other program that has it open, and try again",
    "FULL": "The disk is full: make room and start again; nothing that was confirmed is lost",
    "READONLY": "The database is read-only: its file or folder lost the write permission (or a unit that only reads writes)",
    "READONLY_DIRECTORY": "The database's folder cannot be written: give this user write permission on it",
    "READONLY_DBMOVED": "The database file was moved or replaced while in use: stop the program and start it again",
}
