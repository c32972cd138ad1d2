"""Things that go wrong on purpose: Telegram's 5xx, silence, cut lines, updates that come twice."""

import itertools
import random
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

KINDS = ("error", "error_after", "timeout", "timeout_after", "cut_before", "cut_after", "duplicate_update")


@dataclass(slots=True)
class Fault:
    """One rule; `next` calls (after `after` others), each with `probability`, are hit; None: no end."""

    number: int
    kind: str
    method: str = "*"
    chat_id: int | None = None
    code: int = 502
    description: str = "Bad Gateway"
    retry_after: int | None = None
    probability: float = 1.0
    next: int | None = None
    after: int = 0
    seed: int = 0
    hits: int = 0
    _dice: random.Random = field(default_factory=random.Random, repr=False)

    def __post_init__(self) -> None:
        self._dice.seed(self.seed)

    def strikes(self, method: str, chat_id: Any) -> bool:
        """Say whether this call is hit, and count it."""
        if not fnmatchcase(method, self.method) or self.chat_id not in (None, chat_id):
            return False
        if self.next is not None and self.hits >= self.next:
            return False
        if self.after > 0:
            self.after -= 1
            return False
        if self._dice.random() >= self.probability:
            return False
        self.hits += 1
        return True

    def view(self) -> dict[str, Any]:
        """Return it as JSON."""
        names = ("number", "kind", "method", "chat_id", "code", "probability", "next", "after", "seed", "hits")
        return {name: getattr(self, name) for name in names}


class Faults:
    """The rules in force, first match first."""

    def __init__(self) -> None:
        self.rules: list[Fault] = []
        self._numbers = itertools.count(1)

    def add(self, kind: str, **facts: Any) -> Fault:
        """Add a rule; ValueError for a kind or field that does not exist."""
        if kind not in KINDS:
            raise ValueError(f'there is no fault "{kind}"; write one of {", ".join(KINDS)}')
        try:
            fault = Fault(next(self._numbers), kind, **facts)
        except TypeError as error:
            raise ValueError(f"a fault cannot be described like that: {error}") from None
        self.rules.append(fault)
        return fault

    def clear(self) -> None:
        """Let everything work again."""
        self.rules.clear()

    def strike(self, method: str, chat_id: Any) -> Fault | None:
        """Return the fault that hits this call."""
        rules = (rule for rule in self.rules if rule.kind != "duplicate_update")
        return next((rule for rule in rules if rule.strikes(method, chat_id)), None)

    def duplicates(self, chat_id: int) -> bool:
        """Say whether an update of this chat, now confirmed, is to be delivered once more."""
        rules = (rule for rule in self.rules if rule.kind == "duplicate_update")
        return any(rule.strikes("getUpdates", chat_id) for rule in rules)
