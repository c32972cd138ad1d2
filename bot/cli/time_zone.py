"""The time zone this machine keeps."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zoneinfo import available_timezones

ZONES = "zoneinfo/"


def machine_zone(link: Path = Path("/etc/localtime"), note: Path = Path("/etc/timezone")) -> str | None:
    """Return the machine's zone as the IANA list names it, or None where it cannot be told.

    It is told by TZ, by the file that `link` points to in the zone database, or by the `note` that Debian keeps.
    """
    known = available_timezones() - {"localtime"}
    return next((zone for zone in _told(link, note) if zone in known), None)


def _told(link: Path, note: Path) -> Iterator[str]:
    yield os.environ.get("TZ", "").removeprefix(":")
    yield os.path.realpath(link).rpartition(ZONES)[2]
    with suppress(OSError, UnicodeDecodeError):
        yield note.read_text(encoding="utf-8").strip()
