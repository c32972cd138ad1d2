"""The bot's own account, files to fetch, and answers to taps."""

from typing import Any

from bot.simulator.methods.attachments import MEGABYTE
from bot.simulator.methods.call import Call, Handler
from bot.simulator.refusals import OLD_QUERY, bad

_LARGEST_DOWNLOAD = 20 * MEGABYTE


def get_me(call: Call) -> dict[str, Any]:
    """Return the bot."""
    return call.bot.me()


def depart(call: Call) -> bool:
    """Log out or close: a single server has nothing to move, so the bot may simply go on."""
    return True


def get_file(call: Call) -> dict[str, Any]:
    """Return where a file can be downloaded."""
    file = call.world.files.get(call.fields["file_id"])
    if file is None:
        raise bad("invalid file_id")
    if len(file.data) > _LARGEST_DOWNLOAD:
        raise bad("file is too big")
    return file.api() | {"file_path": file.path}


def profile_photos(call: Call) -> dict[str, Any]:
    """Return a person's profile photos: nobody here has one."""
    if call.fields["user_id"] not in call.world.users:
        raise bad("user not found")
    return {"total_count": 0, "photos": []}


def answer_tap(call: Call) -> bool:
    """Answer a callback query, once and in time."""
    fields, world = call.fields, call.world
    tap = world.taps.close(call.bot, fields["callback_query_id"], world.clock.milliseconds() / 1000)
    if tap is None:
        raise bad(OLD_QUERY)
    text = fields.get("text") or None
    tap.answer = {"text": text, "alert": fields.get("show_alert", False), "url": fields.get("url")}
    tap.answered.set()
    place = {"chat_id": tap.chat.id, "bot_id": tap.chat.bot_id, "message_id": tap.message.message_id}
    world.hub.publish("callback", **place, user_id=tap.user.id, **tap.answer)
    return True


METHODS: dict[str, Handler] = {
    "getMe": get_me,
    "logOut": depart,
    "close": depart,
    "getFile": get_file,
    "getUserProfilePhotos": profile_photos,
    "answerCallbackQuery": answer_tap,
}
