"""The .env file that `regulars init` writes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bot.cli.writing import replace_file
from bot.core.errors import RegularsError

OWNER_ONLY = 0o600


@contextmanager
def new_settings(path: Path, values: Mapping[str, str]) -> Iterator[None]:
    """Set the values in .env for a block, keeping every other line; if the block fails, .env is as it was before.

    Only its owner can read the file, from its first byte on.
    """
    before = _text(path)
    kept = [line for line in (before or "").splitlines() if line.partition("=")[0].strip() not in values]
    lines = [*kept, *(f"{name}={value}" for name, value in values.items())]
    replace_file(path, "\n".join(lines) + "\n", mode=OWNER_ONLY)
    try:
        yield
    except BaseException:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            replace_file(path, before, mode=OWNER_ONLY)
        raise


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise RegularsError(f"{path} cannot be read ({error}): mend it, or move it away.") from None
