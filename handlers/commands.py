"""Commands as people write them: a slash, a word, and in groups perhaps the bot it is meant for."""

from bot.gateway.update import Incoming


def command_of(incoming: Incoming, username: str | None = None) -> str | None:
    """Return the command's word in small letters, or None.

    With `username`, a command that names another bot is not one; without, it is read as meant for us.
    """
    text = incoming.text
    if text is None or not text.startswith("/") or text.startswith("//"):  # two slashes begin an internal line
        return None
    word, _, whom = (text[1:].split(maxsplit=1) or [""])[0].partition("@")
    if username is not None and whom and whom.lower() != username.lower():
        return None
    return word.lower()


def is_command(incoming: Incoming) -> bool:
    """Tell whether a message begins as commands do."""
    return command_of(incoming) is not None
