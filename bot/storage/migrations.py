"""Bringing a database's schema up to date: one transaction a step, under a lock, after a backup."""

import asyncio
import time
from pathlib import Path

import structlog

from bot.storage import schema, sqlite_backup
from bot.storage.database import Database, sqlite_path
from bot.storage.schema import FOLDER, OWN_TABLE, Migration
from bot.storage.unit import Engine, Statement, Unit, unit

LOCK = 7_236_001
log = structlog.get_logger(__name__)


async def migrate(db: Database, folder: Path = FOLDER, backups: Path | None = None) -> list[Migration]:
    """Apply the migrations a database has not had, and return them.

    An SQLite database that already holds something is first saved to `backups` (a folder of that name beside it).
    Several workers may do this at once: one applies each step, the others find it done.
    """
    steps = schema.known(folder)
    rows = await db.read(schema.had(db.engine))
    behind = schema.missing(steps, rows) if rows else []
    if behind and db.engine == "sqlite":
        path, why = sqlite_path(db.url), f"before-{behind[0].version:04}"
        saved = await asyncio.to_thread(sqlite_backup.save, path, backups or path.parent / "backups", why)
        log.info("database saved before its upgrade", backup=str(saved))
    applied = []
    while step := await db.run(_next(db.engine, steps)):
        log.info("database upgraded", step=step.name)
        applied.append(step)
    return applied


@unit
def _next(engine: Engine, steps: list[Migration]) -> Unit[Migration | None]:
    """Apply the first step that is missing and return it; None when there is none."""
    if engine == "postgres":
        yield Statement("SELECT 1 AS locked FROM pg_advisory_xact_lock(?)", (LOCK,))
    behind = schema.missing(steps, (yield from schema.had(engine)))
    if not behind:
        return None
    step = behind[0]
    if step.version == 1:
        yield Statement(
            f"CREATE TABLE {OWN_TABLE} (version BIGINT PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, "
            "applied_at BIGINT NOT NULL)"
        )
    for sql in step.statements():
        yield Statement(sql)
    yield Statement(
        f"INSERT INTO {OWN_TABLE} (version, name, hash, applied_at) VALUES (?, ?, ?, ?)",  # noqa: S608
        (step.version, step.name, step.hash, time.time_ns() // 1_000_000),
    )
    return step
