"""The weather bots live in: floods, faults, the line, the clock; and the host's buttons."""

from typing import Any

from bot.simulator.people_api.desk import Body, Desk, MistakeError, bot_of

Answer = dict[str, Any]
_MODELS = ("off", "hard", "soft")


async def read_flood(desk: Desk, body: Body) -> Answer:
    """Return the flood limits."""
    return desk.flood.limits.asdict()


async def set_flood(desk: Desk, body: Body) -> Answer:
    """Choose a flood model and its limits."""
    if body.fields.get("model", "off") not in _MODELS:
        raise MistakeError(f'"model" must be one of {", ".join(_MODELS)}, not {body.fields["model"]!r}')
    try:
        desk.flood.set(**body.fields)
    except TypeError as error:
        raise MistakeError(f"unknown limit: {error}") from None
    return desk.flood.limits.asdict()


async def read_faults(desk: Desk, body: Body) -> Answer:
    """List the faults with their hits."""
    return {"faults": [fault.view() for fault in desk.faults.rules]}


async def add_fault(desk: Desk, body: Body) -> Answer:
    """Make something go wrong."""
    facts = dict(body.fields)
    facts.pop("kind", None)
    try:
        return {"fault": desk.faults.add(body.need("kind"), **facts).view()}
    except ValueError as error:
        raise MistakeError(str(error)) from None


async def clear_faults(desk: Desk, body: Body) -> Answer:
    """Let everything work again."""
    desk.faults.clear()
    return {}


async def network(desk: Desk, body: Body) -> Answer:
    """Cut the bot's network, or mend it."""
    desk.network.set_cut(body.need("cut", bool))
    for bot in desk.world.bots.values():
        bot.updates.ring()
    desk.world.hub.publish("network", cut=desk.network.cut)
    return {}


async def latency(desk: Desk, body: Body) -> Answer:
    """Set how long a round trip takes."""
    desk.network.latency_ms = body.need("ms", float)
    return {}


async def clock(desk: Desk, body: Body) -> Answer:
    """Turn the clock forward."""
    desk.world.clock.advance(body.need("advance_seconds", float))
    return {}


async def renumber(desk: Desk, body: Body) -> Answer:
    """Let update ids go on from another number."""
    bot_of(desk, body).updates.next_id = body.need("next", int)
    return {}


async def controls(desk: Desk, body: Body) -> Answer:
    """List the host process's buttons."""
    return {"controls": list(desk.controls)}


async def press(desk: Desk, body: Body) -> Answer:
    """Press one of them and wait until it has done its work."""
    control = desk.controls.get(body.need("name"))
    if control is None:
        raise MistakeError(f"there is no control {body.fields['name']!r}; there are {list(desk.controls)}")
    await control()
    return {}
