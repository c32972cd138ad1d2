"""Backups and copies: what is brought back is what was there, and nothing is overwritten unasked."""

import asyncio
import hashlib
import shutil
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.core.errors import RegularsError
from bot.storage import backup, customers, inbox, misses, schema
from bot.storage.catalogue import counters
from bot.storage.copy import copy
from bot.storage.database import Database, open_database, sqlite_path
from bot.storage.inbox import Arrival
from bot.storage.unit import Statement, Unit, unit

MakeDatabase = Callable[..., Awaitable[str]]
NOW = 1_790_000_000_000
NAMES = ["Անի", "سارا", "አበበ", "Ёж", "O'Neil; --", "🙂"]


async def fill(db: Database, times: int = 1) -> None:
    """Write rows of several tables, some with NULLs and bytes, and delete the newest of them."""
    for n, name in enumerate(NAMES * times):
        about = {"last_name": None, "username": None, "app_language": None, "language": "fa"}
        await db.run(customers.save(n, first_name=name, now=NOW, **about))
    await db.run(inbox.store(1, [Arrival(n, n, bytes([n, 0, 255])) for n in range(50)], NOW))
    await db.run(inbox.done(1, 3, NOW))
    await db.run(misses.count(1, 1, "fa", "کیک", "کیک؟", NOW))
    await db.run(_desk_rows())
    await db.run(forget_the_last())


@unit
def forget_the_last() -> Unit[None]:
    yield Statement("DELETE FROM customers WHERE id = (SELECT max(id) FROM customers)")


@unit
def _desk_rows() -> Unit[None]:
    """Rows of the help desk that name one another: a ticket merged into a later one, an edit of a message."""
    ticket = "INSERT INTO tickets (key, customer_id, status, source, priority, opened_at, merged_into) "
    first = "(SELECT min(id) FROM customers)"
    yield Statement(f"{ticket} VALUES ('a', {first}, 'closed', 'button', 2, 1, 2)")
    yield Statement(f"{ticket} VALUES ('b', {first}, 'open', 'button', 2, 1, NULL)")
    relay = "INSERT INTO relays (key, customer_id, ticket_id, toward, what, of, created_at, due_at) "
    yield Statement(f"{relay} VALUES ('m', {first}, 2, 'desk', 'message', NULL, 1, 1)")
    yield Statement(f"{relay} SELECT 'e', {first}, 2, 'desk', 'edit', id, 1, 1 FROM relays WHERE key = 'm'")


@unit
def names() -> Unit[list[str]]:
    return [row.first_name for row in (yield Statement("SELECT first_name FROM customers ORDER BY id"))]


@pytest.mark.parametrize("other", ["sqlite", "postgres"])
async def test_a_copy_has_every_row_and_goes_on_counting(db: Database, other: str, new_database: MakeDatabase) -> None:
    await fill(db)
    told: list[tuple[str, int, int]] = []
    target = await open_database(await new_database(other))
    try:
        counts = await copy(db, target, lambda *told_now: told.append(told_now))
        assert (counts["customers"], counts["inbox"], counts["misses"]) == (len(NAMES) - 1, 50, 1)
        assert (counts["tickets"], counts["relays"]) == (2, 2)
        assert ("inbox", 50, 50) in told
        assert await target.read(names()) == NAMES[:-1]
        kept = {name: last for name, last in (await db.read(counters(db.engine))).items() if last}
        assert {name: last for name, last in (await target.read(counters(other))).items() if last} == kept  # type: ignore[arg-type]
        newcomer = await target.run(
            customers.save(
                99, first_name="New", last_name=None, username=None, app_language=None, language="en", now=NOW
            )
        )
        assert newcomer.id == len(NAMES) + 1, "the id of the deleted customer is not given again"
        with pytest.raises(RegularsError, match="already holds rows"):
            await copy(db, target)
    finally:
        await target.close()


