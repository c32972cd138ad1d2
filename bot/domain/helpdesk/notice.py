"""Notices: the bot's own words between a customer and the desk, named here and worded by the views when sent."""

import json
from collections.abc import Mapping
from typing import Any

from bot.storage.relays import Draft, Toward


def notice(
    key: str,
    customer_id: int,
    toward: Toward,
    name: str,
    values: Mapping[str, Any],
    ticket_id: int | None = None,
    reply_to: int | None = None,
    due_at: int = 0,
) -> Draft:
    """Return a notice to be queued; `values` fit JSON, `reply_to` is the relay whose copy it stands under."""
    content = json.dumps({"name": name, "values": dict(values)}, ensure_ascii=False)
    return Draft(key, customer_id, toward, "notice", content, ticket_id, reply_to=reply_to, due_at=due_at)


def read_notice(content: str) -> tuple[str, dict[str, Any]]:
    """Return the name and the values of a notice's content."""
    read = json.loads(content)
    return read["name"], read["values"]
