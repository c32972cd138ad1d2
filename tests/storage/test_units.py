"""What a unit of work may count on, on both engines: all or nothing, alone or in a crowd."""

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.storage.database import Database
from bot.storage.unit import ConstraintError, Rows, Statement, Unit, insert_many, unit
from tests.storage import scratch
from tests.storage.scratch import names, put


@pytest.fixture
async def db(db: Database) -> Database:
    await db.run(scratch.create())
    return db


@unit
def put_then_fail(name: str, error: Exception) -> Unit[None]:
    yield from put(name)
    raise error


@unit
def ask(sql: str, *params: str | int | float | bytes | None) -> Unit[Rows]:
    return (yield Statement(sql, params))


async def test_a_unit_returns_what_it_computed_from_its_rows(db: Database) -> None:
    @unit
    def put_and_count() -> Unit[int]:
        yield from put("a")
        yield from put("b")
        return len((yield from names()))

    assert await db.run(put_and_count()) == 2
    assert await db.read(names()) == ["a", "b"]


async def test_a_row_answers_by_name_by_position_and_by_unpacking(db: Database) -> None:
    (row,) = await db.run(ask("INSERT INTO scratch (name, number) VALUES ('a', 7) RETURNING name, number"))
    name, number = row
    assert (row.name, row[1], name, number, len(row)) == ("a", 7, "a", 7, 2)
    with pytest.raises(AttributeError):
        _ = row.shoe_size


async def test_a_statement_that_returns_nothing_gives_an_empty_list(db: Database) -> None:
    assert await db.run(ask("DELETE FROM scratch")) == []


async def test_an_exception_inside_a_unit_undoes_it_and_reaches_the_caller(db: Database) -> None:
    with pytest.raises(KeyError, match="lost"):
        await db.run(put_then_fail("a", KeyError("lost")))
    assert await db.read(names()) == []


async def test_a_failing_unit_does_not_undo_its_neighbours(db: Database) -> None:
    outcomes = await asyncio.gather(
        *(db.run(put_then_fail(f"bad{n}", ValueError(n)) if n % 3 else put(f"good{n}")) for n in range(12)),
        return_exceptions=True,
    )
    assert await db.read(names()) == ["good0", "good3", "good6", "good9"]
    assert [type(outcome) for outcome in outcomes] == [type(None), ValueError, ValueError] * 4


async def test_a_refused_row_is_a_constraint_error(db: Database) -> None:
    await db.run(put("a"))
    with pytest.raises(ConstraintError):
        await db.run(put("a"))
    with pytest.raises(ConstraintError):
        await db.run(ask("INSERT INTO roles VALUES (1, 'emperor', 0, 'himself')"))
    with pytest.raises(ConstraintError):
        await db.run(ask("INSERT INTO installation (one, bot_id, claimed_at) VALUES (1, 404, 0)"))


async def test_bad_sql_reaches_the_caller_and_the_next_unit_works(db: Database) -> None:
    with pytest.raises(Exception, match="heartbreaks"):
        await db.run(ask("SELECT * FROM heartbreaks"))
    await db.run(put("a"))
    assert await db.read(names()) == ["a"]


async def test_a_cancelled_caller_does_not_break_the_others(db: Database) -> None:
    tasks = [asyncio.create_task(db.run(put(f"{n:02}"))) for n in range(20)]
    await asyncio.sleep(0)
    for task in tasks[::2]:
        task.cancel()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert outcomes[1::2] == [None] * 10
    assert {f"{n:02}" for n in range(1, 20, 2)} <= set(await db.read(names()))


async def test_a_unit_cancelled_under_way_is_whole_or_absent(db: Database) -> None:
    @unit
    def pair(n: int) -> Unit[None]:
        yield from put(f"{n:02}a")
        yield from put(f"{n:02}b")

    for n in range(15):
        task = asyncio.create_task(db.run(pair(n)))
        for _ in range(n):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    found = await db.run(names())
    assert found == sorted(f"{n}{half}" for n in {name[:2] for name in found} for half in "ab")


