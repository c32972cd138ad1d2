"""What customers may ask about their data: what is kept, all of it as a file, and to be forgotten."""

from contextlib import suppress
from datetime import datetime

from bot.gateway.failures import NOBODY_THERE
from bot.gateway.route import Effects
from bot.views import privacy
from bot.views.view import View
from handlers.turn import Turn


def notice(turn: Turn) -> View:
    """Say what is kept, why and for how long."""
    return privacy.notice(turn.t, turn.services.brand.now.brand)


async def my_data(turn: Turn) -> Effects:
    """Send a file with everything."""
    if turn.incoming.kind == "callback_query":
        await turn.toast()
    everything = await turn.services.privacy.everything(turn.customer)
    day = datetime.fromisoformat(everything["made_at"]).date()
    document = privacy.my_data(everything, day)
    await turn.services.messenger.send_document(turn.chat_id, document, privacy.my_data_caption(turn.t))
    return None


async def asked_to_forget(turn: Turn) -> Effects:
    """Ask whether they mean it."""
    works_here = await turn.services.roles.is_staff(turn.chat_id)
    view = privacy.ask(turn.t, turn.customer.id, works_here=works_here)
    await (turn.show(view) if turn.incoming.kind == "callback_query" else turn.say(view))
    return None


async def sure(turn: Turn) -> Effects:
    """Ask once more."""
    if not _their_own(turn):
        await turn.moved_on()
        return None
    await turn.show(privacy.ask_again(turn.t, turn.customer.id))
    return None


async def forget(turn: Turn) -> Effects:
    """Forget them, whether or not they can still be told; the courier tells when the desk is done, too."""
    if not _their_own(turn):
        await turn.moved_on()
        return None
    with suppress(*NOBODY_THERE):
        await turn.show(privacy.forgetting(turn.t))
    incoming = turn.incoming
    return [turn.services.privacy.forget(turn.customer, incoming.bot_id, incoming.update_id)]


def _their_own(turn: Turn) -> bool:
    """Tell whether the button was made for who they are now, and not before they were forgotten."""
    return turn.arguments == (str(turn.customer.id),)
