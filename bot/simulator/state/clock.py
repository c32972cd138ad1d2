"""The simulator's time: the machine's, plus what somebody has turned it forward by."""

import time


class SimulatedClock:
    """Tells UTC time; `advance` ages everything at once (a message older than 48 hours, an expired tap)."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def advance(self, seconds: float) -> None:
        """Turn the clock forward."""
        self._ahead += seconds

    def seconds(self) -> int:
        """Return whole UTC seconds, as the Bot API dates things."""
        return int(time.time() + self._ahead)

    def milliseconds(self) -> int:
        """Return UTC milliseconds, as the people API dates things."""
        return int((time.time() + self._ahead) * 1000)
