"""What a message holds, and how to say it again."""

from bot.gateway.content.content import Content
from bot.gateway.content.describing import describe
from bot.gateway.content.editing import editing
from bot.gateway.content.lines import without_lines
from bot.gateway.content.media import album, goes_in_album
from bot.gateway.content.parts import parts
from bot.gateway.content.reading import read
from bot.gateway.content.sending import Call, Where, sendings

__all__ = [
    "Call",
    "Content",
    "Where",
    "album",
    "describe",
    "editing",
    "goes_in_album",
    "parts",
    "read",
    "sendings",
    "without_lines",
]
