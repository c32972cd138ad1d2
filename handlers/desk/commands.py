"""What staff command about a ticket, in the customer's topic or as a reply to a message of theirs."""

from bot.domain.helpdesk.ticket import Priority, Ticket, tag_of
from bot.domain.helpdesk.when import DAY, until
from bot.i18n.catalogue import Catalogue
from bot.views.desk import done
from bot.views.desk.commands import problem, usage
from bot.views.view import View
from handlers.desk import deeds
from handlers.desk.acting import at_work, digits
from handlers.desk.turn import DeskTurn

ME = "me"
LONGEST_REASON = 200
LONGEST_SNOOZE = 30 * DAY


async def take(turn: DeskTurn, ticket: Ticket) -> View | None:
    """/take: this is mine."""
    return await deeds.take(turn, ticket, None)


async def assign(turn: DeskTurn, ticket: Ticket) -> View | None:
    """/assign @name: this is somebody's who was seen at the desk."""
    if not turn.words:
        return usage(turn.t, "assign")
    mine = turn.words.casefold() == ME
    to = turn.staff if mine else await at_work(turn, await turn.services.staff.named(turn.words))
    return problem(turn.t, "unknown_person") if to is None else await deeds.assign(turn, ticket, None, to.telegram_id)


async def resolve(turn: DeskTurn, ticket: Ticket) -> View | None:
    """/resolve: this is solved, if the customer agrees."""
    return await deeds.resolve(turn, ticket, None)


async def close(turn: DeskTurn, ticket: Ticket) -> View | None:
    """/close reason: this has ended for good; without a reason it is solved, as the customer may doubt."""
    reason = " ".join(turn.words.split())[:LONGEST_REASON]
    return await (deeds.close(turn, ticket, None, reason) if reason else deeds.resolve(turn, ticket, None))


async def reopen(turn: DeskTurn, ticket: Ticket) -> View | None:
    """/reopen: this has not ended after all."""
    if ticket.is_open:
        return problem(turn.t, "is_open")
    after = await turn.services.tickets.reopen(ticket.id, None, turn.staff.telegram_id)
    return problem(turn.t, "too_late") if after is None else done.ended(turn.t, after)


async def prioritise(turn: DeskTurn, ticket: Ticket) -> View | None:
    """/priority urgent, high or normal, in English or in the desk's language."""
    priority = _priority(turn.t, turn.words.casefold())
    return usage(turn.t, "priority") if priority is None else await deeds.prioritise(turn, ticket, None, priority)


async def tag(turn: DeskTurn, ticket: Ticket) -> View | None:
    """/tag word: this is about that."""
    after = await turn.services.tickets.tag(ticket.id, turn.words, turn.staff.telegram_id)
    return usage(turn.t, "tag") if after is None else done.tagged(turn.t, tag_of(turn.words), added=True)


async def untag(turn: DeskTurn, ticket: Ticket) -> View | None:
    """/untag word: this is not about that."""
    name = tag_of(turn.words)
    if name and name not in ticket.tags:
        return problem(turn.t, "unknown_tag")
    after = await turn.services.tickets.untag(ticket.id, turn.words, turn.staff.telegram_id)
    return usage(turn.t, "tag") if after is None else done.tagged(turn.t, name, added=False)


async def snooze(turn: DeskTurn, ticket: Ticket) -> View | None:
    """/snooze 2h, 3d or tomorrow: come back to this then."""
    services = turn.services
    now = services.clock.now()
    moment = until(turn.words, services.brand.now.brand, now)
    if moment is None:
        return usage(turn.t, "snooze")
    if moment - now > LONGEST_SNOOZE:
        return problem(turn.t, "snooze_too_long")
    return await deeds.snooze(turn, ticket, None, moment)


async def merge(turn: DeskTurn, ticket: Ticket) -> View | None:
    """/merge #12: this belongs to that other ticket of the same customer."""
    number = digits(turn.words)
    if number is None:
        return usage(turn.t, "merge")
    if await turn.services.tickets.find(number) is None:
        return problem(turn.t, "unknown_ticket")
    into = await turn.services.tickets.merge(ticket.id, number, turn.staff.telegram_id)
    return problem(turn.t, "cannot_merge") if into is None else done.merged(turn.t, ticket.id, into)


def _priority(t: Catalogue, word: str) -> Priority | None:
    names = {name.casefold(): one for one in Priority for name in (one.name, t(f"desk.priority_{one.name.lower()}"))}
    return names.get(word)
