"""People press buttons, start, block and leave bots."""

import asyncio
from typing import Any

from bot.simulator.people_api.desk import Body, Desk, MistakeError, bot_of, chat_of, message_of, user_of
from bot.simulator.state.bots import Bot
from bot.simulator.state.chats import Chat, Member
from bot.simulator.state.messages import Message
from bot.simulator.state.rendering import as_api
from bot.simulator.state.users import User

Answer = dict[str, Any]


async def tap(desk: Desk, body: Body) -> Answer:
    """Press an inline button and wait for the bot's answer."""
    user, chat = user_of(desk, body), chat_of(desk, body)
    message = message_of(chat, body)
    button = _pressed(message, body)
    if "callback_data" not in button:
        return {"answered": True, "text": None, "alert": False, "url": button.get("url")}
    bot = desk.world.bots.get(message.sender.id)
    if bot is None:
        raise MistakeError(f"message {message.message_id} is not a bot's")
    return await _query(desk, bot, chat, message, user, button["callback_data"], body.get("wait", float, 5.0))


def _pressed(message: Message, body: Body) -> dict[str, Any]:
    text, data = body.get("text"), body.get("data")
    rows = message.markup["inline_keyboard"] if message.markup else []
    for button in (button for row in rows for button in row):
        if (text is not None and button["text"] == text) or (data is not None and button.get("callback_data") == data):
            return dict(button)
    if body.get("forged", bool, False) and data is not None:
        return {"callback_data": data}
    shown = [button["text"] for row in rows for button in row]
    raise MistakeError(f"there is no button {text if text is not None else data!r}; there are {shown}")


async def _query(desk: Desk, bot: Bot, chat: Chat, message: Message, user: User, data: str, seconds: float) -> Answer:
    opened = desk.world.taps.open(bot, chat, message, user, desk.world.clock.milliseconds() / 1000)
    payload = {
        "id": opened.id,
        "from": user.api(),
        "message": as_api(chat, message),
        "chat_instance": str(9_000_000_000 + abs(chat.id)),
        "data": data,
    }
    bot.updates.push("callback_query", payload, chat.id)
    try:
        async with asyncio.timeout(seconds):
            await opened.answered.wait()
    except TimeoutError:
        pass
    answer = opened.answer or {"text": None, "alert": False, "url": None}
    return {"answered": opened.answer is not None, **answer}


async def block(desk: Desk, body: Body) -> Answer:
    """Stop the bot."""
    return _set_blocked(desk, body, True)


async def unblock(desk: Desk, body: Body) -> Answer:
    """Let the bot write again."""
    return _set_blocked(desk, body, False)


def _set_blocked(desk: Desk, body: Body, blocked: bool) -> Answer:
    user, bot = user_of(desk, body), bot_of(desk, body)
    chat = desk.world.private(bot, user)
    if chat.blocked is not blocked:
        chat.blocked = blocked
        states = [Member(bot.user, "member"), Member(bot.user, "kicked")]
        old, new = states if blocked else reversed(states)
        change = {"chat": chat.api(), "from": user.api(), "date": desk.world.clock.seconds()}
        members = {"old_chat_member": old.api(), "new_chat_member": new.api()}
        bot.updates.push("my_chat_member", change | members, chat.id)
        desk.world.chat_changed(chat)
    return {}


async def deactivate(desk: Desk, body: Body) -> Answer:
    """Delete somebody's account."""
    user = user_of(desk, body)
    user.deactivated = True
    desk.world.hub.publish("user", user=user.view())
    return {}
