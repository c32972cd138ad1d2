"""What /who says: the people of the desk."""

from collections.abc import Mapping, Sequence

from bot.domain.helpdesk.staff import Colleague
from bot.i18n.catalogue import Catalogue
from bot.views.desk.known import Known
from bot.views.view import View


def who(t: Catalogue, staff: Sequence[Colleague], tickets: Mapping[int, int], known: Known) -> View:
    """List those seen at the desk, when they were, and how many open tickets they have; it calls nobody."""
    if not staff:
        return View(t("desk.who_nobody"))
    lines = [
        t(
            "desk.who_person",
            name=f"{one.first_name} (@{one.username})" if one.username else one.first_name,
            moment=known.moment(t, one.seen_at),
            count=tickets.get(one.telegram_id, 0),
        )
        for one in staff
    ]
    return View("\n".join((t("desk.who"), "", *lines)))
