"""What a bot asks about chats and their members, and how it leaves or bans."""

from typing import Any

from bot.simulator.methods.access import chat_of, membership, needs
from bot.simulator.methods.call import Call, Handler
from bot.simulator.refusals import bad
from bot.simulator.state.chats import Chat, Member
from bot.simulator.state.membership import place
from bot.simulator.state.rendering import as_api

_NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


def get_chat(call: Call) -> dict[str, Any]:
    """Return everything about a chat."""
    chat = chat_of(call, call.fields["chat_id"])
    shown = chat.api() | {"accent_color_id": abs(chat.id) % 7, "max_reaction_count": 11}
    shown["accepted_gift_types"] = _NO_GIFTS
    if not chat.is_private:
        shown["permissions"] = chat.permissions
    if chat.pinned:
        shown["pinned_message"] = as_api(chat, chat.messages[chat.pinned[-1]])
    return shown


def _group(call: Call) -> Chat:
    chat = chat_of(call, call.fields["chat_id"])
    if chat.is_private:
        raise bad("there are no administrators in the private chat")
    return chat


def get_member(call: Call) -> dict[str, Any]:
    """Return somebody's place in a chat; known people who never were in it have left it."""
    chat = chat_of(call, call.fields["chat_id"])
    user = call.world.users.get(call.fields["user_id"])
    if user is None:
        raise bad("PARTICIPANT_ID_INVALID")
    if chat.is_private:
        return Member(user, "member").api()
    return (chat.member(user.id) or Member(user, "left")).api()


def get_administrators(call: Call) -> list[dict[str, Any]]:
    """Return the administrators of a group who are no other bots."""
    admins = (member for member in _group(call).present() if member.is_admin)
    return [member.api() for member in admins if not member.user.is_bot or member.user.id == call.bot.id]


def count_members(call: Call) -> int:
    """Return how many are in a chat."""
    chat = chat_of(call, call.fields["chat_id"])
    return 2 if chat.is_private else sum(1 for _ in chat.present())


def leave(call: Call) -> bool:
    """Leave a group."""
    chat = chat_of(call, call.fields["chat_id"])
    if chat.is_private:
        raise bad("chat member status can't be changed in private chats")
    place(call.world, chat, call.bot.user, "left", by=call.bot.user)
    return True


def ban(call: Call) -> bool:
    """Throw somebody out of a group."""
    _change(call, "kicked")
    return True


def unban(call: Call) -> bool:
    """Let somebody back in; who is in the group is removed, unless only_if_banned is set."""
    user = call.world.users.get(call.fields["user_id"])
    member = _group(call).member(user.id) if user else None
    if not call.fields.get("only_if_banned") or (member and member.status == "kicked"):
        _change(call, "left")
    return True


def _change(call: Call, status: str) -> None:
    chat = chat_of(call, call.fields["chat_id"])
    if chat.is_private:
        raise bad("can't ban members in private chats")
    needs(call, chat, "can_restrict_members")
    user = call.world.users.get(call.fields["user_id"])
    if user is None:
        raise bad("PARTICIPANT_ID_INVALID")
    member = chat.member(user.id)
    if member and member.status == "creator":
        raise bad("can't remove chat owner")
    if member and member.is_admin and membership(call, chat).status != "creator":
        raise bad("user is an administrator of the chat")
    place(call.world, chat, user, status, by=call.bot.user)


METHODS: dict[str, Handler] = {
    "getChat": get_chat,
    "getChatMember": get_member,
    "getChatAdministrators": get_administrators,
    "getChatMemberCount": count_members,
    "leaveChat": leave,
    "banChatMember": ban,
    "unbanChatMember": unban,
}
