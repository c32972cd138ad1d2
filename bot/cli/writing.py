"""Putting a file in place so that nobody ever sees half of it, or none."""

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from bot.core.errors import RegularsError


def replace_file(path: Path, text: str, *, mode: int | None = None) -> None:
    """Write the text as UTF-8 beside `path` and put it in its place in one step; raises RegularsError if it cannot.

    The file keeps the permissions it had, unless `mode` gives it others from its first byte on; where `path` is a link,
    it is what the link leads to that is replaced.
    """
    path = Path(os.path.realpath(path))
    fresh = path.with_name(f".{path.name.lstrip('.')}.{secrets.token_hex(4)}")
    try:
        number = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if mode is None else mode)
        try:
            with os.fdopen(number, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if mode is None and path.exists():
                shutil.copymode(path, fresh)
            fresh.replace(path)
        except BaseException:
            with suppress(OSError):
                fresh.unlink()
            raise
    except OSError as error:
        raise cannot_write(path, error) from None


def keep_copy(path: Path, copy: Path) -> None:
    """Copy a file with its times; raises RegularsError if that cannot be done."""
    try:
        shutil.copy2(path, copy)
    except OSError as error:
        raise cannot_write(copy, error) from None


def cannot_write(path: Path, error: OSError) -> RegularsError:
    """Return the error that tells a person why a file could not be written."""
    return RegularsError(f"{path} cannot be written ({error.strerror}): give this user write permission there")
