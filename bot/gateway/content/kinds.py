"""The kinds of message a bot can send anew, and how Telegram wants each of them said.

Source: https://core.telegram.org/bots/api#available-methods and #inputmedia.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind is sent and edited.

    `says` is the parameter for its words, None where it has none. `details` are the parameters besides words and file,
    with the type each must have, and `needed` those it cannot do without. `covered`: it may have a spoiler and its
    caption above it. `album`: kinds of one name may stand in one album. `edit`: what of a sent message can be changed.
    """

    method: str
    file: bool = True
    says: Literal["text", "caption"] | None = None
    covered: bool = False
    album: str | None = None
    edit: Literal["text", "caption", "media"] | None = None
    details: Mapping[str, type] = field(default_factory=dict)
    needed: frozenset[str] = frozenset()


ENTITIES = {"text": "entities", "caption": "caption_entities"}
"""The parameter, and the field of a message, for the formatting of its words."""
PLACE = {"latitude": float, "longitude": float}
VENUE = {"title": str, "address": str} | dict.fromkeys(
    ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type"), str
)
PERSON = dict.fromkeys(("phone_number", "first_name", "last_name", "vcard"), str)

KINDS: Mapping[str, Kind] = {
    "text": Kind("sendMessage", file=False, says="text", edit="text"),
    "animation": Kind("sendAnimation", says="caption", covered=True, edit="media"),
    "live_photo": Kind(
        "sendLivePhoto",
        says="caption",
        covered=True,
        album="pictures",
        edit="media",
        details={"photo": str},
        needed=frozenset({"photo"}),
    ),
    "photo": Kind("sendPhoto", says="caption", covered=True, album="pictures", edit="media"),
    "video": Kind("sendVideo", says="caption", covered=True, album="pictures", edit="media"),
    "voice": Kind("sendVoice", says="caption", edit="caption"),
    "video_note": Kind("sendVideoNote"),
    "audio": Kind("sendAudio", says="caption", album="audio", edit="media", details={"performer": str, "title": str}),
    "sticker": Kind("sendSticker", details={"emoji": str}),
    "document": Kind("sendDocument", says="caption", album="documents", edit="media"),
    "venue": Kind("sendVenue", file=False, details={**PLACE, **VENUE}, needed=frozenset({*PLACE, "title", "address"})),
    # A live location is sent as it stands: nobody would move the copy.
    "location": Kind(
        "sendLocation", file=False, details={**PLACE, "horizontal_accuracy": float}, needed=frozenset(PLACE)
    ),
    "contact": Kind("sendContact", file=False, details=PERSON, needed=frozenset({"phone_number", "first_name"})),
}
"""In the order they are looked for: Telegram also gives an animation a `document`, a venue a `location`, a live photo a
`photo`."""

OTHER = "other"
"""Everything else: polls, dice, stories, games, gifts, checklists, invoices, paid media, rich messages, the unknown."""
