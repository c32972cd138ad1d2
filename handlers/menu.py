"""The screens of the menu: greeting, help, languages; said on a command, shown in place on a tap."""

from bot.gateway.route import Effects
from bot.i18n.catalogue import catalogue
from bot.views import welcome
from bot.views.view import View
from handlers.turn import Turn


def greeting(turn: Turn) -> View:
    """Greet the customer by name, with the menu."""
    brand = turn.services.brand.now.brand.named(turn.customer.language)
    return welcome.greeting(turn.t, turn.customer.first_name, brand)


def main_menu(turn: Turn) -> View:
    """Return the main menu, for the way back."""
    return welcome.menu(turn.t)


def help_text(turn: Turn) -> View:
    """Say how the bot works."""
    return welcome.help_text(turn.t)


def languages(turn: Turn) -> View:
    """Offer the languages the brand speaks."""
    return welcome.language_picker(turn.t, turn.services.brand.languages)


async def picked_language(turn: Turn) -> Effects:
    """Keep the language that was picked and speak it from now on."""
    language = turn.arguments[0] if turn.arguments else ""
    if not await turn.services.customers.choose_language(turn.customer, language):
        await turn.moved_on()
        return None
    await turn.show(welcome.language_chosen(catalogue(language)))
    return None
