"""What /stats says: the desk today."""

from bot.domain.helpdesk.figures import Figures
from bot.i18n.catalogue import Catalogue
from bot.i18n.direction import isolate
from bot.i18n.moments import duration
from bot.views.desk.known import Known
from bot.views.view import View


def stats(t: Catalogue, figures: Figures, known: Known) -> View:
    """Return what came in today, how fast it was answered, how it was rated, and who did how much."""
    first = figures.median_first_answer
    lines = [
        t("desk.stats"),
        "",
        t("desk.stats_opened", count=figures.opened),
        t("desk.stats_answered", count=figures.answered),
        t("desk.stats_first", time="–" if first is None else duration(t.code, first)),
        t("desk.stats_rating", rating=_rating(figures)),
        t("desk.stats_open", count=figures.open_now),
    ]
    if figures.by_staff:
        lines.append("")
    for one in figures.by_staff:
        name, answered, ended = isolate(known.named(t, one.staff_id)), one.answered, one.ended
        lines.append(t("desk.stats_person", name=name, answered=answered, ended=ended))
    return View("\n".join(lines))


def _rating(figures: Figures) -> str:
    return "–" if figures.rating is None else f"{figures.rating:.1f} ⭐ ({figures.ratings})"
