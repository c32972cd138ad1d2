"""What a group of units says to SQLite: one transaction, a savepoint around each unit, one commit.

The conversation is itself a generator, so that it can be held on SQLite's thread in one hop, or over aiosqlite's public
methods with a hop for each statement.
"""

import asyncio
import sqlite3
from collections import namedtuple
from collections.abc import Awaitable, Callable, Generator
from typing import Any, NamedTuple

import aiosqlite

from bot.core.errors import RegularsError
from bot.storage.dialect import for_sqlite
from bot.storage.unit import ConstraintError, Params, Rows, Statement, Unit, without_nul

Group = list[tuple[Unit[Any], "asyncio.Future[Any]"]]


class Outcome(NamedTuple):
    """How a unit ended: with a result or with an error."""

    result: Any = None
    error: BaseException | None = None


class Answer(NamedTuple):
    """What SQLite said to one statement."""

    description: Any
    rows: list[Any]


Talk = Generator[Statement, Answer, list[Outcome]]
SKIPPED = Outcome()


class Session:
    """One connection's way of doing groups; keeps the row types it has met.

    `begin` opens each group's transaction; with `held` the first one stays open, so that all groups see one moment.
    """

    def __init__(self, begin: str, *, held: bool = False) -> None:
        self._begin = Statement(begin)
        self._writes = begin != "BEGIN"
        self._held = held
        self._row_types: dict[str, Callable[[Any], Any]] = {}

    def talk(self, group: Group, in_transaction: Callable[[], bool]) -> Talk:
        """Do every unit and commit once; a unit that fails is undone alone, a failing commit fails them all."""
        try:
            if not in_transaction():
                yield self._begin
            outcomes = []
            for unit, future in group:
                outcomes.append((yield from self._one(unit, future, in_transaction)))
            if not self._held:
                yield COMMIT
        except Exception as error:
            if in_transaction():
                yield ROLLBACK
            return [Outcome(error=explained(error))] * len(group)
        return outcomes

    def _one(
        self, unit: Unit[Any], future: "asyncio.Future[Any]", in_transaction: Callable[[], bool]
    ) -> Generator[Statement, Answer, Outcome]:
        if future.cancelled():
            unit.close()
            return SKIPPED
        if not self._writes:
            return (yield from self._attempt(unit))
        yield SAVEPOINT
        outcome = yield from self._attempt(unit)
        if outcome.error is not None:
            if not in_transaction():  # SQLite undid the whole group by itself: disk full, out of memory
                raise outcome.error
            yield ROLLBACK_TO
        yield RELEASE
        return outcome

    def _attempt(self, unit: Unit[Any]) -> Generator[Statement, Answer, Outcome]:
        steps = iter(unit)
        try:
            text, params = next(steps)
            while True:
                answer = yield Statement(for_sqlite(text), without_nul(params))
                text, params = steps.send(self._rows(text, answer))
        except StopIteration as end:
            return Outcome(end.value)
        except Exception as error:
            unit.close()
            return Outcome(error=explained(error))

    def _rows(self, text: str, answer: Answer) -> Rows:
        description, rows = answer
        if not rows:
            return rows
        make = self._row_types.get(text)
        if make is None:
            row_type: Any = namedtuple("Row", [column[0] for column in description], rename=True)  # type: ignore[misc]
            make = self._row_types[text] = row_type._make
        return list(map(make, rows))


SAVEPOINT, ROLLBACK_TO, RELEASE = Statement("SAVEPOINT one"), Statement("ROLLBACK TO one"), Statement("RELEASE one")
COMMIT, ROLLBACK = Statement("COMMIT"), Statement("ROLLBACK")


def hold(connection: sqlite3.Connection, session: Session, group: Group) -> list[Outcome]:
    """Hold the whole conversation on the calling thread."""
    execute = connection.execute

    async def ask(sql: str, params: Params) -> Answer:
        cursor = execute(sql, params)
        return Answer(cursor.description, cursor.fetchall())

    try:
        _converse(session.talk(group, lambda: connection.in_transaction), ask).send(None)
    except StopIteration as end:  # at once, as `ask` waits for nothing
        outcomes: list[Outcome] = end.value
        return outcomes
    raise AssertionError("the conversation waited")


async def hold_publicly(connection: aiosqlite.Connection, session: Session, group: Group) -> list[Outcome]:
    """Hold the conversation over aiosqlite's public methods: slower, needed where its private one is gone."""

    async def ask(sql: str, params: Params) -> Answer:
        async with connection.execute(sql, params) as cursor:
            return Answer(cursor.description, list(await cursor.fetchall()))

    return await _converse(session.talk(group, lambda: connection.in_transaction), ask)


async def _converse(talk: Talk, ask: Callable[[str, Params], Awaitable[Answer]]) -> list[Outcome]:
    """Take each statement to SQLite and its answer, or its error, back."""
    try:
        sql, params = next(talk)
        while True:
            try:
                answer = await ask(sql, params)
            except Exception as error:
                sql, params = talk.throw(error)
            else:
                sql, params = talk.send(answer)
    except StopIteration as end:
        outcomes: list[Outcome] = end.value
        return outcomes


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
    "READONLY": "The database is read-only: its file lost the write permission (or a unit that only reads writes)",
    "READONLY_DIRECTORY": "The database's folder cannot be written: give this user write permission on it",
    "READONLY_DBMOVED": "The database file was moved or replaced while in use: stop the program and start it again",
}
