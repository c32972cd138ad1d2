"""Which processes work on this database right now: a heartbeat row each."""

from bot.storage.unit import Statement, Unit, unit


@unit
def beat(worker: str, now: int, epoch: int | None = None) -> Unit[None]:
    """Say that `worker` is alive; a leader gives its epoch."""
    yield Statement(
        "INSERT INTO heartbeats (worker, epoch, seen_at) VALUES (?, ?, ?) "
        "ON CONFLICT (worker) DO UPDATE SET epoch = excluded.epoch, seen_at = excluded.seen_at",
        (worker, epoch, now),
    )


@unit
def alive(since: int) -> Unit[int]:
    """Return how many workers have been heard from since a moment: Telegram's limits are shared between them."""
    return int((yield Statement("SELECT count(*) AS workers FROM heartbeats WHERE seen_at >= ?", (since,)))[0].workers)


@unit
def leave(worker: str) -> Unit[None]:
    """Take a worker that stops off the list."""
    yield Statement("DELETE FROM heartbeats WHERE worker = ?", (worker,))


@unit
def sweep(before: int) -> Unit[None]:
    """Forget workers not heard from since `before`."""
    yield Statement("DELETE FROM heartbeats WHERE seen_at < ?", (before,))
