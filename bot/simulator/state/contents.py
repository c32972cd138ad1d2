"""Contents of messages that both bots and people send, in the Bot API's shape."""

from typing import Any


def dice(emoji: str, value: int) -> dict[str, Any]:
    """Return a thrown die."""
    return {"dice": {"emoji": emoji, "value": value}}


def poll(
    number: str,
    question: str,
    options: list[str],
    *,
    closed: bool = False,
    anonymous: bool = True,
    kind: str = "regular",
) -> dict[str, Any]:
    """Return a poll nobody has voted in."""
    choices = [{"persistent_id": str(at), "text": text, "voter_count": 0} for at, text in enumerate(options)]
    described = {"id": number, "question": question, "options": choices, "total_voter_count": 0, "is_closed": closed}
    rules = {"allows_multiple_answers": False, "allows_revoting": True, "members_only": False}
    return {"poll": described | rules | {"is_anonymous": anonymous, "type": kind}}


def unusual(kind: str, sender: dict[str, Any]) -> dict[str, Any] | None:
    """Return a message of a kind that few bots handle; "hologram" is one that no Bot API knows yet."""
    whose = {name: sender[name] for name in ("id", "first_name", "last_name", "username") if name in sender}
    chat = whose | {"type": "private"}
    contents: dict[str, dict[str, Any]] = {
        "story": {"chat": chat, "id": 1},
        "game": {"title": "Beans", "description": "Catch them all", "photo": []},
        "checklist": {"title": "To bring", "tasks": [{"id": 1, "text": "the receipt"}, {"id": 2, "text": "the cup"}]},
        "paid_media": {"star_count": 1, "paid_media": [{"type": "preview"}]},
        "giveaway": {"chats": [chat], "winners_selection_date": 2_000_000_000, "winner_count": 1},
        "hologram": {"depth": 3},
    }
    return {kind: contents[kind]} if kind in contents else None


def contact(phone: str, first_name: str, last_name: str | None = None, user_id: int | None = None) -> dict[str, Any]:
    """Return a shared contact; `user_id` where it is a Telegram account."""
    given = {"phone_number": phone, "first_name": first_name, "last_name": last_name, "user_id": user_id}
    return {"contact": {name: value for name, value in given.items() if value is not None}}


def venue(latitude: float, longitude: float, title: str | None = None, address: str | None = None) -> dict[str, Any]:
    """Return a place, or with a title a venue (which carries the place too, as Telegram does)."""
    place = {"latitude": latitude, "longitude": longitude}
    if title is None:
        return {"location": place}
    return {"venue": {"location": place, "title": title, "address": address or ""}, "location": place}
