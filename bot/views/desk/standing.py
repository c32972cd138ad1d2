"""How a ticket stands at this moment, in one line: for whoever tapped a button that had moved on."""

from bot.domain.helpdesk.ticket import Ticket
from bot.i18n.catalogue import Catalogue
from bot.i18n.direction import isolate
from bot.views.desk.known import Known
from bot.views.desk.words import joined, number, status
from bot.views.view import View


def standing(t: Catalogue, ticket: Ticket, known: Known) -> View:
    """Return the ticket's number, its status, and whose it is."""
    whose = None if ticket.assignee is None else isolate(known.named(t, ticket.assignee))
    return View(joined(t, number(ticket.id), status(t, ticket.status), whose))
