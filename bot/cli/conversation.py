"""The demo's conversation: played by simulated people, printed as it goes, and checked against the FAQ."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.markup import escape
from ruamel.yaml import YAML

from bot.cli.console import out
from bot.i18n.catalogue import catalogue
from bot.i18n.direction import strip_bidi
from bot.simulator.people import Person, Seen
from faq import FaqDocument, LocalAnswer

PATIENCE = 10


@dataclass(frozen=True, slots=True)
class Scene:
    """One question: in which language a customer asks what, and the entry that must answer; None: no entry can."""

    language: str
    says: str
    entry: str | None


def read_scenes(folder: Path) -> list[Scene]:
    """Return the scenes of the brand folder's conversation.yaml."""
    written: Mapping[str, Any] = YAML(typ="safe").load((folder / "conversation.yaml").read_text(encoding="utf-8"))
    return [Scene(**row) for row in written["questions"]]


async def play(cast: dict[str, Person], scenes: list[Scene], faq: FaqDocument) -> bool:
    """Play the scenes one after the other; returns whether every answer was the right one."""
    entries = {entry.id: entry for entry in faq.entries}
    right = 0
    for language in dict.fromkeys(scene.language for scene in scenes):
        person = cast[language]
        start = await person.starts()
        show(person.user["name"], start)
        show("bot", await person.sees(after=start, timeout=PATIENCE))
        for scene in (scene for scene in scenes if scene.language == language):
            expected = _expected(scene, entries[scene.entry].languages[language] if scene.entry else None)
            good = await _scene(person, scene, expected)
            right += came_about("right" if good else expected.text, right=good)
    out.print(f"{right} of {len(scenes)} questions in {len({s.language for s in scenes})} languages answered right.")
    return right == len(scenes)


async def show_owner(owner: Person) -> None:
    """Let the owner read what was asked in vain."""
    await asyncio.sleep(0.5)  # what was asked last is kept a moment after its reply
    for command in ("/start", "/misses"):
        asked = await owner.sends(command)
        show(owner.user["name"], asked)
        show("bot", await owner.sees(after=asked, timeout=PATIENCE))


def _expected(scene: Scene, local: LocalAnswer | None) -> LocalAnswer:
    """Return the answer to expect; where no entry can answer, it is the bot's own honest word."""
    return local or LocalAnswer(("",), catalogue(scene.language)("miss.text"))


async def _scene(person: Person, scene: Scene, expected: LocalAnswer) -> bool:
    asked = await person.sends(scene.says)
    show(person.user["name"], asked)
    reply = await person.sees(after=asked, timeout=PATIENCE)
    show("bot", reply)
    if [expected.ask[0]] in reply.buttons:  # asked "did you mean": a customer knows which
        await person.taps(reply, expected.ask[0])
        tapped(expected.ask[0])
        reply = await person.sees(after=reply, edited=True, timeout=PATIENCE)
        show("bot", reply)
    return strip_bidi(reply.text).startswith(strip_bidi(expected.text))


def show(who: str, message: Seen) -> None:
    """Print a message with its buttons."""
    what = "" if message.kind == "text" else f"[dim]\\[{message.kind}][/] "
    out.print(f"[bold]{escape(who):>8}[/]  {what}{escape(message.text)}")
    for row in message.buttons:
        out.print("          " + "  ".join(f"[cyan]\\[ {escape(text)} ][/]" for text in row))


def tapped(button: str) -> None:
    """Print which button was tapped."""
    out.print(f"          [dim]taps[/] {escape(button)}")


def note(words: str) -> None:
    """Print what is no message: where somebody is, what somebody does."""
    out.print(f"[dim]{escape(words)}[/]")


def came_about(what: str, *, right: bool) -> bool:
    """Print that something is as it should be, or what should have been; returns `right`."""
    out.print(f"[green]✓ {escape(what)}[/]\n" if right else f"[red]✗ expected: {escape(what)}[/]\n")
    return right
