"""parse_mode MarkdownV2: every reserved character outside markup must be escaped, or the text is refused."""

import re
from typing import Any

from bot.simulator.formatting.builder import Builder, Open

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
_KINDS = {
    "*": ("bold", "Bold"),
    "_": ("italic", "Italic"),
    "__": ("underline", "Underline"),
    "~": ("strikethrough", "Strikethrough"),
    "||": ("spoiler", "Spoiler"),
    "`": ("code", "Code"),
    "```": ("pre", "PreCode"),
    "[": ("text_link", "TextUrl"),
    "![": ("custom_emoji", "CustomEmoji"),
    ">": ("blockquote", "BlockQuote"),
}
_MARKS = ("```", "![", "||", "__", "*", "_", "~", "`", "[")
_TARGET = re.compile(r"\]\(((?:\\.|[^)\\])*)\)")


def from_markdown(source: str) -> tuple[str, list[dict[str, Any]]]:
    """Return plain text and entities of a text in MarkdownV2."""
    builder = Builder(source)
    at = 0
    while at < len(source):
        at = _step(builder, at)
    if builder.open and builder.open[-1].name == ">":
        builder.end("blockquote")
    if builder.open:
        opened = builder.open[-1]
        raise builder.wrong(f"Can't find end of {_KINDS[opened.name][1]} entity", opened.source)
    return builder.text(), builder.entities


def _step(builder: Builder, at: int) -> int:
    """Read one character or mark; returns where the next begins."""
    source = builder.source
    character = source[at]
    opened = builder.open[-1] if builder.open else None
    if character == "\\" and at + 1 < len(source) and 0 < ord(source[at + 1]) < 127:
        builder.add(source[at + 1])
        return at + 2
    if opened and (closed := _closed(builder, opened, at)):
        return closed
    if opened and opened.name in ("`", "```"):
        builder.add(character)
        return at + 1
    if character == ">" and _line_starts(source, at):
        if not _in_quote(builder):
            builder.begin(">", at)
        return at + 1
    if character not in _RESERVED:
        builder.add(character)
        return at + 1
    return _opening(builder, at)


def _line_starts(source: str, at: int) -> bool:
    return at == 0 or source[at - 1] == "\n"


def _in_quote(builder: Builder) -> bool:
    return any(opened.name == ">" for opened in builder.open)


def _opening(builder: Builder, at: int) -> int:
    source = builder.source
    mark = next((mark for mark in _MARKS if source.startswith(mark, at)), None)
    if mark is None:
        what = f"Character '{source[at]}' is reserved and must be escaped with the preceding '\\'"
        raise builder.wrong(what)
    end = at + len(mark)
    language = re.compile(r"([^\s`]*)\n").match(source, end) if mark == "```" else None
    extra = {"language": language[1]} if language and language[1] else {}
    builder.begin(mark, at, **extra)
    return language.end() if language else end


def _closed(builder: Builder, opened: Open, at: int) -> int | None:
    """Close the innermost markup if it ends here; returns where the text goes on, None where it does not end."""
    source, name = builder.source, opened.name
    if name == ">":
        return _quote_closed(builder, at)
    if name in ("[", "!["):
        return _target_closed(builder, opened, at) if source[at] == "]" else None
    single_line = name == "_" and source.startswith("__", at)
    if not source.startswith(name, at) or single_line:
        return None
    builder.end(_KINDS[name][0], **opened.extra)
    return at + len(name)


def _quote_closed(builder: Builder, at: int) -> int | None:
    """A quotation goes on while the next line begins with `>`; `||` at its end makes it expandable."""
    source = builder.source
    if source.startswith("||\n", at) or (source.startswith("||", at) and at + 2 == len(source)):
        builder.end("expandable_blockquote")
        return at + 2
    if source[at] != "\n" or source.startswith("\n>", at):
        return None
    builder.end("blockquote")
    return at


def _target_closed(builder: Builder, opened: Open, at: int) -> int:
    target = _TARGET.match(builder.source, at)
    url = re.sub(r"\\(.)", r"\1", target[1]) if target else builder.text_since(opened)
    emoji = re.fullmatch(r"tg://emoji\?id=(\d+)", url)
    person = re.fullmatch(r"tg://user\?id=(\d+)", url)
    if opened.name == "![" and not emoji:
        raise builder.wrong("Custom emoji entity must contain a tg://emoji URL")
    if emoji:
        builder.end("custom_emoji", custom_emoji_id=emoji[1])
    elif person:
        builder.end("text_mention", user={"id": int(person[1])})
    else:
        builder.end("text_link", url=url)
    return target.end() if target else at + 1
