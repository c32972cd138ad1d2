"""People look what a bot can be told: its commands, as one person sees them in one chat."""

from collections.abc import Iterator
from typing import Any

from bot.simulator.people_api.desk import Body, Desk, bot_of, chat_of, user_of
from bot.simulator.state.bots import Scope
from bot.simulator.state.chats import Chat
from bot.simulator.state.users import User

Answer = dict[str, Any]


async def commands(desk: Desk, body: Body) -> Answer:
    """Return the commands of the narrowest scope that has any, in the person's language before the default one."""
    user, chat = user_of(desk, body), chat_of(desk, body)
    known = bot_of(desk, body).profile.commands
    places = ((scope, language) for scope in _scopes(chat, user) for language in (user.language_code or "", ""))
    return {"commands": next((known[place] for place in places if known.get(place)), [])}


def _scopes(chat: Chat, user: User) -> Iterator[Scope]:
    """Yield the scopes in the order of the Bot API's "Determining list of commands"."""
    member = chat.member(user.id)
    if not chat.is_private:
        yield ("chat_member", chat.id, user.id)
    if member is not None and member.is_admin:
        yield ("chat_administrators", chat.id, 0)
    yield ("chat", chat.id, 0)
    if member is not None and member.is_admin:
        yield ("all_chat_administrators", 0, 0)
    yield ("all_private_chats" if chat.is_private else "all_group_chats", 0, 0)
    yield ("default", 0, 0)
