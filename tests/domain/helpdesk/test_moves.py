"""The moves of a ticket, in any order at any pace: no ticket ever stands where it may not."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.domain.helpdesk import moves
from bot.domain.helpdesk.moves import Due
from bot.domain.helpdesk.ticket import FROM, REOPENS_WITHIN, Priority, Source, Status, Ticket
from tests.domain.helpdesk.conftest import DAY, HOUR
from tests.domain.helpdesk.lawful import check, check_step

STAFF = st.integers(1, 3)


class AnyTicket(RuleBasedStateMachine):
    """One ticket, on which everything is tried."""

    @initialize(staff_began=st.booleans())
    def opens(self, staff_began: bool) -> None:
        self.now = 1_000 * DAY
        fresh = Ticket(1, 7, Status.OPEN, Source.BUTTON, None, Priority.NORMAL, None, 0, self.now)
        self.ticket = moves.staff_wrote(fresh, 1) if staff_began else moves.customer_wrote(fresh, self.now, self.due)

    @property
    def due(self) -> Due:
        return Due(self.now + HOUR, self.now + DAY)

    def become(self, made: Ticket | None) -> None:
        if made is not None:
            check_step(self.ticket, made, self.now)
            self.ticket = made

    @rule(hours=st.sampled_from([0, 1, 24, 7 * 24, 8 * 24]), more=st.integers(0, 1))
    def time_passes(self, hours: int, more: int) -> None:
        self.now += hours * HOUR + more

    @rule()
    def customer_writes(self) -> None:
        wrote = moves.customer_wrote if self.ticket.is_open else moves.reopened
        self.become(wrote(self.ticket, self.now, self.due))

    @rule(staff=STAFF)
    def staff_write(self, staff: int) -> None:
        if self.ticket.is_open:
            self.become(moves.staff_wrote(self.ticket, staff))
        else:
            self.become(moves.continued(self.ticket, staff, self.now, self.due))

    @rule(staff=STAFF | st.none())
    def an_answer_arrives(self, staff: int | None) -> None:
        self.become(moves.answered(self.ticket, staff, self.now))

    @rule(staff=STAFF)
    def is_taken(self, staff: int) -> None:
        self.become(moves.assigned(self.ticket, staff))

    @rule()
    def is_resolved(self) -> None:
        self.become(moves.resolved(self.ticket, self.now))

    @rule()
    def is_closed(self) -> None:
        self.become(moves.closed(self.ticket, self.now, "done"))

    @rule(priority=st.sampled_from(Priority))
    def becomes_as_urgent_as(self, priority: Priority) -> None:
        self.become(moves.prioritised(self.ticket, priority, self.due.answer, self.due.resolve))

    @rule(hours=st.integers(-1, 30))
    def is_put_off(self, hours: int) -> None:
        self.become(moves.snoozed(self.ticket, self.now + hours * HOUR, self.now))

    @rule()
    def comes_back(self) -> None:
        if self.ticket.snoozed_until is not None and not self.ticket.is_snoozed(self.now):
            self.become(moves.woken(self.ticket, self.now, self.due))

    @rule(stars=st.integers(1, 5), may_reopen=st.booleans())
    def is_rated(self, stars: int, may_reopen: bool) -> None:
        rated = moves.rated(self.ticket, stars, self.now, self.due, may_reopen=may_reopen)
        self.become(rated)
        if rated is not None:
            assert moves.rated(rated, stars, self.now, self.due, may_reopen=may_reopen) == rated, "the same tap twice"

    @rule(open_one=st.booleans())
    def goes_into_another(self, open_one: bool) -> None:
        into = Ticket(2, 7, Status.OPEN, Source.BUTTON, None, Priority.NORMAL, None, 0, self.now)
        into = into if open_one else moves.closed(into, self.now, "done")
        goes_on, ended = (
            moves.absorbed(into, self.ticket, self.now, self.due),
            moves.merged(self.ticket, into, self.now),
        )
        if goes_on is not None and ended is not None and open_one is not self.ticket.is_open:
            check(goes_on)
            self.become(ended)

    @invariant()
    def stands_where_it_may(self) -> None:
        if hasattr(self, "ticket"):
            check(self.ticket)
            assert self.ticket.may_reopen(self.now) is (
                not self.ticket.is_open
                and self.ticket.merged_into is None
                and self.now <= (self.ticket.ended_at or 0) + REOPENS_WITHIN
            )


TestAnyTicket = AnyTicket.TestCase
TestAnyTicket.settings = settings(max_examples=120, stateful_step_count=30, deadline=None)


@pytest.mark.parametrize("after", Status)
def test_every_status_but_open_is_reached_from_others_and_none_from_itself(after: Status) -> None:
    assert FROM[after]
    assert after not in FROM[after]
