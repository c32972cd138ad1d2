"""Figures for Prometheus: what came in, how fast it was answered, what waits, what Telegram said."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

LATENCY_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)


class Metrics:
    """One bot's figures in a registry of their own; its methods are the hooks other parts call."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        registry = self._registry
        self._updates = Counter("regulars_updates", "Updates stored in the inbox", registry=registry)
        self._latency = Histogram(
            "regulars_update_seconds",
            "From the update's arrival until it was dealt with",
            buckets=LATENCY_BUCKETS,
            registry=registry,
        )
        self._answers = Counter("regulars_answers", "Questions by decision", ["decision"], registry=registry)
        self._sends = Counter("regulars_sends", "Calls to Telegram by outcome", ["lane", "outcome"], registry=registry)
        self._depth = Gauge("regulars_inbox_depth", "Updates that wait in the inbox", registry=registry)
        self._age = Gauge("regulars_inbox_age_seconds", "Age of the oldest update that waits", registry=registry)

    def arrived(self, updates: int) -> None:
        """Count updates that were stored."""
        self._updates.inc(updates)

    def dealt_with(self, milliseconds: int) -> None:
        """Note how long an update took from arrival to the end."""
        self._latency.observe(milliseconds / 1000)

    def answered(self, decision: str) -> None:
        """Count a question by what the engine decided."""
        self._answers.labels(decision).inc()

    def sender(self) -> Callable[[object, str], None]:
        """Return the hook that counts a call by lane and outcome (sent, refused, slow_down, trouble)."""
        known: dict[tuple[object, str], Counter] = {}

        def observe(lane: object, outcome: str) -> None:
            counter = known.get((lane, outcome))
            if counter is None:
                counter = known[lane, outcome] = self._sends.labels(getattr(lane, "name", str(lane)).lower(), outcome)
            counter.inc()

        return observe

    def page(self, waiting: int, oldest_seconds: float) -> bytes:
        """Return the figures in Prometheus' text format, with the inbox as it is at this moment."""
        self._depth.set(waiting)
        self._age.set(oldest_seconds)
        return generate_latest(self._registry)
