"""Checkers for the values of a request: each takes a value and where it stood, returns it typed or refuses."""

from collections.abc import Callable
from typing import Any, NamedTuple

import orjson

from bot.simulator.refusals import Refusal, bad

Check = Callable[[Any, str], Any]


class Upload(NamedTuple):
    """A file that came with the request."""

    name: str
    mime: str
    data: bytes


def utf16_length(text: str) -> int:
    """Return the length Telegram counts in: UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def parsed(value: Any, where: str) -> Any:
    """Return the value, read from JSON where it came as text."""
    if not isinstance(value, str):
        return value
    try:
        return orjson.loads(value)
    except orjson.JSONDecodeError:
        raise bad(f"can't parse {where} JSON object") from None


def array(check: Check) -> Check:
    """Check a list, item by item."""

    def each(value: Any, where: str) -> list[Any]:
        value = parsed(value, where)
        if not isinstance(value, list):
            raise bad(f'field "{where}" must be of type Array')
        return [check(item, where) for item in value]

    return each


def _integer(value: Any, where: str) -> int:
    if type(value) is int:
        return value
    if isinstance(value, str) and value.strip().lstrip("-").isdecimal():
        return int(value)
    raise bad(f'field "{where}" must be of type Integer')


def _float(value: Any, where: str) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise bad(f'field "{where}" must be of type Float') from None


def _boolean(value: Any, where: str) -> bool:
    if isinstance(value, str) and value.lower() in ("true", "false", "1", "0", "yes", "no"):
        return value.lower() in ("true", "1", "yes")
    if isinstance(value, bool) or value in (0, 1):
        return bool(value)
    raise bad(f'field "{where}" must be of type Boolean')


def _string(value: Any, where: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise bad(f'field "{where}" must be of type String')


def _file(value: Any, where: str) -> Upload:
    if isinstance(value, Upload):
        return value
    raise bad(f'field "{where}" must be an uploaded file')


def anything(value: Any, where: str) -> Any:
    """Accept whatever it is."""
    return value


def limited(span: str, unit: str) -> Check:
    """Check a text of `span` (low-high) units: utf16, bytes, or parsed (counted later, by the method)."""
    low, high = (int(end) for end in span.split("-"))

    def check(value: Any, where: str) -> str:
        text = _string(value, where)
        length = len(text.encode()) if unit == "bytes" else utf16_length(text)
        if not low <= length <= high and unit != "parsed":
            raise bad(_OUT_OF_LIMIT.get(where) or f"{where} must be {low}-{high} {unit} units long, it has {length}")
        return text

    return check


def either(options: list[Check]) -> Check:
    """Accept what any of the options accepts; otherwise the first refusal counts."""
    if len(options) == 1:
        return options[0]

    def check(value: Any, where: str) -> Any:
        problem: Refusal | None = None
        for option in options:
            try:
                return option(value, where)
            except Refusal as refusal:
                problem = problem or refusal
        raise problem or bad(f'field "{where}" is wrong')

    return check


_OUT_OF_LIMIT = {"callback_data": "BUTTON_DATA_INVALID", "start_parameter": "START_PARAM_INVALID"}
SCALARS: dict[str, Check] = {
    "Integer": _integer,
    "Float": _float,
    "Boolean": _boolean,
    "InputFile": _file,
    "String": _string,
}
