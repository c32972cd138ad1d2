"""`regulars db`: migrate, backup, restore, copy."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.console import out, progress
from bot.core.errors import RegularsError
from bot.settings import load_settings
from bot.storage import backup as backups
from bot.storage.copy import copy as copy_tables
from bot.storage.database import open_database
from bot.storage.migrations import migrate as bring_up_to_date
from bot.storage.opening import open_storage

commands = typer.Typer(no_args_is_help=True)


@commands.command()
def migrate() -> None:
    """Bring the database's schema up to date; a backup is made first."""

    async def work() -> None:
        settings = load_settings()
        db = await open_database(settings.database_url.get_secret_value())
        try:
            applied = await bring_up_to_date(db, backups=settings.backup_dir)
        finally:
            await db.close()
        out.print(f"Applied: {', '.join(step.name for step in applied) or 'nothing, the schema is up to date'}.")

    asyncio.run(work())


@commands.command()
def backup(
    folder: Annotated[Path | None, typer.Option(help="Where to put it; REGULARS_BACKUP_DIR if left out.")] = None,
) -> None:
    """Save the whole database into one file, while the bot runs."""
    settings = load_settings()
    with progress("Saving", 1) as bar:
        url = settings.database_url.get_secret_value()
        path = asyncio.run(backups.backup(url, folder or settings.backup_dir, bar.table))
    out.print(f"Saved: {path}")


@commands.command()
def restore(file: Annotated[Path, typer.Argument(help="A file that `regulars db backup` made.")]) -> None:
    """Put a backup in place of the database; the bot must be stopped."""
    settings = load_settings()
    with progress("Restoring", 1) as bar:
        aside = asyncio.run(backups.restore(settings.database_url.get_secret_value(), file, bar.table))
    out.print("Restored." + (f" What was there before is kept as {aside}." if aside else ""))


@commands.command()
def copy(
    source: Annotated[str, typer.Argument(help="Such as sqlite:///regulars.db")],
    target: Annotated[str, typer.Argument(help="Such as postgresql://user:password@host/name; must be empty.")],
) -> None:
    """Copy everything into another, empty database, and check counts and contents."""

    async def work() -> None:
        if source == target:
            raise RegularsError("Source and target are the same database.")
        old = await open_database(source, must_exist=True)
        try:
            new = await open_storage(load_settings(database_url=target))
            try:
                with progress("Copying", 1) as bar:
                    counts = await copy_tables(old, new, bar.table)
            finally:
                await new.close()
        finally:
            await old.close()
        out.print(f"Copied and compared: {sum(counts.values())} rows in {len(counts)} tables.")

    asyncio.run(work())
