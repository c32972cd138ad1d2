"""What owners do: claim the brand by their link, and read what was asked without an answer."""

from bot.gateway.route import Effects
from bot.views.owner import most_wanted
from bot.views.view import View
from bot.views.welcome import menu_rows
from handlers.turn import Turn


async def claimed(turn: Turn) -> Effects:
    """Make whoever opened the one-time link an owner."""
    payload = (turn.incoming.text or "").partition(" ")[2].strip()
    if not await turn.services.roles.claim(payload, turn.customer.telegram_id):
        await turn.say(View(turn.t("owner.link_used"), menu_rows(turn.t)))
        return None
    brand = turn.services.brand.now.brand.named(turn.customer.language)
    await turn.say(View(turn.t("owner.claimed", brand=brand), menu_rows(turn.t)))
    return None


async def misses(turn: Turn) -> Effects:
    """List the questions most asked without an answer."""
    await turn.say(most_wanted(turn.t, await turn.services.misses.most_wanted()))
    return None
