"""All methods that are carried out, by name."""

from bot.simulator.methods import (
    account,
    copying,
    editing,
    groups,
    marking,
    media,
    profile,
    sending,
    topics,
    updates,
)
from bot.simulator.methods.call import Handler
from bot.simulator.refusals import not_simulated

_NOUNS = (account, copying, editing, groups, marking, media, profile, sending, topics, updates)
METHODS: dict[str, Handler] = {name: handler for noun in _NOUNS for name, handler in noun.METHODS.items()}


def handler_of(method: str) -> Handler:
    """Return what carries a method out; 501 for one that is known but not simulated."""
    handler = METHODS.get(method)
    if handler is None:
        raise not_simulated(f"method {method}")
    return handler
