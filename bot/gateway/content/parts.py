"""What is too long for one message of a bot, in parts.

It happens: a Premium customer's caption may be longer than a bot's, and a text may come from elsewhere.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.gateway.content.content import Content
from bot.gateway.content.entities import clipped
from bot.gateway.sender.breaks import units
from bot.gateway.sender.split import CAPTION_LIMIT, TEXT_LIMIT, split_text


def parts(content: Content) -> tuple[Content, ...]:
    """Return the contents that together say all of it, in order: nearly always the content alone.

    The first part keeps the kind, the file and as much of the text as fits; the others are texts. They break where a
    reader would pause, and the formatting goes on across the breaks.
    """
    limit = TEXT_LIMIT if content.kind == "text" else CAPTION_LIMIT
    if units(content.text) <= limit:
        return (content,)
    pieces = [_piece(content, start, end) for start, end in _spans(content.text, limit)]
    texts = [Content("text", piece.text, piece.entities) for piece in pieces[1:]]
    return (*pieces[:1], *texts) or (replace(content, text="", entities=()),)


def _piece(content: Content, start: int, end: int) -> Content:
    first, length = units(content.text[:start]), units(content.text[start:end])
    return replace(content, text=content.text[start:end], entities=clipped(content.entities, first, first + length))


def _spans(text: str, limit: int) -> Iterator[tuple[int, int]]:
    """Yield where the parts begin and end, in characters; only white space lies between them."""
    end = 0
    for piece in split_text(text, limit)[:1]:
        start = text.index(piece)
        end = start + len(piece)
        yield start, end
    for piece in split_text(text[end:], TEXT_LIMIT) if end else ():
        start = text.index(piece, end)
        end = start + len(piece)
        yield start, end
