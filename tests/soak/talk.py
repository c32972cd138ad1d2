"""Customers and staff who talk: each message they say begins with a token of its own, by which its copy is found."""

import asyncio
import itertools
import random
import re
from dataclasses import dataclass, field

from bot.simulator.people import Group, People, Person, Seen
from bot.simulator.writer import Where

CUSTOMER_KINDS = {"text": 70, "photo": 8, "document": 4, "album": 4, "reply": 14}
STAFF_KINDS = {"text": 55, "photo": 6, "album": 3, "reply": 24, "internal": 12}
EDITED = 0.08
"""The share of texts whose writer changes them a moment later."""
PARTS = 3
"""The parts of an album."""
SETTLED_MS = 2000
"""Milliseconds a message stands before somebody answers it; nobody reads faster."""
WORDS = (
    "Բաժակը կոտրված էր։", "Սուրճը սառն էր հասել։", "سفارش من هنوز نرسیده است.", "قهوه سرد بود.",  "ቡናው ቀዝቃዛ ነበር።",
    "ትዕዛዜ አልደረሰም።", "Заказ так и не приехал.", "Кофе был холодным.", "My order never came.",
    "The lid was loose, see https://sanoro.example/lids",
)  # fmt: skip


@dataclass
class Word:
    """One message of a person: where it stands, what it says by now, and what it answers.

    `customer` is whose conversation it belongs to.
    """

    token: str
    customer: int
    seen: Seen
    text: str
    answers: Seen | None = None


@dataclass
class Said:
    """Everything that was said: by customers, by staff to customers, and by staff to one another."""

    by_customers: list[Word] = field(default_factory=list)
    by_staff: list[Word] = field(default_factory=list)
    internal: list[Word] = field(default_factory=list)

    @property
    def relayed(self) -> list[Word]:
        """What has to reach the other side."""
        return [*self.by_customers, *self.by_staff]

    def __len__(self) -> int:
        return len(self.relayed) + len(self.internal)


class Talker:
    """One person who says so many messages, at moments and of kinds that only the seed decides."""

    def __init__(self, person: Person, name: str, seed: int, said: Said) -> None:
        self.person = person
        self._name = name
        self._chance = random.Random(f"{seed} {name}")
        self._said = said
        self._numbers = itertools.count(1)

    async def _pauses(self, least: float, most: float) -> None:
        await asyncio.sleep(self._chance.uniform(least, most))

    def _kind(self, kinds: dict[str, int], left: int) -> str:
        kind = self._chance.choices(list(kinds), list(kinds.values()))[0]
        return "text" if kind == "album" and left < PARTS else kind

    def _line(self) -> tuple[str, str]:
        token = f"{self._name}-{next(self._numbers):03}"
        return token, f"{token} {self._chance.choice(WORDS)}"

    async def _says(self, kind: str, customer: int, where: Where) -> list[Word]:
        if kind == "album":
            return await self._shows(customer, where)
        token, text = self._line()
        if kind in ("photo", "document"):
            seen = await self.person.sends_media(kind, caption=text, **where)
        else:
            seen = await self.person.sends(text, **where)
        word = Word(token, customer, seen, text, where.get("reply_to"))
        if kind == "text" and self._chance.random() < EDITED:
            await self._pauses(0, 1.5)
            word.text = f"{text} (+)"
            await self.person.edits(seen, word.text)
        return [word]

    async def _shows(self, customer: int, where: Where) -> list[Word]:
        lines = [self._line() for _ in range(PARTS)]
        items = [{"kind": "photo", "text": text} for _, text in lines]
        parts = await self.person.sends_album(items, **where)
        return [Word(token, customer, seen, text) for (token, text), seen in zip(lines, parts, strict=True)]


class Complainer(Talker):
    """A customer with an open ticket."""

    async def talks(self, count: int, pause: float) -> None:
        """Complain, and say `count` messages with up to twice `pause` seconds between two."""
        await self._pauses(0, pause)
        await self.person.sends("/complaint")
        left = count
        while left > 0:
            await self._pauses(0, 2 * pause)
            kind = self._kind(CUSTOMER_KINDS, left)
            heard = await self._heard() if kind == "reply" else None
            words = await self._says(kind, self.person.id, {} if heard is None else {"reply_to": heard})
            self._said.by_customers.extend(words)
            left -= len(words)

    async def _heard(self) -> Seen | None:
        """Return one of the last words of the chat, the customer's own or the desk's; None before the first."""
        words = [one for one in (await self.person.chat())[-12:] if is_word(one)]
        return self._chance.choice(words) if words else None


class Helper(Talker):
    """Somebody on the staff, who answers in whatever topic something new stands."""

    def __init__(
        self, person: Person, name: str, seed: int, said: Said, people: People, group: Group, customers: dict[str, int]
    ) -> None:
        super().__init__(person, name, seed, said)
        self._people = people
        self._group = group
        self._customers = customers

    async def talks(self, count: int, pause: float) -> None:
        """Say `count` messages, with up to twice `pause` seconds between two."""
        left = count
        while left > 0:
            await self._pauses(0, 2 * pause)
            read = self._chance.choice(await self._people.until(self._copies, timeout=300))
            kind = self._kind(STAFF_KINDS, left)
            words = await self._answers(kind, read)
            (self._said.internal if kind == "internal" else self._said.by_staff).extend(words)
            left -= len(words)

    async def _answers(self, kind: str, read: Seen) -> list[Word]:
        customer, where = self._customers[read.text.partition("-")[0]], Where(chat=self._group, topic=read.thread_id)
        if kind == "internal":
            token, text = self._line()
            return [Word(token, customer, await self.person.sends(f"// {text}", **where), text)]
        if kind == "reply":
            where["reply_to"] = read
        return await self._says(kind, customer, where)

    async def _copies(self) -> list[Seen]:
        """Return the customers' words among the group's last messages."""
        view = await self._people.get(f"chats/{self._group.id}", messages=150)
        seen = [Seen.of(one) for one in view["chat"]["messages"]]
        newest = max((one.view["date"] for one in seen), default=0)
        return [one for one in seen if _is_customer_s(one) and one.view["date"] <= newest - SETTLED_MS]


def is_word(message: Seen) -> bool:
    """Tell whether a message begins with a token: somebody's word, or the copy of it."""
    return re.match(r"[cs]\d+-\d+ ", message.text) is not None


def _is_customer_s(message: Seen) -> bool:
    return is_word(message) and message.text.startswith("c")
