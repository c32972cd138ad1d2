"""Coming, going and changing places in a group."""

from dataclasses import replace
from typing import Any

from bot.simulator.state.chats import ADMIN_RIGHTS, Chat, Member
from bot.simulator.state.delivery import announce, membership
from bot.simulator.state.users import User
from bot.simulator.state.world import World

FULL_RIGHTS = {right: right != "is_anonymous" for right in ADMIN_RIGHTS}


def place(world: World, chat: Chat, user: User, status: str, *, by: User, **more: Any) -> Member:
    """Give somebody a status in a group; bots hear of it and the chat shows who joined or left.

    `more` are fields of `Member`: rights, custom_title, is_member.
    """
    old = chat.member(user.id) or Member(user, "left")
    before = replace(old)
    member = chat.members[user.id] = Member(user, status, **{"custom_title": old.custom_title} | more)
    if not before.present and member.present:
        _service(world, chat, by, {"new_chat_members": [user.api()]})
    membership(world, chat, before, member, by)
    if before.present and not member.present:
        _service(world, chat, by, {"left_chat_member": user.api()})
    world.chat_changed(chat)
    return member


def _service(world: World, chat: Chat, by: User, content: dict[str, object]) -> None:
    announce(world, chat, world.post(chat, by, content))
