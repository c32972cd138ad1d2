"""What a database's schema is: the migration files this program knows, and those a database has had."""

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.core.errors import RegularsError
from bot.storage.catalogue import table_names
from bot.storage.database import Reader
from bot.storage.unit import Engine, Row, Statement, Unit, unit

FOLDER = Path(__file__).parent / "migrations"
OWN_TABLE = "schema_migrations"


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered step of the schema."""

    version: int
    name: str
    sql: str

    @property
    def hash(self) -> str:
        """The fingerprint of the file's text, whatever its line ends."""
        return hashlib.sha256(self.sql.encode()).hexdigest()

    def statements(self) -> Iterator[str]:
        """Yield the file's SQL statements one by one."""
        part = ""
        for line in self.sql.splitlines(keepends=True):
            part += line
            if sqlite3.complete_statement(part):
                yield part
                part = ""
        if re.sub(r"--[^\n]*|\s", "", part):
            raise RegularsError(f"{self.name}: the last statement has no ; at its end")


def known(folder: Path = FOLDER) -> list[Migration]:
    """Return the migrations in `folder`, which are numbered 0001, 0002, ... without a gap."""
    files = sorted(folder.glob("*.sql"))
    found = [Migration(int(file.name[:4]), file.name, file.read_text(encoding="utf-8")) for file in files]
    if [migration.version for migration in found] != list(range(1, len(found) + 1)):
        raise RegularsError(f"The migrations in {folder} are not numbered 0001, 0002, ... without a gap")
    return found


@unit
def had(engine: Engine) -> Unit[list[Row]]:
    """Return the migrations a database has had (version, name, hash), in order; none for an empty database."""
    found = yield from table_names(engine)
    if OWN_TABLE not in found:
        if found:
            raise RegularsError(
                f"This database holds another program's tables ({', '.join(found[:3])}): name an empty database"
            )
        return []
    return (yield Statement(f"SELECT version, name, hash FROM {OWN_TABLE} ORDER BY version"))  # noqa: S608


def missing(steps: list[Migration], rows: list[Row]) -> list[Migration]:
    """Return the steps a database has not had; refuses a newer schema and a file changed after it was applied."""
    if len(rows) > len(steps):
        raise newer(len(rows), len(steps))
    for step, row in zip(steps, rows, strict=False):
        if step.hash != row.hash:
            raise RegularsError(
                f"{step.name} is not the file this database was made with ({row.name}): install Regulars afresh"
            )
    return steps[len(rows) :]


def newer(version: int, known_version: int) -> RegularsError:
    """Return the error for a database of a schema this program does not know yet."""
    return RegularsError(
        f"This database was made by a newer Regulars (schema {version}, this program knows {known_version}): "
        "upgrade the program"
    )


async def check(db: Reader, folder: Path = FOLDER) -> int:
    """Return the schema version of a database that is up to date; says what to do about any other."""
    steps = known(folder)
    behind = missing(steps, await db.read(had(db.engine)))
    if behind:
        raise RegularsError(f"The database is {len(behind)} steps behind: run `regulars db migrate`")
    return len(steps)