async def test_reading_refuses_to_write(db: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)read-?only"):
        await db.read(put("a"))
    assert await db.read(names()) == []


async def test_reading_sees_what_was_just_written(db: Database) -> None:
    for n in range(10):
        await db.run(put(f"{n}"))
        assert len(await db.read(names())) == n + 1


async def test_a_snapshot_does_not_see_later_writes(db: Database) -> None:
    await db.run(put("before"))
    async with db.snapshot() as view:
        assert await view.read(names()) == ["before"]
        await db.run(put("during"))
        assert await view.read(names()) == ["before"]
    assert await db.read(names()) == ["before", "during"]


async def test_question_marks_inside_quotes_and_comments_are_not_parameters(db: Database) -> None:
    (row,) = await db.run(ask("SELECT '?''?' AS quoted, CAST(? AS TEXT) AS given /* ? */ -- ?", "?"))
    assert (row.quoted, row.given) == ("?'?", "?")


async def test_a_null_whose_type_only_the_statement_knows(db: Database) -> None:
    (row,) = await db.run(ask("SELECT coalesce(CAST(? AS BIGINT), 7) AS chosen", None))
    assert row.chosen == 7


async def test_nul_never_reaches_a_text(db: Database) -> None:
    await db.run(put("a\0b"))
    assert await db.read(names()) == ["ab"]


async def test_rows_are_claimed_in_the_same_words(db: Database) -> None:
    await db.run(put("a"))
    assert len(await db.run(ask("SELECT name FROM scratch LIMIT 1 FOR UPDATE SKIP LOCKED"))) == 1


async def test_many_rows_are_inserted_in_few_statements(db: Database) -> None:
    head, tail = "INSERT INTO scratch (name, number)", "RETURNING name"
    work = insert_many(head, [(f"{n:03}", n) for n in range(250)], tail)
    assert len(await db.run(work)) == 250
    assert await db.run(insert_many(head, [])) == []


async def test_concurrent_changes_to_one_row_all_count(db: Database) -> None:
    @unit
    def one_more() -> Unit[int]:
        rows = yield Statement(
            "INSERT INTO scratch (name, number) VALUES ('a', 1) "
            "ON CONFLICT (name) DO UPDATE SET number = scratch.number + 1 RETURNING number"
        )
        return int(rows[0].number)

    assert sorted(await asyncio.gather(*(db.run(one_more()) for _ in range(50)))) == list(range(1, 51))


async def test_a_closed_database_says_so_and_closes_twice(db: Database) -> None:
    await db.close()
    await db.close()
    with pytest.raises(Exception, match=r"clos"):
        await db.run(put("a"))


Change = tuple[int, int]
plans = st.lists(
    st.tuples(st.lists(st.tuples(st.integers(0, 2), st.integers(-5, 5)), min_size=1, max_size=3), st.booleans()),
    min_size=1,
    max_size=8,
)


@unit
def change(plan: list[Change], fails: bool) -> Unit[None]:
    for row, by in sorted(plan):
        yield Statement("UPDATE scratch SET number = number + ? WHERE name = ?", (by, str(row)))
    if fails:
        raise ValueError("after everything was done")


@unit
def start_over() -> Unit[None]:
    yield Statement("DELETE FROM scratch")
    for name in "012":
        yield from put(name)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plans=plans)
async def test_a_crowd_of_units_adds_up_to_those_that_succeeded(
    db: Database, plans: list[tuple[list[Change], bool]]
) -> None:
    await db.run(start_over())
    outcomes = await asyncio.gather(*(db.run(change(*plan)) for plan in plans), return_exceptions=True)
    assert [isinstance(outcome, ValueError) for outcome in outcomes] == [fails for _, fails in plans]
    expected = [sum(by for plan, fails in plans if not fails for r, by in plan if r == row) for row in range(3)]
    assert [row.number for row in await db.read(ask("SELECT number FROM scratch ORDER BY name"))] == expected
