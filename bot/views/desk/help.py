"""What /help says at the desk: how it works and its commands, on one screen."""

from bot.i18n.catalogue import Catalogue
from bot.views.view import View


def desk_help(t: Catalogue) -> View:
    """Return the desk's help."""
    return View(f"{t('desk.help')}\n\n{t('desk.help_commands', number='#12')}")
