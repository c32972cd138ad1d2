"""What owners read in their chat."""

from bot.domain.misses import Miss
from bot.i18n.catalogue import Catalogue
from bot.i18n.direction import isolate
from bot.views.view import View


def most_wanted(t: Catalogue, misses: tuple[Miss, ...]) -> View:
    """List misses, the most wanted first, each with its count and language."""
    if not misses:
        return View(t("owner.no_misses"))
    lines = [f"{miss.times} × {isolate(miss.sample)} ({miss.language})" for miss in misses]
    return View(t.directed("\n".join((t("owner.misses"), "", *lines))))
