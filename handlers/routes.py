"""Every route of the bot in the order in which they are asked; each states who may take it."""

from telegram.ext import Application

from bot.domain.roles import START_PREFIX
from bot.gateway.permission import Permission
from bot.gateway.route import Predicate, Route
from bot.gateway.service_notes import is_service
from bot.gateway.update import Incoming
from bot.services import Services
from bot.views.callback import Verb, unpack
from handlers import choices, complaint, menu, owner, privacy, questions, talk, topics
from handlers.commands import command_of, is_command
from handlers.desk import desk_routes
from handlers.guard import guard_for
from handlers.kinds import Kinds
from handlers.membership import in_group, in_private
from handlers.turn import Play, Turn, for_customer, said, shown

TAPS: dict[Verb, Play] = {
    Verb.MENU: complaint.left(shown(menu.main_menu)),
    Verb.HELP: shown(menu.help_text),
    Verb.LANGUAGES: shown(menu.languages),
    Verb.LANGUAGE: menu.picked_language,
    Verb.TOPICS: complaint.left(shown(topics.categories)),
    Verb.TOPIC: topics.tapped_category,
    Verb.ENTRY: topics.tapped_entry,
    Verb.CHOOSE: choices.chose,
    Verb.NONE: choices.chose_none,
    Verb.HELPED: choices.helped,
    Verb.NOT_HELPED: choices.not_helped,
    Verb.PERSON: complaint.tapped_person,
    Verb.INTAKE_TOPIC: complaint.tapped_topic,
    Verb.INTAKE_SKIP: complaint.tapped_skip,
    Verb.RATE: complaint.rated,
    Verb.SOLVED: complaint.tapped_solved,
    Verb.REOPEN: complaint.tapped_reopen,
    Verb.ALARM_NO: questions.answered_after_all,
    Verb.PRIVACY: shown(privacy.notice),
    Verb.MYDATA: privacy.my_data,
    Verb.FORGET: privacy.asked_to_forget,
    Verb.FORGET_SURE: privacy.sure,
    Verb.FORGET_NOW: privacy.forget,
}
COMMANDS: dict[str, Play] = {
    "start": complaint.left(said(menu.greeting)),
    "help": said(menu.help_text),
    "language": said(menu.languages),
    "topics": complaint.left(said(topics.categories)),
    "complaint": complaint.commanded,
    "privacy": said(privacy.notice),
    "mydata": privacy.my_data,
    "forget": privacy.asked_to_forget,
}


def register(application: Application, services: Services) -> None:  # type: ignore[type-arg]
    """Give the application its guard and its routes; the first route that matches answers."""
    application.bot_data["guard"] = guard_for(services)
    of_the_desk = desk_routes(services, otherwise=talk.wrote(questions.asked))
    application.add_handlers([*of_the_desk, *_messages(services), *_taps(services), *_memberships(services)])


def _messages(services: Services) -> list[Route]:
    def route(play: Play, when: Predicate, *kinds: str) -> Route:
        return Route(
            for_customer(services, play), permission=Permission.CUSTOMER, kinds=kinds or ("message",), when=when
        )

    def owners(name: str, play: Play) -> Route:
        return Route(for_customer(services, play), permission=Permission.OWNER, when=_command(name), name=f"/{name}")

    kinds = Kinds()
    commands = [route(play, _command(name)) for name, play in COMMANDS.items()]
    return [
        route(talk.wrote(kinds.with_caption(questions.asked)), _is_question),
        route(owner.claimed, _claims),
        owners("misses", owner.misses),
        *commands,
        route(talk.slashed(said(menu.help_text)), _is_unknown_command),
        route(talk.edited, _in_private, "edited_message"),
        route(talk.wrote(kinds.received), _says_something),
    ]


def _taps(services: Services) -> list[Route]:
    known = [_tap(services, verb, play) for verb, play in TAPS.items()]
    stale = Route(
        for_customer(services, _moved_on),
        permission=Permission.CUSTOMER,
        kinds=("callback_query",),
        when=_in_private,
    )
    return [*known, stale]


def _tap(services: Services, verb: Verb, play: Play) -> Route:
    def when(incoming: Incoming) -> bool:
        return _in_private(incoming) and unpack(incoming.data or "")[0] == verb.value

    callback = for_customer(services, play)
    return Route(callback, permission=Permission.CUSTOMER, kinds=("callback_query",), when=when)


def _memberships(services: Services) -> list[Route]:
    kinds = ("my_chat_member",)
    return [
        Route(in_private(services), permission=Permission.CUSTOMER, kinds=kinds, when=_in_private),
        Route(in_group(services), permission=Permission.CUSTOMER, kinds=kinds, when=_in_group),
    ]


async def _moved_on(turn: Turn) -> None:
    await turn.moved_on()


def _command(name: str) -> Predicate:
    def when(incoming: Incoming) -> bool:
        return _in_private(incoming) and command_of(incoming) == name

    return when


def _claims(incoming: Incoming) -> bool:
    return _command("start")(incoming) and f" {START_PREFIX}" in (incoming.text or "")


def _is_question(incoming: Incoming) -> bool:
    return _in_private(incoming) and bool(incoming.text) and not is_command(incoming)


def _is_unknown_command(incoming: Incoming) -> bool:
    return _in_private(incoming) and is_command(incoming)


def _says_something(incoming: Incoming) -> bool:
    return _in_private(incoming) and not is_service(incoming.body)


def _in_private(incoming: Incoming) -> bool:
    return incoming.chat_type == "private"


def _in_group(incoming: Incoming) -> bool:
    return incoming.chat_type in ("group", "supergroup", "channel")
