"""A file as part of something: of an album, or of an edit."""

from collections.abc import Sequence
from typing import Any

from bot.gateway.content.content import Content
from bot.gateway.content.kinds import KINDS
from bot.gateway.content.parts import parts
from bot.gateway.content.sending import Call, Where, placed, worded

SIZES = range(2, 11)
"""How many parts an album may have."""


def goes_in_album(contents: Sequence[Content]) -> bool:
    """Tell whether these may stand in one album: 2-10 photos and videos, or documents, or audio."""
    families = {KINDS[one.kind].album if one.kind in KINDS else None for one in contents}
    return len(contents) in SIZES and len(families) == 1 and None not in families


def album(contents: Sequence[Content], where: Where) -> Call:
    """Return the call that sends an album of contents that go in one; its result is the messages, in their order.

    An album has no keyboard. Of a caption longer than a bot may send only the first of its `parts` is said.
    """
    return Call("sendMediaGroup", {**placed(where), "media": [input_media(one) for one in contents]})


def input_media(content: Content) -> dict[str, Any]:
    """Return the InputMedia that stands for a file with its caption, as long as a caption may be."""
    caption = worded(parts(content)[0])
    return {"type": content.kind, "media": content.file_id, **content.details, **caption}
