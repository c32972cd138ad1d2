"""Reading Telegram's answers: a result, or the error that a refusal stands for.

Both ways of calling (our own and python-telegram-bot's methods) end here, so both raise the same errors.
Source: https://core.telegram.org/bots/api#making-requests and #responseparameters.
"""

from typing import Any, NoReturn

import orjson
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, TelegramError

from bot.gateway.errors import ServerTrouble, SlowDown

BY_STATUS: dict[int, type[TelegramError]] = {
    400: BadRequest,
    401: InvalidToken,  # a well-formed token that Telegram does not know
    403: Forbidden,
    404: InvalidToken,  # a malformed token
    409: Conflict,
}
TOO_MANY_REQUESTS = 429


def result_of(status: int, payload: bytes) -> Any:
    """Return the `result` of an answer, or raise the error its refusal stands for."""
    if not 200 <= status < 300:
        refuse(status, payload)
    try:
        return orjson.loads(payload)["result"]
    except (ValueError, KeyError, TypeError):
        raise ServerTrouble("The server's answer is not a Bot API answer") from None


def refuse(status: int, payload: bytes) -> NoReturn:
    """Raise the error for an answer whose HTTP status is not 2xx."""
    answer = _parse(payload)
    parameters = answer.get("parameters") or {}
    description = str(answer.get("description") or f"HTTP status {status}")
    if migrated_to := parameters.get("migrate_to_chat_id"):
        raise ChatMigrated(migrated_to)
    if status == TOO_MANY_REQUESTS:
        raise SlowDown(int(parameters.get("retry_after") or 1))
    other = BadRequest if 400 <= status < 500 else ServerTrouble
    raise BY_STATUS.get(status, other)(description)


def _parse(payload: bytes) -> dict[str, Any]:
    """Return the answer as a dict, empty where a proxy or a broken server sent something else."""
    try:
        answer = orjson.loads(payload)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
