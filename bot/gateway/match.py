"""Small predicates for routes."""

from bot.gateway.route import Predicate
from bot.gateway.update import Incoming


def command_of(incoming: Incoming) -> tuple[str, str] | None:
    """Return a command's name in lower case and what follows it: "/start@our_bot abc" is ("start", "abc")."""
    text = incoming.text
    if not text or text[0] != "/":
        return None
    name, _, rest = text[1:].partition(" ")
    return name.partition("@")[0].lower(), rest.strip()


def command(*names: str) -> Predicate:
    """Match the commands of these names."""
    wanted = frozenset(names)
    return lambda incoming: (found := command_of(incoming)) is not None and found[0] in wanted


def tapped(prefix: str) -> Predicate:
    """Match taps on buttons whose data begins with the prefix."""
    return lambda incoming: incoming.data is not None and incoming.data.startswith(prefix)


def private(incoming: Incoming) -> bool:
    """Match what comes from a private chat."""
    return incoming.chat_type == "private"


def plain_text(incoming: Incoming) -> bool:
    """Match a text in a private chat that is no command."""
    return incoming.chat_type == "private" and bool(incoming.text) and not str(incoming.text).startswith("/")
