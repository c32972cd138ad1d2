"""/start, /help, the main menu and the language picker."""

from bot.gateway.route import Effects
from bot.i18n.catalogue import catalogue
from bot.views import welcome
from handlers.turn import Turn


async def start(turn: Turn) -> Effects:
    """Greet the customer by name, with the menu."""
    brand = turn.services.brand.now.brand.named(turn.customer.language)
    await turn.say(welcome.greeting(turn.t, turn.customer.first_name, brand))
    return None


async def help_text(turn: Turn) -> Effects:
    """Say how the bot works."""
    await turn.say(welcome.help_text(turn.t))
    return None


async def languages(turn: Turn) -> Effects:
    """Offer the languages the brand speaks."""
    await turn.say(welcome.language_picker(turn.t, turn.services.brand.languages))
    return None


async def tapped_menu(turn: Turn) -> Effects:
    """Go back to the main menu in place."""
    await turn.show(welcome.menu(turn.t))
    return None


async def tapped_help(turn: Turn) -> Effects:
    """Say how the bot works, in place."""
    await turn.show(welcome.help_text(turn.t))
    return None


async def tapped_languages(turn: Turn) -> Effects:
    """Offer the languages in place."""
    await turn.show(welcome.language_picker(turn.t, turn.services.brand.languages))
    return None


async def tapped_language(turn: Turn) -> Effects:
    """Keep the language that was picked and speak it from now on."""
    language = turn.arguments[0] if turn.arguments else ""
    if not await turn.services.customers.choose_language(turn.customer, language):
        await turn.moved_on()
        return None
    await turn.show(welcome.language_chosen(catalogue(language)))
    return None
