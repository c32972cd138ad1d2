"""What every door of the bot is given: the brand, what it promises, and a way to say it."""

from dataclasses import dataclass

from bot.brand.in_force import BrandInForce
from bot.domain.answers import Answers
from bot.domain.customers import Customers
from bot.domain.knowledge import KnowledgeBase
from bot.domain.misses import Misses
from bot.domain.roles import Roles
from bot.views.answers import Source
from bot.views.courtesy import Courtesy
from bot.views.messenger import Messenger


@dataclass(frozen=True, slots=True)
class Services:
    """The parts handlers work with; `username` is the bot's own, without the @."""

    username: str
    staff_chat_id: int | None
    brand: BrandInForce
    knowledge: KnowledgeBase
    customers: Customers
    roles: Roles
    answers: Answers
    misses: Misses
    messenger: Messenger
    courtesy: Courtesy

    @property
    def source(self) -> Source:
        """What answers are served from at this moment."""
        return Source(self.knowledge.now, self.brand.now)
