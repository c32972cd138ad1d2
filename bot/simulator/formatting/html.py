"""parse_mode HTML, as strict as Telegram: unknown, crossed and unclosed tags are refused in its words."""

import re
from typing import Any

from bot.simulator.formatting.builder import Builder, Open

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_CHARACTER = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>/"']*)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")


def from_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """Return plain text and entities of a text in Telegram's HTML."""
    if "<" not in source and "&" not in source:
        return source, []
    builder = Builder(source)
    at = 0
    while at < len(source):
        tag = source.find("<", at)
        end = len(source) if tag < 0 else tag
        builder.add(_unescaped(source[at:end]))
        at = end
        if tag >= 0:
            at = _end_tag(builder, tag) if source.startswith("</", tag) else _start_tag(builder, tag)
    if builder.open:
        raise builder.wrong(f'Can\'t find end tag corresponding to start tag "{builder.open[-1].name}"')
    return builder.text(), builder.entities


def _unescaped(text: str) -> str:
    return _CHARACTER.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return _NAMED[found[3]]
    code = int(found[1]) if found[1] else int(found[2], 16)
    return chr(code) if 0 < code < 0x110000 else found[0]


def _start_tag(builder: Builder, at: int) -> int:
    source = builder.source
    name = re.compile(r"[^\s>]*").match(source, at + 1)[0].lower()  # type: ignore[index]  # it always matches
    place = at + 1 + len(name)
    if place >= len(source):
        raise builder.wrong("Unclosed start tag", at)
    if name not in _KINDS:
        raise builder.wrong(f'Unsupported start tag "{name}"', at)
    attributes: dict[str, str] = {}
    while not (rest := source[place:].lstrip()).startswith(">"):
        if not rest:
            raise builder.wrong("Unclosed start tag", at)
        place = _attribute(builder, name, place, attributes)
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise builder.wrong('Tag "span" must have class "tg-spoiler"', at)
    if name == "tg-emoji" and not attributes.get("emoji-id", "").isdecimal():
        raise builder.wrong('Tag "tg-emoji" must have attribute "emoji-id"', at)
    builder.begin(name, at, **attributes)
    return source.index(">", place) + 1


def _attribute(builder: Builder, tag: str, place: int, attributes: dict[str, str]) -> int:
    """Read one attribute into `attributes`; returns where it ends."""
    found = _ATTRIBUTE.match(builder.source, place)
    if found is None or not found[1]:
        raise builder.wrong(f'Empty attribute name in the tag "{tag}"', place)
    if found[2] is None and found[1].lower() != "expandable":
        what = f'Expected equal sign in declaration of an attribute of the tag "{tag}"'
        raise builder.wrong(what, found.end())
    attributes[found[1].lower()] = _unescaped(found[3] or found[4] or found[5] or "")
    return found.end()


def _end_tag(builder: Builder, at: int) -> int:
    close = builder.source.find(">", at)
    if close < 0:
        raise builder.wrong("Unclosed end tag", at)
    if not builder.open:
        raise builder.wrong("Unexpected end tag", at)
    name = builder.source[at + 2 : close].strip().lower()
    opened = builder.open[-1]
    if name and name != opened.name:
        raise builder.wrong(
            f'Unmatched end tag at byte offset {builder.byte(at)}, expected "</{opened.name}>", found "</{name}>"'
        )
    _close(builder, opened)
    return close + 1


def _close(builder: Builder, opened: Open) -> None:
    kind = _KINDS[opened.name]
    match kind:
        case "text_link":
            builder.end(**_link(builder, opened))
        case "custom_emoji":
            builder.end(kind, custom_emoji_id=opened.extra["emoji-id"])
        case "blockquote" if "expandable" in opened.extra:
            builder.end("expandable_blockquote")
        case "code" if len(builder.open) > 1 and builder.open[-2].name == "pre":
            _merge_into_pre(builder, opened)
        case "pre" if "language" in opened.extra:
            builder.end(kind, language=opened.extra["language"])
        case _:
            builder.end(kind)


def _link(builder: Builder, opened: Open) -> dict[str, Any]:
    target = opened.extra.get("href") or builder.text_since(opened)
    person = re.fullmatch(r"tg://user\?id=(\d+)", target)
    if person:
        return {"kind": "text_mention", "user": {"id": int(person[1])}}
    return {"kind": "text_link", "url": target}


def _merge_into_pre(builder: Builder, opened: Open) -> None:
    """<pre><code class="language-x"> is one block of code in a language, not two entities."""
    language = opened.extra.get("class", "").removeprefix("language-")
    builder.open.pop()
    if language:
        builder.open[-1].extra["language"] = language
