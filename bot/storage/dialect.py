"""The few words that differ between the engines, translated once per SQL text.

Statements are written in words both engines share, and migrations in PostgreSQL's; see `unit.py`.
"""

import re
from functools import cache

_QUOTED_OR_SLOT = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?\*/|\?", re.DOTALL)
_CLAIM = re.compile(r"\s+FOR UPDATE(\s+SKIP LOCKED)?\s*;?\s*$", re.IGNORECASE)
_TABLE = re.compile(r"^(?:\s|--[^\n]*\n)*(CREATE|ALTER)\s+TABLE\b", re.IGNORECASE)
_IDENTITY = re.compile(r"\bBIGINT GENERATED (?:BY DEFAULT|ALWAYS) AS IDENTITY PRIMARY KEY\b", re.IGNORECASE)
_TYPES = {
    re.compile(r"\b(?:BIGINT|SMALLINT)\b", re.IGNORECASE): "INTEGER",
    re.compile(r"\bBYTEA\b", re.IGNORECASE): "BLOB",
    re.compile(r"\bDOUBLE PRECISION\b", re.IGNORECASE): "REAL",
}


@cache
def for_postgres(sql: str) -> str:
    """Number the placeholders: `?` becomes `$1`, `$2`, ..., except inside quotes and comments."""
    slots = 0

    def number(found: re.Match[str]) -> str:
        nonlocal slots
        if found[0] != "?":
            return found[0]
        slots += 1
        return f"${slots}"

    return _QUOTED_OR_SLOT.sub(number, sql)


@cache
def for_sqlite(sql: str) -> str:
    """Put PostgreSQL's words for types, identities and row claims in SQLite's; tables become STRICT."""
    if _TABLE.match(sql):
        return _table_for_sqlite(sql)
    return _CLAIM.sub("", sql)


def _table_for_sqlite(sql: str) -> str:
    creates = _TABLE.match(sql)
    sql = _IDENTITY.sub("INTEGER PRIMARY KEY AUTOINCREMENT", sql)
    for words, replacement in _TYPES.items():
        sql = words.sub(replacement, sql)
    if creates and creates[1].upper() == "CREATE":
        return re.sub(r"\)\s*;?\s*$", ") STRICT", sql)
    return sql
