"""A customer's topic at the desk, for journeys about what staff do in it."""

from dataclasses import dataclass

from bot.domain.helpdesk.conversations import Conversation
from bot.domain.helpdesk.ticket import Ticket
from bot.simulator.people import Person, Seen
from tests.journeys.conftest import Town, eventually
from tests.journeys.desk import StaffRoom, complains, opened, ticket_of


@dataclass
class Topic:
    """The topic of one customer, whose ticket has this number; `thread` is None in a desk without topics."""

    room: StaffRoom
    customer: Person
    ticket: int
    thread: int | None

    async def tells(self, person: Person, text: str, *, at: Seen | None = None, anywhere: bool = False) -> Seen:
        """Let a colleague write, as a reply where `at` says so; returns the bot's answer to it."""
        where = {"topic": None if anywhere else self.thread} | ({"reply_to": at} if at else {})
        sent = await person.sends(text, chat=self.room.group, **where)
        return await self.answer_to(sent)

    async def answer_to(self, sent: Seen) -> Seen:
        """Wait for the bot's reply to a message of the group."""

        async def look() -> Seen | None:
            messages = await self.room.group.messages(sent.thread_id)
            return next(
                (one for one in messages if one.reply_to == sent.message_id and one.view["from"]["is_bot"]), None
            )

        await eventually(look)
        found = await look()
        assert found is not None
        return found

    async def first_word(self) -> Seen:
        """Wait for the bot's first message in the topic, whatever has become of it."""

        async def look() -> Seen | None:
            said = [one for one in await self.room.group.messages(self.thread) if one.kind == "text"]
            return next((one for one in said if one.view["from"]["is_bot"]), None)

        await eventually(look)
        found = await look()
        assert found is not None
        return found

    async def stands(self) -> Ticket:
        """Return the ticket as it is now."""
        assert self.room.town.bot is not None
        ticket = await self.room.town.bot.services.tickets.find(self.ticket)
        assert ticket is not None
        return ticket

    async def about(self) -> Conversation:
        """Return what the desk has decided about the customer."""
        assert self.room.town.bot is not None
        conversation = await self.room.town.bot.services.conversations.find((await self.stands()).customer_id)
        assert conversation is not None
        return conversation


async def complained(town: Town, name: str = "Emma", text: str = "My cup was broken", **where: object) -> Topic:
    """Open a town's desk with one complaint on it."""
    return await another(await opened(town, **where), name, text)  # type: ignore[arg-type]


async def another(room: StaffRoom, name: str, text: str = "My cup was broken") -> Topic:
    """Let somebody new complain."""
    customer = await room.town.people.person(name, username=name.lower())
    ticket = ticket_of(await complains(room.town, customer, text))
    return Topic(room, customer, ticket, await room.topic_of(customer))
