"""Which bots hear of what people do, as updates."""

from collections.abc import Iterator
from typing import Any

from bot.simulator.state.bots import Bot
from bot.simulator.state.chats import Chat, Member
from bot.simulator.state.messages import Message
from bot.simulator.state.reactions import reaction_type
from bot.simulator.state.rendering import as_api
from bot.simulator.state.users import User
from bot.simulator.state.world import World


def announce(world: World, chat: Chat, message: Message, kind: str = "message") -> None:
    """Hand a person's message (or, as `edited_message`, its edit) or a service message to the bots that may read it."""
    readers = list(_readers(world, chat, message))
    if readers:
        payload = as_api(chat, message)
        for bot in readers:
            bot.updates.push(kind, payload, chat.id)


def _readers(world: World, chat: Chat, message: Message) -> Iterator[Bot]:
    if chat.bot is not None:
        yield chat.bot
        return
    departed = world.bots.get(message.content.get("left_chat_member", {}).get("id", 0))
    if departed is not None:
        yield departed
    for bot, member in bots_in(world, chat):
        if bot.id != message.sender.id and (member.is_admin or bot.reads_all or _addressed(bot, message)):
            yield bot
        elif bot.id == message.sender.id and message.kind == "service":
            yield bot  # what a bot says it never hears; what its calls leave in the chat (a pin, a new topic) it does


def bots_in(world: World, chat: Chat) -> Iterator[tuple[Bot, Member]]:
    """Yield the bots of a group with their membership."""
    for member in chat.present():
        bot = world.bots.get(member.user.id)
        if bot is not None:
            yield bot, member


def _addressed(bot: Bot, message: Message) -> bool:
    """Privacy mode: a bot that is no administrator hears commands, replies to it, mentions, and service messages."""
    if message.kind == "service" or (message.reply_to and message.reply_to.sender.id == bot.id):
        return True
    return message.text.startswith("/") or f"@{bot.user.username}" in message.text


def membership(world: World, chat: Chat, old: Member, new: Member, by: User) -> None:
    """Tell bots that somebody's place changed: `my_chat_member` for themselves, `chat_member` for administrators."""
    payload = {
        "chat": chat.api(),
        "from": by.api(),
        "date": world.clock.seconds(),
        "old_chat_member": old.api(),
        "new_chat_member": new.api(),
    }
    subject = world.bots.get(new.user.id)
    if subject is not None:
        subject.updates.push("my_chat_member", payload, chat.id)
    for bot, member in bots_in(world, chat):
        if bot is not subject and member.is_admin:
            bot.updates.push("chat_member", payload, chat.id)


def reaction(world: World, chat: Chat, message: Message, user: User, old: list[str], new: list[str]) -> None:
    """Tell bots of a changed reaction: in private always, in groups only administrators; of bots' own nobody hears."""
    member = chat.member(user.id)
    anonymous = member is not None and member.is_anonymous
    payload: dict[str, Any] = {
        "chat": chat.api(),
        "message_id": message.message_id,
        **({"actor_chat": chat.api()} if anonymous else {"user": user.api()}),
        "date": world.clock.seconds(),
        "old_reaction": [reaction_type(one) for one in old],
        "new_reaction": [reaction_type(one) for one in new],
    }
    hearers = [chat.bot] if chat.bot else [bot for bot, member in bots_in(world, chat) if member.is_admin]
    for bot in hearers:
        bot.updates.push("message_reaction", payload, chat.id)
