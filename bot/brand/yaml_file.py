"""YAML with line numbers: a validated model, or every mistake with its place and what to write instead."""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from rapidfuzz import process
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.core.errors import RegularsError
from faq import Problem

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[int | str, ...]


class BrandError(RegularsError):
    """The brand folder has mistakes; the message lists each with file and line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(f"{p.file}:{p.line}: {p.message}" for p in problems))


class Unreadable(BrandError):
    """A file cannot be read at all, which may pass without the file itself changing."""


def read_text(path: Path) -> str:
    """Return the file's text; raises Unreadable, or BrandError where the encoding is wrong."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Unreadable((Problem(path.name, 1, f"this file is missing in {path.parent}"),)) from None
    except OSError as error:
        message = f"this file cannot be read in {path.parent} ({error.strerror}): let the bot's user read it"
        raise Unreadable((Problem(path.name, 1, message),)) from None
    except UnicodeDecodeError as error:
        raise BrandError((Problem(path.name, 1, f"save this file as UTF-8 (byte {error.start} is not)"),)) from None


def parse_model(model: type[Model], text: str, source: str) -> Model:
    """Return the YAML `text` as `model`; raises BrandError with every mistake, `source` naming the file."""
    data = _load(text, source)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems = [_problem(model, data, source, dict(detail)) for detail in error.errors()]
        raise BrandError(tuple(sorted(problems, key=lambda problem: problem.line))) from None


def _load(text: str, source: str) -> Any:
    yaml = YAML(typ="rt")
    try:
        return yaml.load(text) or {}
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise BrandError((Problem(source, line, f"this is not YAML: {error.problem or error.context}"),)) from None
    except (YAMLError, ValueError) as error:  # a sign that may not stand in YAML; a date that is none
        raise BrandError((Problem(source, 1, f"this is not YAML: {' '.join(str(error).split())}"),)) from None


WORDS = {
    "tuple_type": "write a list, such as [one, two]",
    "dict_type": "write its fields below it, one a line, as `field: value`",
    "model_type": "write its fields below it, one a line, as `field: value`",
    "string_type": "write a text, in quotes if it looks like something else",
    "int_parsing": "write a whole number",
    "int_type": "write a whole number",
}
"""What pydantic calls a wrong type, in words an owner can use."""


def _problem(model: type[BaseModel], data: Any, source: str, detail: dict[str, Any]) -> Problem:
    location: Location = detail["loc"]
    name = ".".join(str(part) for part in location if part != "[key]") or "this file"
    if detail["type"] == "extra_forbidden":
        message = f"unknown field “{name}”{_nearest(model, location)}"
    elif detail["type"] == "missing":
        message = f"“{name}” is missing"
    else:
        message = f"“{name}”: {WORDS.get(detail['type']) or detail['msg'].removeprefix('Value error, ')}"
    return Problem(source, _line(data, location), message)


def _nearest(model: type[BaseModel], location: Location) -> str:
    for part in location[:-1]:
        field = model.model_fields.get(str(part))
        if field is None or not (isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)):
            return ""
        model = field.annotation
    known = list(model.model_fields)
    best = process.extractOne(str(location[-1]), known, score_cutoff=60)
    return f"; did you mean “{best[0]}”?" if best else f"; known here: {', '.join(known)}"


def _line(data: Any, location: Location) -> int:
    line = 1
    for part in location:
        positions = getattr(data, "lc", None)
        if positions is None:
            break
        if isinstance(data, dict):
            if part not in data:
                break
            line, data = positions.key(part)[0] + 1, data[part]
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            line, data = positions.item(part)[0] + 1, data[part]
    return line
