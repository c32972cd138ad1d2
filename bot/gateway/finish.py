"""The end of an update: its effects and its done-mark become one transaction."""

from collections.abc import Iterable, Sequence
from typing import Any

from bot.storage import inbox
from bot.storage.unit import Repeatable, Unit, repeat


def finished(bot_id: int, update_ids: Iterable[int], effects: Sequence[Unit[Any]], now: int) -> Unit[None]:
    """Do the effects and mark the updates done, all or nothing; `now` is in UTC milliseconds.

    The whole can be begun again after a conflict only where every effect can.
    """
    ids = tuple(update_ids)
    if all(isinstance(effect, Repeatable) for effect in effects):
        return Repeatable(lambda: _finished(bot_id, ids, effects, now))
    return _finished(bot_id, ids, effects, now)


def _finished(bot_id: int, update_ids: tuple[int, ...], effects: Sequence[Unit[Any]], now: int) -> Unit[None]:
    for effect in effects:
        yield from repeat(effect) or effect
    for update_id in update_ids:
        yield from inbox.done(bot_id, update_id, now)
