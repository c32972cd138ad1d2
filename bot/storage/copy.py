"""Copying a whole database to an empty one, on either engine, with counts and hashes checked."""

import hashlib
from collections.abc import Callable
from typing import NamedTuple

from bot.core.errors import RegularsError
from bot.storage import schema
from bot.storage.catalogue import Table, counters, set_counter, table_names, tables
from bot.storage.database import Database, Reader
from bot.storage.migrations import migrate
from bot.storage.unit import Params, Rows, Statement, Unit, insert_many, unit

PAGE = 1000
FILLED_BY_MIGRATIONS = {schema.OWN_TABLE, "faq_state", "leadership"}
Progress = Callable[[str, int, int], None]


class Content(NamedTuple):
    """How many rows a table has, and a hash of them that does not depend on their order."""

    rows: int = 0
    hash: int = 0

    def plus(self, rows: Rows) -> "Content":
        """Return the content with more rows in it."""
        digests = (hashlib.sha256(repr(tuple(row)).encode()).digest() for row in rows)
        return Content(self.rows + len(rows), (self.hash + sum(int.from_bytes(d[:16]) for d in digests)) % 2**128)


async def copy(source: Database, target: Database, progress: Progress | None = None) -> dict[str, int]:
    """Copy every table of `source` as it is at this moment into the empty `target`; returns rows per table.

    `progress(table, rows so far, rows in all)` is called as it goes. The source must be up to date; the target is
    migrated first. Raises RegularsError, leaving the source untouched, where the target is not empty or differs.
    """
    await schema.check(source)
    await _prepare(target)
    async with source.snapshot() as view:
        found = await view.read(tables(view.engine))
        await target.run(_clear(found))
        copied = {table.name: await _copy_table(view, target, table, progress or _silent) for table in found}
        for name, last in (await view.read(counters(view.engine))).items():
            if last:
                await target.run(set_counter(target.engine, name, last))
    for table in found:
        if await _content(target, table) != copied[table.name]:
            raise RegularsError(f"Table {table.name} arrived differently: do not use the copy, and report this")
    return {name: content.rows for name, content in copied.items()}


def _silent(_table: str, _rows: int, _total: int) -> None:
    """Report nothing."""


async def _prepare(target: Database) -> None:
    for name in await target.read(table_names(target.engine)):
        rows = await target.read(_count(name))
        if rows and name not in FILLED_BY_MIGRATIONS:
            raise RegularsError(f"The target already holds rows (in {name}): copy into an empty database")
    await migrate(target)


async def _copy_table(view: Reader, target: Database, table: Table, progress: Progress) -> Content:
    content, total, last = Content(), await view.read(_count(table.name)), None
    columns = ", ".join(table.columns)
    while rows := await view.read(_page(table, last)):
        await target.run(_put(table.name, columns, [tuple(row) for row in rows]))
        content, last = content.plus(rows), _key(table, rows)
        progress(table.name, content.rows, total)
    return content


async def _content(target: Database, table: Table) -> Content:
    content, last = Content(), None
    while rows := await target.read(_page(table, last)):
        content, last = content.plus(rows), _key(table, rows)
    return content


def _key(table: Table, rows: Rows) -> Params:
    return tuple(getattr(rows[-1], column) for column in table.key)


@unit
def _count(table: str) -> Unit[int]:
    return int((yield Statement(f"SELECT count(*) AS rows_in_all FROM {table}"))[0].rows_in_all)  # noqa: S608


@unit
def _page(table: Table, after: Params | None) -> Unit[Rows]:
    """Return the next rows in order of the primary key."""
    key, slots = ", ".join(table.key), ", ".join("?" * len(table.key))
    where = f"WHERE ({key}) > ({slots})" if after else ""
    sql = f"SELECT {', '.join(table.columns)} FROM {table.name} {where} ORDER BY {key} LIMIT {PAGE}"  # noqa: S608
    return (yield Statement(sql, after or ()))


@unit
def _put(table: str, columns: str, rows: list[Params]) -> Unit[None]:
    yield from insert_many(f"INSERT INTO {table} ({columns})", rows)


@unit
def _clear(found: list[Table]) -> Unit[None]:
    """Empty the tables the migrations have put a row in."""
    for table in reversed(found):
        yield Statement(f"DELETE FROM {table.name}")  # noqa: S608
