"""Distils a full Bot API description into `botapi.json`, the simulator's table of facts.

`python -m bot.simulator.distil SOURCE bot/simulator/botapi.json`, where SOURCE is a JSON file `{version, methods:
{name: {name, fields: [{name, types, required, description}]}}, types: {...}}`. Only facts are taken, no sentence: per
method and per object the fields as `"name!": "Integer|String"` (`!` where required), with a limit where one is stated:
`"String 0-200 utf16"`, `"String 1-64 bytes"`, `"String 1-4096 parsed"` (counted after the formatting is taken out).
"""

import re
import sys
from pathlib import Path
from typing import Any

import orjson

_SCALARS = frozenset({"String", "Integer", "Float", "Boolean", "InputFile"})
_STATED_IN_PROSE = {  # limits that the description states outside the field's own words
    "setMyName": {"name": "String 0-64 utf16"},
    "setMyDescription": {"description": "String 0-512 utf16"},
    "setMyShortDescription": {"short_description": "String 0-120 utf16"},
    "BotCommand": {"command!": "String 1-32 utf16", "description!": "String 1-256 utf16"},
}
_LIMIT = re.compile(r"(\d+)-(\d+) (characters|bytes)(?: (after))?")


def distil(source: dict[str, Any]) -> dict[str, Any]:
    """Return `{version, methods, types}` with the fields of every method and of every object a method takes."""
    methods = {name: _fields(method) for name, method in sorted(source["methods"].items())}
    types: dict[str, dict[str, str]] = {}
    waiting = list(methods.values())
    while waiting:
        for name in _objects(waiting.pop()):
            if name in source["types"] and name not in types:
                types[name] = _fields(source["types"][name])
                waiting.append(types[name])
    return {"version": source["version"], "methods": methods, "types": dict(sorted(types.items()))}


def _fields(described: dict[str, Any]) -> dict[str, str]:
    fields = {field["name"] + "!" * field["required"]: _spec(field) for field in described["fields"]}
    return fields | _STATED_IN_PROSE.get(described["name"], {})


def _spec(field: dict[str, Any]) -> str:
    limit = _LIMIT.search(field["description"]) if field["types"] == ["String"] else None
    spec = "|".join(field["types"])
    if limit is None:
        return spec
    unit = "parsed" if limit[4] else {"characters": "utf16", "bytes": "bytes"}[limit[3]]
    return f"{spec} {limit[1]}-{limit[2]} {unit}"


def _objects(fields: dict[str, str]) -> set[str]:
    kinds = {kind.split(" ")[0] for spec in fields.values() for kind in spec.replace("Array of ", "").split("|")}
    return kinds - _SCALARS


if __name__ == "__main__":
    table = distil(orjson.loads(Path(sys.argv[1]).read_bytes()))
    Path(sys.argv[2]).write_bytes(orjson.dumps(table) + b"\n")
