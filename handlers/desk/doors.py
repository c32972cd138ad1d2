"""The doors of the desk: what staff may do there, each behind the guard; a reaction may be a customer's as well."""

from bot.gateway.permission import Permission
from bot.gateway.route import Callback, Effects, Predicate, Route
from bot.gateway.service_notes import is_service
from bot.gateway.update import Incoming
from bot.services import Services
from bot.views.callback import unpack
from handlers.commands import command_of, is_command
from handlers.desk import messages, overview, setup
from handlers.desk.acting import answered
from handlers.desk.reactions import reacted
from handlers.desk.routes import COMMANDS, TAPS
from handlers.desk.turn import DeskPlay, answered_by, for_staff, thread_of
from handlers.turn import Play, for_customer

PRIVATE_HAS_ITS_OWN = frozenset({"help"})
"""Commands that mean something else in a private chat."""
GROUPS = ("group", "supergroup")
CLOSING = frozenset({"forum_topic_closed", "forum_topic_reopened"})


def desk_routes(services: Services, otherwise: Play) -> list[Route]:
    """Return the desk's routes; `otherwise` answers an owner who asks where their own chat is the desk."""
    staff = Permission.STAFF

    def at_desk(incoming: Incoming) -> bool:
        return services.desk.is_at(incoming.chat_id)

    def answers(incoming: Incoming) -> bool:
        if not at_desk(incoming) or is_command(incoming) or is_service(incoming.body):
            return False
        return incoming.chat_type in GROUPS or answered_by(incoming.body) is not None

    def mistyped(incoming: Incoming) -> bool:
        is_one = incoming.chat_type in GROUPS and command_of(incoming, services.username) is not None
        return is_one and at_desk(incoming)

    def moves(incoming: Incoming) -> bool:
        came_from = incoming.body.get("migrate_from_chat_id")
        return services.desk.is_at(came_from) or (at_desk(incoming) and "migrate_to_chat_id" in incoming.body)

    def closes(incoming: Incoming) -> bool:
        return at_desk(incoming) and not CLOSING.isdisjoint(incoming.body)

    def leaves(incoming: Incoming) -> bool:
        return at_desk(incoming) and "left_chat_member" in incoming.body

    written, edited = _or_asked(services, messages.written, otherwise), for_staff(services, messages.edited)
    linking = for_customer(services, setup.commanded)
    return [
        Route(setup.moved(services), permission=Permission.TELEGRAM, when=moves),
        Route(setup.left(services), permission=Permission.TELEGRAM, when=leaves),
        Route(setup.closed(services), permission=Permission.TELEGRAM, when=closes),
        Route(linking, permission=Permission.OWNER, when=_command(services, "setup"), name="/setup"),
        *(_commanded(services, name, play) for name, play in COMMANDS.items()),
        Route(_about_customer(services, answered(overview.unknown)), permission=staff, when=mistyped, name="mistyped"),
        *(_tap(services, verb.value, play) for verb, play in TAPS.items()),
        Route(written, permission=staff, when=answers, name="written"),
        Route(edited, permission=staff, kinds=("edited_message",), when=answers, name="edited"),
        Route(reacted(services), permission=staff, kinds=("message_reaction",), when=at_desk, name="reacted"),
        Route(reacted(services), permission=Permission.CUSTOMER, kinds=("message_reaction",), when=_in_private),
    ]


def _commanded(services: Services, name: str, play: DeskPlay) -> Route:
    when = _command(services, name)
    return Route(for_staff(services, play), permission=Permission.STAFF, when=when, name=f"/{name}")


def _command(services: Services, name: str) -> Predicate:
    def when(incoming: Incoming) -> bool:
        if incoming.chat_type == "private" and name in PRIVATE_HAS_ITS_OWN:
            return False
        return command_of(incoming, services.username) == name

    return when


def _tap(services: Services, verb: str, play: DeskPlay) -> Route:
    def when(incoming: Incoming) -> bool:
        return unpack(incoming.data or "")[0] == verb

    callback = for_staff(services, play)
    return Route(callback, permission=Permission.STAFF, kinds=("callback_query",), when=when, name=f"tap {verb}")


def _about_customer(services: Services, play: DeskPlay) -> Callback:
    """Let staff do something only where a customer is meant: elsewhere in the group it may be another bot's."""
    staff = for_staff(services, play)

    async def callback(incoming: Incoming) -> Effects:
        body = incoming.body
        at = await services.conversations.at(incoming.chat_id or 0, thread_of(body), answered_by(body))
        return None if at is None else await staff(incoming)

    return callback


def _or_asked(services: Services, play: DeskPlay, otherwise: Play) -> Callback:
    """Let an owner's answer in their own chat, where the desk is, be a question if it answers no customer."""
    staff, customer = for_staff(services, play), for_customer(services, otherwise)

    async def callback(incoming: Incoming) -> Effects:
        if incoming.chat_type == "private":
            at = await services.conversations.at(incoming.chat_id or 0, None, answered_by(incoming.body))
            return await (customer if at is None else staff)(incoming)
        return await staff(incoming)

    return callback


def _in_private(incoming: Incoming) -> bool:
    return incoming.chat_type == "private"