async def test_a_copy_goes_page_by_page(
    db: Database, new_database: MakeDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.copy.PAGE", 7)
    await fill(db, times=4)
    target = await open_database(await new_database("sqlite"))
    try:
        assert (await copy(db, target))["inbox"] == 50
        assert await target.read(names()) == (NAMES * 4)[:-1]
    finally:
        await target.close()


async def test_a_backup_taken_in_use_is_restored_elsewhere(
    db: Database, engine: str, new_database: MakeDatabase, tmp_path: Path
) -> None:
    await fill(db)
    saved = await backup.backup(db.url, tmp_path / "saved")
    before = hashlib.sha256(saved.read_bytes()).digest()
    url = await new_database(engine)
    assert await backup.restore(url, saved) is None
    back = await open_database(url, must_exist=True)
    try:
        assert await back.read(names()) == NAMES[:-1]
        assert await schema.check(back) == len(schema.known())
    finally:
        await back.close()
    assert hashlib.sha256(saved.read_bytes()).digest() == before
    assert [path.name for path in saved.parent.iterdir()] == [saved.name], "nothing half-written is left"


async def test_the_replaced_file_is_kept_with_its_latest_rows(new_database: MakeDatabase, tmp_path: Path) -> None:
    url = await new_database("sqlite", migrated=True)
    saved = await backup.backup(url, tmp_path / "saved")
    db = await open_database(url)
    await fill(db)
    aside = await backup.restore(url, saved)  # as after a crash: the log was not folded into the file
    await db.close()
    assert aside is not None
    assert await names_in(aside) == NAMES[:-1]
    assert await names_in(sqlite_path(url)) == []


DIE_AT_THE_LAST_STEP = """
import os, sys
from pathlib import Path
from bot.storage import sqlite_backup

target = Path(sys.argv[2])
replace = os.replace
os.replace = lambda old, new: os._exit(9) if Path(new) == target else replace(old, new)
sqlite_backup.put_in_place(Path(sys.argv[1]), target)
"""


async def test_a_crash_during_a_restore_leaves_the_database_with_its_latest_rows(
    new_database: MakeDatabase, tmp_path: Path
) -> None:
    url = await new_database("sqlite", migrated=True)
    saved = await backup.backup(url, tmp_path / "saved")
    path = await killed_bot(url, tmp_path)
    died = await asyncio.create_subprocess_exec(sys.executable, "-c", DIE_AT_THE_LAST_STEP, str(saved), str(path))
    assert await died.wait() == 9
    assert await names_in(path) == NAMES[:-1]
    await backup.restore(f"sqlite:///{path}", saved)
    assert await names_in(path) == []


async def test_a_damaged_database_is_replaced_and_its_log_with_it(new_database: MakeDatabase, tmp_path: Path) -> None:
    url = await new_database("sqlite", migrated=True)
    saved = await backup.backup(url, tmp_path / "saved")
    path = await killed_bot(url, tmp_path)
    path.write_bytes(b"Dear customer, " * 5000)
    aside = await backup.restore(f"sqlite:///{path}", saved)
    assert aside is not None
    assert aside.read_bytes().startswith(b"Dear customer, ")
    assert await names_in(path) == []


async def killed_bot(url: str, folder: Path) -> Path:
    """Fill the database, and copy it as a kill would leave it: its rows are in the write-ahead log alone."""
    path = folder / "killed.db"
    db = await open_database(url)
    await fill(db)
    for ending in ("", "-wal"):
        shutil.copyfile(f"{sqlite_path(url)}{ending}", f"{path}{ending}")
    await db.close()
    return path


async def names_in(path: Path) -> list[str]:
    db = await open_database(f"sqlite:///{path}")
    try:
        return await db.read(names())
    finally:
        await db.close()


async def test_what_cannot_be_restored_is_refused_and_changes_nothing(
    new_database: MakeDatabase, tmp_path: Path
) -> None:
    url = await new_database("sqlite", migrated=True)
    good = await backup.backup(url, tmp_path / "saved")
    before = sqlite_path(url).read_bytes()
    in_use = await open_database(f"sqlite:///{tmp_path}/in_use.db")
    cut = tmp_path / "cut.db"
    cut.write_bytes(good.read_bytes()[: good.stat().st_size // 2])
    text = tmp_path / "letter.db"
    text.write_text("Dear customer, " * 500)
    for path, said in (
        (cut, "cut"),
        (tmp_path / "in_use.db", "in use"),
        (text, "not a backup"),
        (tmp_path / "none.db", "no backup at"),
    ):
        with pytest.raises(RegularsError, match=said):
            await backup.restore(url, path)
    await in_use.close()
    assert sqlite_path(url).read_bytes() == before


async def test_a_backup_of_a_newer_program_is_refused(new_database: MakeDatabase, tmp_path: Path) -> None:
    @unit
    def come_from_the_future() -> Unit[None]:
        yield Statement("INSERT INTO schema_migrations (version, name, hash, applied_at) VALUES (9999, 'x', 'x', 0)")

    url = await new_database("sqlite", migrated=True)
    db = await open_database(url)
    await db.run(come_from_the_future())
    await db.close()
    saved = await backup.backup(url, tmp_path / "saved")
    with pytest.raises(RegularsError, match="newer Regulars"):
        await backup.restore(await new_database("sqlite"), saved)


async def test_the_last_seven_nights_are_kept_and_all_else_left_alone(
    new_database: MakeDatabase, tmp_path: Path
) -> None:
    url = await new_database("sqlite", migrated=True)
    folder = tmp_path / "saved"
    folder.mkdir()
    upgrade = folder / "regulars-20200101T000000Z-before-0002.db"
    strangers = [folder / name for name in ("mine.db", "regulars-notes.db", "regulars-20200101T000000Z-nightly.txt")]
    old = [folder / f"regulars-202001{day:02}T000000Z-nightly.db" for day in range(1, 10)]
    for path in (upgrade, *strangers, *old):
        path.touch()
    mine = await backup.backup(url, folder)
    newest = await backup.nightly(url, folder)
    assert {*folder.iterdir()} == {upgrade, mine, *strangers, *old[-6:], newest}


async def test_backups_of_the_same_second_sort_in_the_order_they_were_made(
    new_database: MakeDatabase, tmp_path: Path
) -> None:
    url = await new_database("sqlite", migrated=True)
    made = [await backup.nightly(url, tmp_path / "saved") for _ in range(4)]
    assert sorted({*made}) == made


async def test_a_backup_of_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(RegularsError, match="no database at"):
        await backup.backup(f"sqlite:///{tmp_path}/none.db", tmp_path)
