"""The load generator's two endpoints."""

from typing import Any

from bot.simulator.people_api.desk import Body, Desk, MistakeError, bot_of

Answer = dict[str, Any]


async def start(desk: Desk, body: Body) -> Answer:
    """Let many people send texts."""
    texts, users = body.need("texts", list), body.need("users", int)
    if users < 1 or not texts:
        raise MistakeError("a load needs at least one user and one text")
    rate, language = body.get("rate", float), body.get("language_code", default="en")
    return {"load": desk.loads.start(bot_of(desk, body), texts, users, rate, language), "count": len(texts)}


async def figures(desk: Desk, body: Body) -> Answer:
    """Wait for the answers to a load."""
    number, seconds = body.need("load", int), body.get("timeout", float, 30.0)
    found = await desk.loads.answered(number, body.get("count", int), seconds)
    if found is None:
        raise MistakeError(f"there is no load {number}")
    return found
