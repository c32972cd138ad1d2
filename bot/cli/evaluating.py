"""Reading the files of `regulars faq eval` and writing its predictions."""

import csv
from collections.abc import Callable
from pathlib import Path

import orjson

from bot.core.errors import RegularsError
from faq.evaluation import Result, evaluate


class Evaluated:
    """The figures of one evaluation, ready to print."""

    def __init__(self, result: Result) -> None:
        self._result = result

    def figures(self) -> dict[str, float]:
        """Return each figure by name."""
        return self._result.figures()

    def json(self) -> str:
        """Return the figures as one JSON object."""
        return orjson.dumps(self.figures(), option=orjson.OPT_INDENT_2).decode()


def evaluate_files(
    entries: Path, queries: Path, language: str | None, reached: Callable[[int, int], None], predictions: Path | None
) -> Evaluated:
    """Evaluate the queries of one CSV against the entries of another; write a JSON line a query if asked to."""
    result = evaluate(_rows(entries), _rows(queries), language, reached)
    if predictions is not None:
        with predictions.open("wb") as file:
            for prediction in result.predictions:
                file.write(orjson.dumps(prediction.json()) + b"\n")
    return Evaluated(result)


def _rows(path: Path) -> list[tuple[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if not {"text", "label"} <= set(reader.fieldnames or ()):
                raise RegularsError(f"{path}:1: the columns text and label are needed")
            return [_row(path, reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError) as error:
        raise RegularsError(f"{path} cannot be read: {error}") from None


def _row(path: Path, line: int, row: dict[str, str | None]) -> tuple[str, str]:
    text, label = row.get("text"), row.get("label")
    if text is None or not label:
        raise RegularsError(f"{path}:{line}: a row needs a text and a label")
    return text, label
