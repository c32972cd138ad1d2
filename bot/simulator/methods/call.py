"""One call of a Bot API method, checked against the facts, on its way to the code that carries it out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.simulator.state.bots import Bot
from bot.simulator.state.world import World
from bot.simulator.values import Upload


@dataclass(slots=True)
class Call:
    """Who calls what with which fields; `uploads` are the files a field may name as `attach://name`."""

    world: World
    bot: Bot
    method: str
    fields: dict[str, Any]
    uploads: Mapping[str, Upload]


Handler = Callable[[Call], Any]
