"""The demo's complaint: a customer wants a person, and a colleague answers in a topic of the staff group."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Unpack

from ruamel.yaml import YAML

from bot.brand.folder import BrandFolder
from bot.cli.conversation import PATIENCE, came_about, note, show, tapped
from bot.cli.stage import GROUP, Cast
from bot.i18n.catalogue import catalogue
from bot.i18n.direction import strip_bidi
from bot.simulator.people import Person, Seen
from bot.simulator.writer import Where

DESK_LANGUAGE = "en"
"""The desk speaks the language of whoever made the group the desk: the owner."""
STARS = "5 ⭐"


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is said: a complaint with a photo (JPEG) about a topic of desk.yaml, the answer to it, a question more.

    The question is answered with one tap: by the entry of the FAQ that is suggested under it.
    """

    language: str
    about: str
    photo: bytes
    says: str
    answer: str
    asks: str
    entry: str


def read_complaint(folder: Path) -> Complaint:
    """Return the complaint of the brand folder's conversation.yaml."""
    written: Mapping[str, Any] = YAML(typ="safe").load((folder / "conversation.yaml").read_text(encoding="utf-8"))
    complaint = written["complaint"]
    return Complaint(**{**complaint, "photo": (folder / complaint["photo"]).read_bytes()})


async def play_complaint(cast: Cast, complaint: Complaint, brand: BrandFolder) -> bool:
    """Play it, from the owner's /setup to the five stars; returns whether all of it came about."""
    story = _Story(cast, complaint, brand)
    return (
        await _checked("The group is the help desk.", story.links())
        and await _checked("The complaint stands in the customer's topic, with its photo.", story.complains())
        and await _checked("The answer reached the customer.", story.answers())
        and await _checked("One tap answered from the FAQ, in the customer's language.", story.suggests())
        and await _checked("Solved, and rated with five stars.", story.solves())
    )


async def _checked(what: str, step: Awaitable[None]) -> bool:
    try:
        await step
    except TimeoutError:
        return came_about(what, right=False)
    return came_about(what, right=True)


class _Story:
    """The steps, one after the other; each raises TimeoutError where what it waits for does not come."""

    def __init__(self, cast: Cast, complaint: Complaint, brand: BrandFolder) -> None:
        self._owner, self._support, self._group = cast.owner, cast.support, cast.group
        self._customer = cast.customers[complaint.language]
        self._complaint = complaint
        self._entry = next(entry for entry in brand.faq.entries if entry.id == complaint.entry)
        self._about = next(topic for topic in brand.desk.topics if topic.id == complaint.about)
        self._t, self._desk = catalogue(complaint.language), catalogue(DESK_LANGUAGE)
        self._there: Where = {}

    async def links(self) -> None:
        """Let the owner bring the bot into the staff group, and make it the desk."""
        note(f"{self._owner.user['name']} adds the bot to the group “{GROUP}” as an administrator.")
        await self._group.sets_bot("administrator", by=self._owner.id)
        show("bot", await self._owner.sees(0, chat=self._group, timeout=PATIENCE))
        asked = await _says(self._owner, "/setup", chat=self._group)
        await _reads(self._owner, self._desk("desk.setup_linked"), asked.event, chat=self._group)

    async def complains(self) -> None:
        """Let the customer ask for a person, and say what it is about and what happened."""
        last = await self._customer.sees(await _says(self._customer, "/start"), timeout=PATIENCE)
        show("bot", last)
        for button in (self._t("ticket.person"), self._about.titled(self._complaint.language)):
            await _taps(self._customer, last, button)
            last = await self._customer.sees(last, edited=True, timeout=PATIENCE)
            show("bot", last)
        sent = await self._customer.sends_photo(self._complaint.photo, caption=self._complaint.says)
        show(self._customer.user["name"], sent)
        show("bot", await self._customer.sees(sent, timeout=PATIENCE))
        topic = await self._group.topic(self._customer.user["name"], timeout=PATIENCE)
        self._there = {"chat": self._group, "topic": topic.thread_id}
        note(f"In the group “{GROUP}”, topic “{topic.name}”:")
        await _reads(self._support, self._complaint.says, sent.event, kind="photo", **self._there)

    async def answers(self) -> None:
        """Let the colleague write in the topic, and the customer read it."""
        written = await _says(self._support, self._complaint.answer, **self._there)
        note("In the customer's chat:")
        await _reads(self._customer, self._complaint.answer, written.event)

    async def suggests(self) -> None:
        """Let the customer ask one thing more, and the colleague send the answer that is suggested."""
        local = self._entry.languages[self._complaint.language]
        asked = await _says(self._customer, self._complaint.asks)
        note("In the topic:")
        question = await _reads(self._support, self._complaint.asks, asked.event, **self._there)
        await _taps(self._support, question, f"↩ {local.ask[0]}")
        note("In the customer's chat:")
        await _reads(self._customer, local.text, asked.event)

    async def solves(self) -> None:
        """Let the colleague call it solved, and the customer rate it."""
        note("In the topic:")
        solved = await _says(self._support, "/resolve", **self._there)
        show("bot", await self._support.sees(solved, timeout=PATIENCE, **self._there))
        note("In the customer's chat:")
        asked = await _reads(self._customer, self._t("rating.how"), solved.event)
        await _taps(self._customer, asked, STARS)
        await _reads(self._customer, self._t("rating.good"), asked.event, edited=True)


async def _says(person: Person, text: str, **where: Unpack[Where]) -> Seen:
    sent = await person.sends(text, **where)
    show(person.user["name"], sent)
    return sent


async def _taps(person: Person, message: Seen, button: str) -> None:
    await person.taps(message, button)
    tapped(button)


async def _reads(
    person: Person, words: str, after: int, *, kind: str = "text", edited: bool = False, **where: Unpack[Where]
) -> Seen:
    """Wait for a message of the bot with these words, or an edit, and show what comes before it, too."""
    while True:
        seen = await person.sees(after, edited=edited, timeout=PATIENCE, **where)
        show("bot", seen)
        if words in strip_bidi(seen.text) and seen.kind == kind:
            return seen
        after = seen.event
