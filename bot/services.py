"""What every door of the bot is given: the brand, what it promises, and a way to say it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.brand.in_force import BrandInForce
from bot.core.clock import Clock
from bot.core.errands import Errands
from bot.domain.answers import Answers
from bot.domain.customers import Customers
from bot.domain.helpdesk.conversations import Conversations
from bot.domain.helpdesk.desk import Desk
from bot.domain.helpdesk.intake import Intake
from bot.domain.helpdesk.outreach import Outreach
from bot.domain.helpdesk.relaying import Relaying
from bot.domain.helpdesk.staff import Staff
from bot.domain.helpdesk.teaching import Teaching
from bot.domain.helpdesk.tickets import Tickets
from bot.domain.knowledge import KnowledgeBase
from bot.domain.misses import Misses
from bot.domain.privacy import Privacy
from bot.domain.roles import Roles
from bot.gateway.membership import Membership
from bot.views.answers import Source
from bot.views.courtesy import Courtesy
from bot.views.messenger import Messenger


@dataclass(frozen=True, slots=True)
class Services:
    """The parts handlers work with; `username` is the bot's own, without the @.

    `desk_messenger` speaks to the desk, where it yields to replies for customers. `desk_is_back`
    says that the desk may be written to again, `desk_trouble` that it cannot be and why (None: it can).
    """

    username: str
    bot_id: int
    clock: Clock
    brand: BrandInForce
    knowledge: KnowledgeBase
    customers: Customers
    roles: Roles
    answers: Answers
    misses: Misses
    privacy: Privacy
    desk: Desk
    tickets: Tickets
    conversations: Conversations
    relaying: Relaying
    intake: Intake
    staff: Staff
    outreach: Outreach
    teaching: Teaching
    membership: Membership
    messenger: Messenger
    desk_messenger: Messenger
    courtesy: Courtesy
    errands: Errands
    desk_is_back: Callable[[], None]
    desk_trouble: Callable[[str | None], Awaitable[None]]

    @property
    def source(self) -> Source:
        """What answers are served from at this moment."""
        return Source(self.knowledge.now, self.brand.now)
