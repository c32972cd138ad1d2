"""What a message holds, kept so that it can be said again after the original is gone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

import orjson


@dataclass(frozen=True, slots=True)
class Content:
    """One message without who, where and when.

    `kind` is a key of `bot.gateway.content.kinds.KINDS`, or "other" for what can only be copied or forwarded. `text`
    is the plain text or caption and `entities` are those a bot may send with it, in the Bot API's shape (UTF-16 units).
    `details` are the further parameters of the kind's send method, by their names there. `label` says in a few words,
    of no language of ours, what has no text (a file's name, "0:07", a poll's question). `origin` names whom a forwarded
    message is from, "" for a message of one's own. `cut`: lines were left out, so the original must not be copied.
    """

    kind: str
    text: str = ""
    entities: tuple[Mapping[str, Any], ...] = ()
    file_id: str | None = None
    file_unique_id: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    label: str = ""
    origin: str = ""
    cut: bool = False

    def dumps(self) -> str:
        """Return it as JSON for a row: the same content is always the same text; what is empty is left out."""
        held = {one.name: getattr(self, one.name) for one in fields(self)}
        return orjson.dumps(
            {name: value for name, value in held.items() if value}, option=orjson.OPT_SORT_KEYS
        ).decode()

    @classmethod
    def loads(cls, text: str) -> Self:
        """Read what `dumps` wrote, by this version or another; ValueError for anything else."""
        held = orjson.loads(text)
        if not isinstance(held, dict) or not isinstance(held.get("kind"), str):
            raise ValueError("this is not the content of a message")
        known = {one.name: held[one.name] for one in fields(cls) if one.name in held}
        return cls(**{**known, "entities": tuple(known.get("entities", ()))})
