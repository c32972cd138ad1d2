"""Messages that carry no file: text, places, contacts, polls, dice; and "typing"."""

import random
from typing import Any

from bot.simulator.formatting import formatted
from bot.simulator.methods.access import target
from bot.simulator.methods.call import Call, Handler
from bot.simulator.methods.compose import sent, text_content
from bot.simulator.refusals import bad
from bot.simulator.state.chats import GENERAL
from bot.simulator.state.contents import contact, dice, poll, venue

_SIDES = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
_UPLOADS = ("photo", "video", "voice", "document", "video_note")
_RECORDINGS = ("video", "voice", "video_note")
_CHAT_ACTIONS = {"typing", "choose_sticker", "find_location"}
_CHAT_ACTIONS |= {f"upload_{what}" for what in _UPLOADS} | {f"record_{what}" for what in _RECORDINGS}


def send_message(call: Call) -> dict[str, Any]:
    """Send text."""
    return sent(call, text_content(call))


def send_place(call: Call) -> dict[str, Any]:
    """Send a place on the map, or a venue with its name."""
    fields = call.fields
    if not (-90 <= fields["latitude"] <= 90 and -180 <= fields["longitude"] <= 180):
        raise bad("wrong latitude or longitude specified")
    return sent(call, venue(fields["latitude"], fields["longitude"], fields.get("title"), fields.get("address")))


def send_contact(call: Call) -> dict[str, Any]:
    """Send somebody's phone number; where it belongs to an account, Telegram adds whose."""
    fields = call.fields
    number = fields["phone_number"]
    user_id = next((user.id for user in call.world.users.values() if not user.is_bot and user.number == number), None)
    return sent(call, contact(number, fields["first_name"], fields.get("last_name"), user_id))


def send_poll(call: Call) -> dict[str, Any]:
    """Send a poll."""
    fields = call.fields
    options = [formatted(_option(option), None, None)[0] for option in fields["options"]]
    if not 1 <= len(options) <= 12:
        raise bad("poll must have at least 1 option" if not options else "poll can't have more than 12 options")
    if any(not 1 <= len(option) <= 100 for option in options):
        raise bad("poll options length must not exceed 100")
    number = str(5_000_000_000_000_000 + call.world.hub.upcoming)
    rules = {"anonymous": fields.get("is_anonymous", True), "kind": fields.get("type", "regular")}
    return sent(call, poll(number, fields["question"], options, closed=fields.get("is_closed", False), **rules))


def _option(option: str | dict[str, Any]) -> str:
    return option if isinstance(option, str) else str(option["text"])


def send_dice(call: Call) -> dict[str, Any]:
    """Throw a die."""
    emoji = call.fields.get("emoji", "🎲")
    if emoji not in _SIDES:
        raise bad("wrong dice emoji specified")
    return sent(call, dice(emoji, random.randint(1, _SIDES[emoji])))  # noqa: S311 - a die, not a secret


def send_chat_action(call: Call) -> bool:
    """Show people that the bot is typing, or busy with something like it."""
    chat = target(call)
    action = call.fields["action"]
    if action not in _CHAT_ACTIONS:
        raise bad("wrong parameter action in request")
    thread_id = call.fields.get("message_thread_id")  # not looked at: a topic that is gone is no error here
    place = {"chat_id": chat.id, "bot_id": chat.bot_id, "thread_id": None if thread_id == GENERAL else thread_id}
    call.world.hub.publish("typing", **place, action=action, user_id=call.bot.id)
    return True


METHODS: dict[str, Handler] = {
    "sendMessage": send_message,
    "sendLocation": send_place,
    "sendVenue": send_place,
    "sendContact": send_contact,
    "sendPoll": send_poll,
    "sendDice": send_dice,
    "sendChatAction": send_chat_action,
}
