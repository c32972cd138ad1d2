"""Suggesting: the FAQ's three best answers as buttons under a customer's question at the desk."""

from collections.abc import Callable
from typing import Any

from bot.domain.customers import Customers
from bot.domain.helpdesk.tickets import Tickets
from bot.gateway.content import Content
from bot.storage.unit import Row
from bot.views.answers import Source
from bot.views.desk.replies import suggestions
from bot.views.view import View

LIKELY = 30
"""The least score of an entry that is worth a button; below it the engine itself would not offer it."""
MOST = 3


class Suggesting:
    """Looks for answers in the customer's language; the buttons cost no message of their own."""

    def __init__(self, customers: Customers, tickets: Tickets, source: Callable[[], Source]) -> None:
        self._customers = customers
        self._tickets = tickets
        self._source = source

    async def keyboard(self, row: Row) -> dict[str, Any] | None:
        """Return the buttons for a relayed text, or None where nothing is likely."""
        content = Content.loads(row.content or '{"kind": "other"}')
        customer = await self._customers.known(row.customer_id)
        ticket = None if row.ticket_id is None else await self._tickets.find(row.ticket_id)
        if customer is None or ticket is None or content.kind != "text":
            return None
        source = self._source()
        answer = source.knowledge.engine.ask(content.text, customer.language)
        likely = [entry.entry_id for entry in answer.ranking if entry.score >= LIKELY][:MOST]
        choices = [source.choice(entry_id, customer.language) for entry_id in likely]
        return View("", suggestions(ticket.id, choices)).keyboard() if choices else None
