"""The one source of the present moment; everything that asks for the time receives a clock."""

import time
from dataclasses import dataclass
from typing import Protocol


class Clock(Protocol):
    """Tells the time in UTC milliseconds since 1970."""

    def now(self) -> int:
        """Return the present moment in UTC milliseconds."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> int:
        """Return the present moment in UTC milliseconds."""
        return time.time_ns() // 1_000_000


@dataclass(slots=True)
class FixedClock:
    """A clock that moves only when told to, for tests and dry runs."""

    moment: int = 1_790_000_000_000

    def now(self) -> int:
        """Return the moment it was set to, in UTC milliseconds."""
        return self.moment

    def advance(self, milliseconds: int) -> None:
        """Move the moment forward by `milliseconds`."""
        self.moment += milliseconds
