"""Groups: made, joined, run, split into topics, upgraded."""

from typing import Any

from bot.simulator.people_api.desk import Body, Desk, MistakeError, bot_of, user_of
from bot.simulator.state.chats import ADMIN_RIGHTS, PERMISSIONS, Chat, Member
from bot.simulator.state.delivery import announce
from bot.simulator.state.forum import delete_topic, open_topic, tell
from bot.simulator.state.icons import TOPIC_ICONS, icon_id
from bot.simulator.state.membership import FULL_RIGHTS, place
from bot.simulator.state.users import User
from bot.simulator.state.views import chat_view

Answer = dict[str, Any]
_STATUSES = ("creator", "administrator", "member", "restricted", "left", "kicked")


def _group(desk: Desk, body: Body) -> Chat:
    chat = desk.world.groups.get(body.need("chat_id", int))
    if chat is None:
        raise MistakeError(f"there is no group {body.fields['chat_id']}")
    return chat


async def create(desk: Desk, body: Body) -> Answer:
    """Make a group with its people; the bot joins last, so that it hears of itself."""
    owner = user_of(desk, body, "owner")
    forum = body.get("forum", bool, False)
    supergroup = forum or body.get("supergroup", bool, True)
    username = body.get("username")
    chat = desk.world.add_group(body.need("title"), supergroup=supergroup, forum=forum, username=username)
    chat.members[owner.id] = Member(owner, "creator")
    desk.world.chat_changed(chat)
    created = "supergroup_chat_created" if supergroup else "group_chat_created"
    desk.world.post(chat, owner, {created: True})
    for status, listed in (("administrator", "admins"), ("member", "members")):
        for user_id in body.get(listed, list, []):
            user = user_of(desk, Body({"user_id": user_id}))
            chat.members[user.id] = Member(user, status, dict(FULL_RIGHTS) if status == "administrator" else {})
    _invite_bot(desk, body, chat, owner)
    desk.world.chat_changed(chat)
    return {"chat": chat_view(chat)}


def _invite_bot(desk: Desk, body: Body, chat: Chat, owner: User) -> None:
    role = body.get("bot", default="admin")
    if role not in ("admin", "member", "absent"):
        raise MistakeError(f'"bot" must be admin, member or absent, not {role!r}')
    first = next(iter(desk.world.bots.values()), None)
    if role == "absent" or first is None:
        return
    rights = {**FULL_RIGHTS, **_named(body.get("bot_rights", dict, {}), ADMIN_RIGHTS)}
    status = "administrator" if role == "admin" else "member"
    place(desk.world, chat, first.user, status, by=owner, rights=rights if role == "admin" else {})


def _named(given: dict[str, bool], known: tuple[str, ...]) -> dict[str, bool]:
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise MistakeError(f"there is no right {unknown[0]!r}; write one of {', '.join(known)}")
    return given


async def member(desk: Desk, body: Body) -> Answer:
    """Give somebody (left out: the bot) a status and rights: join, promote, restrict, leave, ban."""
    chat = _group(desk, body)
    user = user_of(desk, body) if "user_id" in body.fields else bot_of(desk, body).user
    status = body.need("status")
    if status not in _STATUSES:
        raise MistakeError(f'"status" must be one of {", ".join(_STATUSES)}, not {status!r}')
    known = chat.member(user.id)
    if status == "creator" and (known is None or known.status != "creator"):
        raise MistakeError("nobody becomes a group's creator later")
    by = user_of(desk, body, "by") if "by" in body.fields else _acting(chat, user, status)
    outside = {"is_member": False} if status == "restricted" and not body.get("is_member", bool, True) else {}
    title = {"custom_title": body.need("title")} if "title" in body.fields else {}
    place(desk.world, chat, user, status, by=by, rights=_rights(body, status), **title, **outside)
    return {"chat": chat_view(chat)}


def _rights(body: Body, status: str) -> dict[str, bool]:
    rights = dict(FULL_RIGHTS) if status == "administrator" else {}
    rights |= _named(body.get("rights", dict, {}), PERMISSIONS if status == "restricted" else ADMIN_RIGHTS)
    if status in ("creator", "administrator"):
        rights["is_anonymous"] = body.get("anonymous", bool, rights.get("is_anonymous", False))
    return rights


def _acting(chat: Chat, user: User, status: str) -> User:
    """Whoever joins or leaves does so themselves; everything else is done by the owner."""
    if status in ("creator", "member", "left") and not user.is_bot:
        return user
    return next(member.user for member in chat.members.values() if member.status == "creator")


async def permissions(desk: Desk, body: Body) -> Answer:
    """Set what ordinary members may do."""
    chat = _group(desk, body)
    chat.permissions |= _named(body.need("permissions", dict), PERMISSIONS)
    desk.world.chat_changed(chat)
    return {"chat": chat_view(chat)}


async def topics(desk: Desk, body: Body) -> Answer:
    """Open a topic."""
    chat, user = _forum(desk, body), user_of(desk, body)
    icon = icon_id(body.get("icon", default=""))
    return {"topic": open_topic(desk.world, chat, user, body.need("name"), icon, None).view()}


def _forum(desk: Desk, body: Body) -> Chat:
    chat = _group(desk, body)
    if not chat.is_forum:
        raise MistakeError(f"{chat.title} has no topics")
    return chat


async def topic(desk: Desk, body: Body) -> Answer:
    """Close, reopen, delete or edit a topic."""
    chat, user = _forum(desk, body), user_of(desk, body)
    one = chat.topics.get(body.need("thread_id", int))
    if one is None:
        raise MistakeError(f"there is no topic {body.fields['thread_id']}")
    match body.need("do"):
        case "delete":
            delete_topic(desk.world, chat, one)
            return {}
        case "close" | "reopen" as what:
            one.closed = what == "close"
            tell(desk.world, chat, one, user, "forum_topic_closed" if one.closed else "forum_topic_reopened")
        case "edit":
            one.name = body.get("name", default=one.name)
            one.icon_id = icon_id(body.get("icon", default=one.icon))
            one.icon = TOPIC_ICONS.get(one.icon_id or "", "")
            tell(desk.world, chat, one, user, "forum_topic_edited", name=one.name)
        case other:
            raise MistakeError(f'"do" must be close, reopen, delete or edit, not {other!r}')
    return {}


async def forum(desk: Desk, body: Body) -> Answer:
    """Turn a supergroup's topics on or off; bots get no update of it, but see it in every chat they are shown."""
    chat = _group(desk, body)
    if chat.kind != "supergroup":
        raise MistakeError(f"{chat.title} is a plain group; upgrade it first, as the apps do")
    chat.is_forum = body.get("on", bool, True)
    chat.renamed()
    desk.world.chat_changed(chat)
    return {"chat": chat_view(chat)}


async def migrate(desk: Desk, body: Body) -> Answer:
    """Upgrade a plain group to a supergroup: a new chat with the same people; the old id only refers to it."""
    old = _group(desk, body)
    if old.kind != "group" or old.migrated_to is not None:
        raise MistakeError(f"{old.title} is no plain group any more")
    new = desk.world.add_group(old.title or "", supergroup=True, forum=False)
    new.members, new.permissions = old.members, old.permissions
    owner = next(one.user for one in old.members.values() if one.status == "creator")
    announce(desk.world, old, desk.world.post(old, owner, {"migrate_to_chat_id": new.id}))
    old.migrated_to = new.id
    announce(desk.world, new, desk.world.post(new, owner, {"migrate_from_chat_id": old.id}))
    desk.world.chat_changed(old)
    desk.world.chat_changed(new)
    return {"chat": chat_view(new)}
