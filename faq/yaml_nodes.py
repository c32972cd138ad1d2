"""Reading YAML with line numbers, every scalar as the text that was written, and all mistakes collected.

Nodes are read before any value is made of them, so `10:30`, `NO` and `007` stay what their author typed.
"""

from collections.abc import Iterable
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from faq.problem import FaqError, Problem
from faq.suggest import suggestion

_NULL = "tag:yaml.org,2002:null"

Fields = dict[str, Node]


class NodeReader:
    """Takes nodes for what they should be; what they are not becomes a problem."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._problems: list[Problem] = []

    def compose(self, text: str) -> Node | None:
        """The document's root node, or None if it is empty; bad syntax ends the reading with FaqError."""
        yaml: Any = YAML(typ="safe", pure=True)
        try:
            root: Node | None = yaml.compose(text)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self._problems.append(Problem(self._source, mark.line + 1 if mark else 1, _syntax(error)))
            raise self.error() from error
        except YAMLError as error:
            self._problems.append(Problem(self._source, 1, f"not YAML: {' '.join(str(error).split())}"))
            raise self.error() from error
        return root

    def mapping(self, node: Node, what: str, known: Iterable[str]) -> Fields:
        """The fields of a mapping; unknown and repeated ones are problems and left out."""
        if not isinstance(node, MappingNode):
            self.problem(node, f"{what} must be a mapping, lines of `field: value`")
            return {}
        fields: Fields = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in fields:
                self.problem(key, f"{what} has '{name}' twice, first on line {lines[name]}; keep one")
            elif name not in (allowed := tuple(known)):
                self.problem(key, f"{what} has an unknown field '{name}'; {suggestion(name, allowed)}")
            else:
                fields[name], lines[name] = _placed(value, key), line_of(key)
        return fields

    def sequence(self, node: Node | None, what: str) -> list[Node]:
        """The items of a list, none where the node is missing or not a list."""
        if isinstance(node, SequenceNode):
            return list(node.value)
        if node is not None:
            self.problem(node, f"{what} must be a list, lines that begin with `- `")
        return []

    def text(self, node: Node | None, what: str, parent: Node) -> str:
        """A text that must be there, as written; `parent` is where a missing one is reported."""
        value = self.optional_text(node, what)
        if value is None and (node is None or isinstance(node, ScalarNode)):
            self.problem(node or parent, f"{what} is missing or empty; write a text")
        return value or ""

    def optional_text(self, node: Node | None, what: str) -> str | None:
        """A text as written, or None where there is nothing."""
        if node is None or node.tag == _NULL:
            return None
        if not isinstance(node, ScalarNode):
            self.problem(node, f"{what} must be a text; put it in quotes if it holds `: ` or begins with a sign")
            return None
        return str(node.value).strip() or None

    def problem(self, node: Node, message: str) -> None:
        """Note a mistake at the line where the node begins."""
        self._problems.append(Problem(self._source, line_of(node), message))

    def error(self) -> FaqError:
        """All mistakes so far, in the order of the file."""
        return FaqError(tuple(sorted(self._problems, key=lambda problem: problem.line)))

    def finish(self) -> None:
        """Raise FaqError if there was any mistake."""
        if self._problems:
            raise self.error()


def line_of(node: Node) -> int:
    """The line on which the node begins, counted from 1."""
    return int(node.start_mark.line) + 1


def _placed(value: Node, key: Node) -> Node:
    """A value that is left out is found only where the next one begins; it belongs to the line of its key."""
    if value.tag == _NULL and not value.value:
        value.start_mark = key.start_mark
    return value


def _syntax(error: MarkedYAMLError) -> str:
    what = error.problem or error.context or "cannot be read"
    return f"not YAML: {what}; check the indentation, and put texts with `: ` or `#` in quotes"
