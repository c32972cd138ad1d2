"""The first screen, the main menu, the help text and the language picker."""

from bot.i18n.catalogue import Catalogue
from bot.i18n.languages import LANGUAGES
from bot.views.callback import Verb, pack
from bot.views.person import person_button
from bot.views.view import Button, Rows, View


def greeting(t: Catalogue, name: str, brand: str) -> View:
    """Greet by name and say in two lines what the bot can do."""
    return View(f"{t('start.greeting', name=name, brand=brand)}\n\n{t('start.about')}", menu_rows(t))


def menu(t: Catalogue) -> View:
    """Return the main menu by itself, for the way back."""
    return View(f"{t('menu.home')}\n\n{t('start.about')}", menu_rows(t))


def help_text(t: Catalogue) -> View:
    """Return how the bot works, with the main menu's buttons."""
    return View(t("help.text"), menu_rows(t, with_help=False))


def menu_rows(t: Catalogue, *, with_help: bool = True) -> Rows:
    """Return the buttons of the main menu."""
    topics = Button(t("menu.topics"), pack(Verb.TOPICS))
    languages = Button(t("menu.language"), pack(Verb.LANGUAGES))
    if not with_help:
        return ((topics,), (person_button(t),), (languages,))
    return ((topics,), (person_button(t),), (languages, Button(t("menu.help"), pack(Verb.HELP))))


def back_to_menu(t: Catalogue) -> Button:
    """Return the button that leads to the main menu."""
    return Button(t("menu.start"), pack(Verb.MENU))


def language_picker(t: Catalogue, offered: tuple[str, ...]) -> View:
    """Offer the brand's languages by their own names, whatever language the customer reads."""
    buttons = [Button(LANGUAGES[code].name, pack(Verb.LANGUAGE, code)) for code in offered]
    pairs = tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
    return View(t("language.pick"), (*pairs, (back_to_menu(t),)))


def language_chosen(t: Catalogue) -> View:
    """Confirm the language in that language, with the menu to go on."""
    return View(f"{t('language.chosen')}\n\n{t('start.about')}", menu_rows(t))
