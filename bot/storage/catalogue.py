"""What tables, columns and id counters a database has, asked in each engine's own words."""

from dataclasses import dataclass

from bot.storage.unit import Engine, Statement, Unit, unit

TABLES: dict[Engine, str] = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    "postgres": "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename",
}
COLUMNS: dict[Engine, str] = {
    "sqlite": "SELECT name, pk AS place FROM pragma_table_info(?) ORDER BY cid",
    "postgres": (
        "SELECT attname AS name, coalesce(array_position(CAST(indkey AS int2[]), attnum) + 1, 0) AS place "
        "FROM pg_attribute LEFT JOIN pg_index ON indrelid = attrelid AND indisprimary "
        "WHERE attrelid = to_regclass(CAST(? AS text)) AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
    ),
}
REFERENCES: dict[Engine, str] = {
    "sqlite": 'SELECT DISTINCT "table" AS name FROM pragma_foreign_key_list(?)',
    "postgres": (
        "SELECT DISTINCT relname AS name FROM pg_constraint JOIN pg_class ON pg_class.oid = confrelid "
        "WHERE contype = 'f' AND conrelid = to_regclass(CAST(? AS text))"
    ),
}
COUNTERS: dict[Engine, str] = {
    "sqlite": "SELECT name, seq AS last FROM sqlite_sequence ORDER BY name",
    "postgres": (
        "SELECT relname AS name, coalesce(pg_sequence_last_value("
        "CAST(pg_get_serial_sequence(quote_ident(relname), attname) AS regclass)), 0) AS last "
        "FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid "
        "WHERE attidentity <> '' AND relnamespace = to_regnamespace(quote_ident(current_schema())) ORDER BY relname"
    ),
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table's columns in order, and those of its primary key."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


@unit
def table_names(engine: Engine) -> Unit[list[str]]:
    """Return the names of all tables, in order of name."""
    return [row.name for row in (yield Statement(TABLES[engine]))]


@unit
def tables(engine: Engine) -> Unit[list[Table]]:
    """Return all tables, each after the tables its foreign keys name."""
    names = yield from table_names(engine)
    needs: dict[str, set[str]] = {}
    for name in names:
        needs[name] = {row.name for row in (yield Statement(REFERENCES[engine], (name,)))} - {name}
    found = []
    for name in in_order(needs):
        columns = yield Statement(COLUMNS[engine], (name,))
        key = sorted((column for column in columns if column.place), key=lambda column: int(column.place))
        found.append(Table(name, tuple(c.name for c in columns), tuple(c.name for c in key)))
    return found


def in_order(needs: dict[str, set[str]]) -> list[str]:
    """Order names so that each stands after all it needs; ties by name."""
    ordered: list[str] = []
    while len(ordered) < len(needs):
        ordered += sorted(n for n, wanted in needs.items() if n not in ordered and wanted <= set(ordered))
    return ordered


@unit
def counters(engine: Engine) -> Unit[dict[str, int]]:
    """Return the last id each counting table has given, 0 or absent where none was given yet."""
    return {row.name: int(row.last) for row in (yield Statement(COUNTERS[engine]))}


@unit
def set_counter(engine: Engine, table: str, last: int) -> Unit[None]:
    """Make the next id of `table` come after `last`, so that ids of deleted rows are not given again."""
    if engine == "sqlite":
        yield Statement("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
        yield Statement("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))
        return
    yield Statement(
        "SELECT setval(CAST(pg_get_serial_sequence(quote_ident(CAST(? AS text)), attname) AS regclass), ?) AS last "
        "FROM pg_attribute WHERE attrelid = to_regclass(quote_ident(CAST(? AS text))) AND attidentity <> ''",
        (table, last, table),
    )
