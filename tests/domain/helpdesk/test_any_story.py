"""Any story of two customers and two at the desk: each row lawful, one open ticket each, replays change nothing."""

import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.brand.in_force import BrandInForce
from bot.core.clock import FixedClock
from bot.domain.helpdesk.reminders import Reminders
from bot.domain.helpdesk.ticket import Priority, Source, Ticket
from bot.domain.helpdesk.tickets import Tickets
from bot.storage.database import Database
from tests.domain.helpdesk.conftest import HOUR, Meet, Told
from tests.domain.helpdesk.lawful import check, check_step

_people = itertools.count(1000)

What = st.sampled_from(
    ["opened", "wrote", "thanked", "staff_wrote", "answered", "take", "resolve", "close", "reopen", "prioritise", "tag",
     "untag", "snooze", "merge", "rate", "solved", "tidy", "remind", "owners"]
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """Something that happens after some hours: `who` is which customer and which colleague, `n` what else it takes."""

    what: str
    hours: int
    who: int
    n: int


STEPS = st.lists(
    st.builds(Step, What, st.sampled_from([0, 0, 1, 30, 24 * 7]), st.integers(0, 1), st.integers(1, 5)),
    min_size=6,
    max_size=30,
)


@dataclass
class World:
    """The desk, and what was seen of it after the last step."""

    db: Database
    tickets: Tickets
    reminders: Reminders
    clock: FixedClock
    customers: list[int]
    seen: dict[int, Ticket] = field(default_factory=dict)

    async def doing(self, number: int, step: Step) -> Callable[[], Awaitable[object]]:
        """Return what does a step, as often as it is called: the same update handled once more."""
        tickets, customer, staff = self.tickets, self.customers[step.who], 501 + step.who
        key, source = f"{customer}:{number}", list(Source)[step.n]
        mine = await self.db.read(tickets.of_customer(customer))
        last = mine[0] if mine else None
        about, revision = (0, 0) if last is None else (last.id, last.revision)
        first, until = mine[-1].id if mine else 0, self.clock.now() + step.n * HOUR
        doors: dict[str, Callable[[], Awaitable[object]]] = {
            "opened": lambda: self.db.run(tickets.opened(key, customer, source=source, vip=step.n == 1)),
            "wrote": lambda: self.db.run(tickets.customer_wrote(customer, reopen=True)),
            "thanked": lambda: self.db.run(tickets.customer_wrote(customer, reopen=False)),
            "staff_wrote": lambda: self.db.run(tickets.staff_wrote(customer, staff)),
            "answered": lambda: self.db.run(tickets.answered(about, staff)),
            "take": lambda: tickets.take(about, revision, staff),
            "resolve": lambda: tickets.resolve(about, revision, staff),
            "close": lambda: tickets.close(about, revision, staff, "done"),
            "reopen": lambda: tickets.reopen(about, revision, staff),
            "prioritise": lambda: tickets.prioritise(about, revision, Priority(step.n % 3), staff),
            "tag": lambda: tickets.tag(about, f"t{step.n}", staff),
            "untag": lambda: tickets.untag(about, f"t{step.n}", staff),
            "snooze": lambda: tickets.snooze(about, until, staff),
            "merge": lambda: tickets.merge(about, first, staff),
            "rate": lambda: tickets.rate(about, customer, step.n),
            "solved": lambda: tickets.solved(about, customer),
            "tidy": tickets.close_silent,
            "remind": self.reminders.due,
            "owners": self.tell_owners,
        }
        return doors[step.what]

    async def tell_owners(self) -> None:
        """Tell the owners all they are to hear."""
        for alert in await self.reminders.for_owners():
            await self.reminders.owners_told(alert)
        assert await self.reminders.for_owners() == ()

    async def look(self) -> dict[int, Ticket]:
        """Return all tickets of the story's customers."""
        found = [
            ticket for customer in self.customers for ticket in await self.db.read(self.tickets.of_customer(customer))
        ]
        return {ticket.id: ticket for ticket in found}

    async def check(self) -> None:
        """Assert that what is so now is lawful, and may follow from what was so before."""
        now = await self.look()
        for id, ticket in now.items():
            check(ticket)
            before = self.seen.get(id)
            if before is not None:
                check_step(before, ticket, self.clock.now())
                same = replace(before, reminded=ticket.reminded) == ticket
                assert not same or ticket.revision == before.revision, "no change is no new revision"
                decided = [
                    (one.is_open, one.priority, one.tags, one.merged_into, one.reopened) for one in (before, ticket)
                ]
                assert decided[0] == decided[1] or ticket.revision > before.revision, "a decision is a new revision"
        for customer in self.customers:
            assert sum(ticket.is_open for ticket in now.values() if ticket.customer_id == customer) <= 1
        assert set(self.seen) <= set(now)
        self.seen = now


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
async def test_any_story_is_lawful_and_every_replay_changes_nothing(
    db: Database,
    tickets: Tickets,
    brand: BrandInForce,
    clock: FixedClock,
    meet: Meet,
    told: Told,
    steps: list[Step],
) -> None:
    world = World(db, tickets, Reminders(db, clock, brand), clock, [await meet(next(_people)) for _ in range(2)])
    for number, step in enumerate(steps):
        clock.advance(step.hours * HOUR)
        do = await world.doing(number, step)
        await do()
        await world.check()
        notices = len(await told())
        await do()
        assert await world.look() == world.seen
        assert len(await told()) == notices
