"""A unit without a database: walked by hand, begun again, and the law that all of them can be."""

import importlib
import inspect
import pkgutil
from types import SimpleNamespace

import pytest

import bot.storage
from bot.storage.dialect import for_postgres, for_sqlite
from bot.storage.unit import Statement, Unit, repeat, unit


@unit
def double(n: int) -> Unit[int]:
    rows = yield Statement("SELECT ? AS n", (n,))
    return 2 * int(rows[0].n)


@unit
def quadruple(n: int) -> Unit[int]:
    return 2 * (yield from double(n))


def finish(work: Unit[int]) -> int:
    """Walk a unit by hand, echoing its parameter."""
    (n,) = next(work).params
    with pytest.raises(StopIteration) as end:
        work.send([SimpleNamespace(n=n)])  # type: ignore[list-item]
    return int(end.value.value)


def test_a_unit_is_tested_by_hand_and_can_be_begun_again_and_again() -> None:
    work = quadruple(3)
    assert finish(work) == 12
    again = repeat(work)
    assert again is not None
    assert finish(again) == 12
    assert repeat(again) is not None


def test_a_bare_generator_cannot_be_begun_again() -> None:
    def bare() -> Unit[None]:
        yield Statement("SELECT 1")

    assert repeat(bare()) is None


def test_an_error_can_be_raised_where_a_unit_stands() -> None:
    work = double(1)
    next(work)
    with pytest.raises(KeyError):
        work.throw(KeyError("x"))
    double(1).close()


def test_every_public_unit_of_storage_can_be_repeated() -> None:
    bare = [
        f"{name}.{function.__name__}"
        for _, name, _ in pkgutil.iter_modules(bot.storage.__path__, "bot.storage.")
        for function in vars(importlib.import_module(name)).values()
        if inspect.isgeneratorfunction(function) and "Unit[" in str(inspect.signature(function).return_annotation)
        if not function.__name__.startswith("_")
    ]
    assert bare == [], "put @unit above them"


@pytest.mark.parametrize(
    ("written", "numbered"),
    [
        ("SELECT ? + ?", "SELECT $1 + $2"),
        ("SELECT '?', ?", "SELECT '?', $1"),
        ("SELECT 'it''s?' || ?", "SELECT 'it''s?' || $1"),
        ('SELECT "what?" FROM t WHERE a = ?', 'SELECT "what?" FROM t WHERE a = $1'),
        ("SELECT ? -- why?\n, ?", "SELECT $1 -- why?\n, $2"),
        ("SELECT /* ? ' */ ?", "SELECT /* ? ' */ $1"),
    ],
)
def test_placeholders_are_numbered_outside_quotes_and_comments(written: str, numbered: str) -> None:
    assert for_postgres(written) == numbered


@pytest.mark.parametrize(
    ("written", "translated"),
    [
        ("CREATE TABLE a (id BIGINT, b BYTEA);", "CREATE TABLE a (id INTEGER, b BLOB) STRICT"),
        ("-- (why)\nCREATE TABLE a (x DOUBLE PRECISION)", "-- (why)\nCREATE TABLE a (x REAL) STRICT"),
        ("ALTER TABLE a ADD COLUMN n BIGINT", "ALTER TABLE a ADD COLUMN n INTEGER"),
        ("SELECT a FROM b LIMIT 1 FOR UPDATE SKIP LOCKED", "SELECT a FROM b LIMIT 1"),
        ("SELECT a FROM b FOR UPDATE", "SELECT a FROM b"),
        ("SELECT 'BIGINT FOR UPDATE' AS said", "SELECT 'BIGINT FOR UPDATE' AS said"),
    ],
)
def test_postgresql_words_become_sqlites(written: str, translated: str) -> None:
    assert for_sqlite(written) == translated
