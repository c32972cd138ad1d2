"""Linking a group as the desk, and following what becomes of it."""

from contextlib import suppress

from telegram.error import TelegramError

from bot.domain.helpdesk.desk import Place
from bot.gateway.route import Callback, Effects
from bot.gateway.update import Incoming
from bot.i18n.catalogue import catalogue
from bot.services import Services
from bot.views.desk import setup as views
from handlers.desk.turn import thread_of
from handlers.turn import Turn

NEEDED = ("can_manage_topics", "can_pin_messages", "can_delete_messages")
GROUPS = ("group", "supergroup")


async def commanded(turn: Turn) -> Effects:
    """Make this group the desk, or say what is missing before it can be."""
    incoming, services = turn.incoming, turn.services
    chat = incoming.body["chat"]
    if incoming.chat_type not in GROUPS:
        await turn.say(views.not_a_group(turn.t))
        return None
    forum = bool(chat.get("is_forum"))
    if missing := await _missing(services, chat["id"], forum=forum):
        await services.desk_messenger.send(chat["id"], views.rights_missing(turn.t, missing))
        return None
    place = services.desk.place
    if place is not None and place.linked and (place.chat_id, place.forum) == (chat["id"], forum) and not place.trouble:
        await services.desk_messenger.send(chat["id"], views.already_linked(turn.t))
        return None
    await services.desk.link(chat["id"], forum=forum, language=turn.customer.language, by=turn.customer.telegram_id)
    services.desk_is_back()
    await services.desk_messenger.send(chat["id"], views.linked(turn.t, forum))
    if not forum:
        await services.desk_messenger.send(chat["id"], views.topics_off(turn.t))
    if place is not None and place.linked and place.chat_id != chat["id"]:
        services.errands.begin(_say_goodbye(services, place))  # nobody here waits for another group's pace
    return None


async def _say_goodbye(services: Services, before: Place) -> None:
    """Tell the group that was the desk, where it lets that: answers written there would seem to be sent."""
    goodbye = views.moved_away(catalogue(before.language))
    with suppress(TelegramError):
        await services.desk_messenger.send(before.chat_id, goodbye)
        if before.queue_message_id is not None:
            await services.desk_messenger.edit(before.chat_id, {"message_id": before.queue_message_id}, goodbye)


def moved(services: Services) -> Callback:
    """Return the callback that follows the desk's group to its new id when it becomes a supergroup.

    Telegram says so in both chats; what staff write in the new one comes after what is said there.
    """

    async def callback(incoming: Incoming) -> Effects:
        here, body = incoming.chat_id or 0, incoming.body
        await services.desk.moved(body.get("migrate_from_chat_id", here), body.get("migrate_to_chat_id", here))
        services.desk_is_back()
        return None

    return callback


def closed(services: Services) -> Callback:
    """Return the callback that notes a topic somebody closed, or opened again."""

    async def callback(incoming: Incoming) -> Effects:
        thread_id = thread_of(incoming.body)
        if thread_id is not None:
            is_closed = "forum_topic_closed" in incoming.body
            await services.conversations.topic_closed(incoming.chat_id or 0, thread_id, closed=is_closed)
        return None

    return callback


def left(services: Services) -> Callback:
    """Return the callback that forgets somebody who left the desk."""

    async def callback(incoming: Incoming) -> Effects:
        await services.staff.gone(int(incoming.body["left_chat_member"]["id"]))
        return None

    return callback


async def _missing(services: Services, chat_id: int, *, forum: bool) -> list[str]:
    member = await services.membership.of(chat_id, services.bot_id)
    if not forum:
        return []
    if member.get("status") != "administrator":
        return ["administrator"]
    return [right for right in NEEDED if not member.get(right)]
