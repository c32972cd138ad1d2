"""What staff may command and tap at the desk."""

from bot.views.callback import Verb
from handlers.desk.turn import DeskPlay

COMMANDS: dict[str, DeskPlay] = {}
TAPS: dict[Verb, DeskPlay] = {}
