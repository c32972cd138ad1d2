"""The help desk, put together: what it promises, and the courier that carries it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.app.base import Base
from bot.courier.desk.board import Board
from bot.courier.desk.cards import Cards
from bot.courier.desk.carrier import Carrier
from bot.courier.desk.notices import DeskNotices
from bot.courier.desk.owners import Owners
from bot.courier.desk.reminders import Reminding
from bot.courier.desk.suggesting import Suggesting
from bot.courier.desk.to_customer import ToCustomer
from bot.courier.desk.to_desk import ToDesk
from bot.courier.desk.topics import Topics
from bot.courier.erasures import Eraser
from bot.domain.customers import Customers
from bot.domain.erasures import Erasures
from bot.domain.helpdesk.conversations import Conversations
from bot.domain.helpdesk.delivery import Delivery
from bot.domain.helpdesk.desk import Desk
from bot.domain.helpdesk.dossier import Dossiers
from bot.domain.helpdesk.intake import Intake
from bot.domain.helpdesk.relaying import Relaying
from bot.domain.helpdesk.reminders import Reminders
from bot.domain.helpdesk.staff import Staff
from bot.domain.helpdesk.tickets import Tickets
from bot.domain.roles import Roles
from bot.gateway.sender import Sender
from bot.views.answers import Source
from bot.views.desk.known import Known
from bot.views.messenger import Messenger

FIND_EVERY = 10.0
BOARD_EVERY = 1.0
ERASE_EVERY = 1.0
REMIND_EVERY = 2.0
TIDY_EVERY = 30.0


@dataclass(frozen=True, slots=True)
class HelpDesk:
    """The desk's parts: what handlers call, and what the courier runs."""

    desk: Desk
    tickets: Tickets
    conversations: Conversations
    relaying: Relaying
    intake: Intake
    staff: Staff
    owners: Owners
    carrier: Carrier
    board: Board
    eraser: Eraser
    reminding: Reminding

    @property
    def duties(self) -> tuple[tuple[float, str, Callable[[], Awaitable[object]]], ...]:
        """What recurs: every how many seconds, what it is called, and the work."""
        return (
            (FIND_EVERY, "find the desk", self.desk.load),  # an owner may have come, or written for the first time
            (BOARD_EVERY, "show the board", self.board.look),
            (ERASE_EVERY, "erase at the desk", self.eraser.look),
            (REMIND_EVERY, "remind", self.reminding.look),
            (TIDY_EVERY, "tidy the tickets", self.tickets.close_silent),
        )


@dataclass(frozen=True, slots=True)
class Speech:
    """The ways the desk speaks: to customers (`reply`), to staff (`desk`), and what their words are made from."""

    sender: Sender
    reply: Messenger
    desk: Messenger
    source: Callable[[], Source]


def build_helpdesk(base: Base, customers: Customers, roles: Roles, speech: Speech) -> HelpDesk:
    """Put the help desk together; `desk.load` and the carrier's and board's work are begun by the caller."""
    db, clock, brand = base.db, base.clock, base.brand
    desk, staff = Desk(db, clock, brand, roles), Staff(db, clock)
    tickets, conversations = Tickets(db, clock, brand), Conversations(db, clock)
    relaying = Relaying(db, clock, brand, desk, tickets)
    delivery, dossiers = Delivery(db, clock, tickets), Dossiers(db, clock, customers, tickets, conversations)

    async def knowing() -> Known:
        names = {one.telegram_id: one.first_name for one in await staff.everyone()}
        return Known(speech.source(), clock.now(), names)

    topics = Topics(speech.sender, delivery)
    cards = Cards(speech.sender, speech.desk, delivery, dossiers, topics, knowing)
    owners = Owners(speech.desk, roles, customers, desk)
    to_desk = ToDesk(
        speech.sender,
        delivery,
        desk,
        topics,
        cards,
        DeskNotices(speech.desk, customers, dossiers, brand, clock, knowing),
        Suggesting(customers, tickets, speech.source),
        owners,
    )
    to_customer = ToCustomer(speech.sender, speech.reply, delivery, customers, speech.source)
    carrier = Carrier(delivery, {"desk": to_desk, "customer": to_customer}, clock)
    relaying.on_queued = tickets.on_queued = carrier.wake
    board = Board(speech.sender, speech.desk, delivery, desk, tickets, dossiers, cards, topics, knowing)
    intake = Intake(db, clock, tickets, relaying)
    eraser = Eraser(Erasures(db, clock), speech.sender, speech.reply, owners)
    reminders = Reminders(db, clock, brand)
    reminders.on_queued = carrier.wake
    reminding = Reminding(reminders, desk, speech.reply, roles, customers, knowing)
    return HelpDesk(desk, tickets, conversations, relaying, intake, staff, owners, carrier, board, eraser, reminding)
