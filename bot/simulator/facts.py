"""Every request is held against the Bot API's own table before a method sees it.

`botapi.json` (made by `distil`) names each method's fields with type, need and limit; here they become checkers that
also turn text (forms, query strings) into values. An unknown field is refused loudly: Telegram would ignore it, but in
a test it is always a mistake.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from bot.simulator.refusals import EMPTY, Refusal, bad
from bot.simulator.values import SCALARS, Check, anything, array, either, limited, parsed

_MAY_BE_EMPTY = frozenset({"url"})  # setWebhook's way of saying "none"


class Shape(NamedTuple):
    """The fields one method or object takes."""

    checks: Mapping[str, Check]
    required: tuple[str, ...]


class Facts:
    """The table of facts, ready to check requests."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.version: str = table["version"]
        self._types: Mapping[str, Mapping[str, str]] = table["types"]
        self._shapes: dict[str, Shape] = {}
        self._names: dict[str, str] = {name.lower(): name for name in table["methods"]}
        self._methods: dict[str, Mapping[str, str]] = table["methods"]
        self._ready: dict[str, Shape] = {}

    def name(self, method: str) -> str:
        """Return the method as the Bot API spells it (callers may not); 404 where there is none."""
        known = self._names.get(method.lower())
        if known is None:
            raise Refusal(404, "Not Found: method not found")
        return known

    def methods(self) -> set[str]:
        """Return the names of all methods."""
        return set(self._methods)

    def has(self, method: str, field: str) -> bool:
        """Say whether a method takes a field."""
        return field in self._methods[method] or f"{field}!" in self._methods[method]

    def check(self, method: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields as values of their types; raises `Refusal` at the first that is wrong or missing."""
        shape = self._ready.get(method)
        if shape is None:
            shape = self._ready[method] = self._shape(self._methods[method])
        fields = {}
        for name, value in given.items():
            check = shape.checks.get(name)
            if check is None:
                raise bad(f'simulator: {method} has no field "{name}" in {self.version}')
            if value is not None:
                fields[name] = check(value, name)
        for name in shape.required:
            if name not in fields or (fields[name] == "" and name not in _MAY_BE_EMPTY):
                raise bad(EMPTY.get(name, f'parameter "{name}" is required'))
        return fields

    def _shape(self, described: Mapping[str, str]) -> Shape:
        checks = {name.removesuffix("!"): self._checker(spec) for name, spec in described.items()}
        return Shape(checks, tuple(name[:-1] for name in described if name.endswith("!")))

    def _checker(self, spec: str) -> Check:
        kinds, _, limit = spec.partition(" ") if spec.startswith("String ") else (spec, "", "")
        if limit:
            return limited(*limit.split(" "))
        options = kinds.split("|")
        inner = [option.removeprefix("Array of ") for option in options]
        if inner != options:
            return array(self._checker("|".join(inner)))
        scalars = [SCALARS[option] for option in options if option in SCALARS]
        objects = tuple(option for option in options if option in self._types)
        if objects:
            return self._object(objects, scalars)
        return either(scalars) if scalars else anything

    def _object(self, names: tuple[str, ...], scalars: list[Check]) -> Check:
        def check(value: Any, where: str) -> Any:
            if isinstance(value, str) and scalars:
                return scalars[0](value, where)
            value = parsed(value, where)
            if not isinstance(value, dict):
                raise bad(f'field "{where}" must be of type Object')
            return self._fields(self._merged(names), value, where)

        return check

    def _merged(self, names: tuple[str, ...]) -> Shape:
        """Return what any of the objects may have; only what all of them need is required."""
        key = "|".join(names)
        if key not in self._shapes:
            fields: dict[str, str] = {}
            for name in names:
                fields |= {field.removesuffix("!"): spec for field, spec in self._types[name].items()}
            checks = {field: self._checker(spec) for field, spec in fields.items()}
            needed = tuple(field for field in fields if all(f"{field}!" in self._types[name] for name in names))
            self._shapes[key] = Shape(checks, needed)
        return self._shapes[key]

    @staticmethod
    def _fields(shape: Shape, value: dict[str, Any], where: str) -> dict[str, Any]:
        result = {}
        for name, part in value.items():
            check = shape.checks.get(name)
            if check is None:
                raise bad(f'simulator: {where} has no field "{name}"')
            if part is not None:
                result[name] = check(part, name)
        for name in shape.required:
            if name not in result:
                raise bad(f"can't parse {where}: Can't find field \"{name}\"")
        return result


@cache
def bot_api() -> Facts:
    """Return the table of Bot API 10.3."""
    return Facts(orjson.loads(Path(__file__).with_name("botapi.json").read_bytes()))
