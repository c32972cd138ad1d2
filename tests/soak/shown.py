"""What stood where in the end: the copies that people see, and the rows that say where they stand."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from bot.simulator.people import Group, Person, Seen
from bot.storage.database import Database
from bot.storage.unit import Row, Statement, Unit
from tests.soak.talk import Word, is_word

SENT = "👌"


@dataclass
class Shown:
    """The copies of each word by its token, oldest first, and the rows by the message they relay.

    `confirmed` are the originals that the bot has marked as sent.
    """

    copies: dict[str, list[Seen]] = field(default_factory=lambda: defaultdict(list))
    threads: dict[int, int] = field(default_factory=dict)
    rows: dict[tuple[int, int], list[Row]] = field(default_factory=lambda: defaultdict(list))
    private: dict[int, list[Seen]] = field(default_factory=dict)
    confirmed: set[tuple[int, int]] = field(default_factory=set)
    topics: int = 0

    @property
    def twice(self) -> Counter[str]:
        """How often each word was shown more than once, by token."""
        return Counter({token: len(copies) - 1 for token, copies in self.copies.items() if len(copies) > 1})

    def row(self, word: Word) -> Row:
        """Return the one row of a word."""
        (row,) = self.rows[word.seen.chat_id, word.seen.message_id]
        return row

    def copy(self, word: Word) -> Seen:
        """Return the copy of a word that its row names."""
        target = self.row(word).target_message_id
        return next(one for one in self.copies[word.token] if one.message_id == target)


async def look(db: Database, group: Group, customers: list[Person]) -> Shown:
    """Read everything once it is quiet."""
    shown = Shown()
    view = await group.view()
    in_group, shown.topics = [Seen.of(one) for one in view["messages"]], len(view["topics"])
    shown.private = {person.id: await person.chat() for person in customers}
    for message in [*in_group, *(one for chat in shown.private.values() for one in chat)]:
        if message.view["from"]["is_bot"] and is_word(message):
            shown.copies[message.text.partition(" ")[0]].append(message)
        if SENT in message.reactions:
            shown.confirmed.add((message.chat_id, message.message_id))
    for row in await db.read(_relays()):
        shown.rows[row.source_chat_id, row.source_message_id].append(row)
    shown.threads = {row.telegram_id: row.thread_id for row in await db.read(_threads())}
    return shown


def _relays() -> Unit[list[Row]]:
    return (
        yield Statement(
            "SELECT source_chat_id, source_message_id, target_chat_id, target_message_id, status FROM relays "
            "WHERE what = 'message' ORDER BY id"
        )
    )


def _threads() -> Unit[list[Row]]:
    return (
        yield Statement(
            "SELECT c.telegram_id, o.thread_id FROM conversations o JOIN customers c ON c.id = o.customer_id"
        )
    )
