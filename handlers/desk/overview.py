"""What staff ask the desk about itself."""

from bot.domain.helpdesk.when import midnight
from bot.gateway.route import Effects
from bot.views.desk.commands import problem
from bot.views.desk.help import desk_help
from bot.views.desk.stats import stats
from bot.views.desk.who import who
from bot.views.view import View
from handlers.desk.acting import known
from handlers.desk.turn import DeskTurn

SEEN = [{"type": "emoji", "emoji": "👍"}]


async def people(turn: DeskTurn) -> View:
    """/who: those seen here, and how many open tickets each has."""
    staff = await turn.services.staff.everyone()
    return who(turn.t, staff, await turn.services.tickets.held(), await known(turn))


async def figures(turn: DeskTurn) -> View:
    """/stats: the desk since midnight by the brand's clock."""
    services = turn.services
    since = midnight(services.brand.now.brand, services.clock.now())
    return stats(turn.t, await services.tickets.figures(since), await known(turn))


async def commands(turn: DeskTurn) -> View:
    """/help: how the desk works."""
    return desk_help(turn.t)


async def unknown(turn: DeskTurn) -> View:
    """Tell who mistyped a command that it reached nobody."""
    return problem(turn.t, "unknown_command")


async def card(turn: DeskTurn) -> Effects:
    """/card: show the customer's card as things stand; it appears by itself, so a thumb says enough."""
    if turn.conversation is None:
        await turn.say(problem(turn.t, "not_in_topic"))
        return None
    await turn.services.conversations.show_anew(turn.conversation.customer_id)
    await turn.services.desk_messenger.react(turn.chat_id, turn.incoming.message_id or 0, SEEN)
    return None
