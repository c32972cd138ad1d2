"""Refusals: everything the simulator says no with, in Telegram's own words."""

from typing import Any


class Refusal(Exception):
    """A call that Telegram answers with `ok: false`; `code` is both the HTTP status and `error_code`."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """Return the JSON answer."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


def bad(sentence: str, **parameters: Any) -> Refusal:
    """400: the request itself is wrong."""
    return Refusal(400, f"Bad Request: {sentence}", **parameters)


def forbidden(sentence: str) -> Refusal:
    """403: the chat does not want this bot."""
    return Refusal(403, f"Forbidden: {sentence}")


def conflict(sentence: str) -> Refusal:
    """409: somebody else fetches this bot's updates."""
    return Refusal(409, f"Conflict: {sentence}")


def too_many(seconds: int) -> Refusal:
    """429: wait `seconds` first."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def migrated(chat_id: int) -> Refusal:
    """400 with the supergroup a group has become."""
    return bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat_id)


def not_simulated(what: str) -> Refusal:
    """501: Telegram could, the simulator cannot, and says so instead of pretending."""
    return Refusal(501, f"simulator: {what} is known but not simulated")


NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content"
    " and reply markup of the message"
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
EMPTY = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "user_id": "invalid user_id specified",
    "file_id": "file_id not specified",
    "callback_query_id": OLD_QUERY,
    "message_thread_id": "invalid message thread identifier specified",
    "photo": "there is no photo in the request",
    "video": "there is no video in the request",
    "voice": "there is no voice in the request",
    "video_note": "there is no video note in the request",
    "audio": "there is no audio in the request",
    "document": "there is no document in the request",
    "sticker": "there is no sticker in the request",
    "animation": "there is no animation in the request",
    "media": "media not found",
    "action": "wrong parameter action in request",
    "latitude": "latitude not specified",
    "longitude": "longitude not specified",
    "phone_number": "phone number is empty",
    "first_name": "first name is empty",
    "question": "poll question must be non-empty",
    "options": "poll options must be non-empty",
    "commands": "commands must be specified",
}
