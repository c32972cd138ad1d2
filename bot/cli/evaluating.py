"""Reading the files of `regulars faq eval` and writing its predictions."""

import csv
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import orjson

from bot.core.errors import RegularsError
from faq.evaluation import Labelled, Result, evaluate


def figures(result: Result) -> dict[str, float]:
    """Return the figures of a result by name."""
    return {name: value for name, value in asdict(result).items() if name != "predictions"}


def evaluate_files(
    entries: Path, queries: Path, language: str | None, reached: Callable[[int, int], None], predictions: Path | None
) -> Result:
    """Evaluate the queries of one CSV against the entries of another; write a JSON line a query if asked to."""
    result = evaluate(_rows(entries), _rows(queries), language, reached)
    if predictions is not None:
        with predictions.open("wb") as file:
            for prediction in result.predictions:
                file.write(orjson.dumps(prediction._asdict()) + b"\n")
    return result


def _rows(path: Path) -> list[Labelled]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if not {"text", "label"} <= set(reader.fieldnames or ()):
                raise RegularsError(f"{path}:1: the columns text and label are needed")
            return [_row(path, reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError) as error:
        raise RegularsError(f"{path} cannot be read: {error}") from None


def _row(path: Path, line: int, row: dict[str, str | None]) -> Labelled:
    text, label = row.get("text"), row.get("label")
    if text is None or not label:
        raise RegularsError(f"{path}:{line}: a row needs a text and a label")
    return Labelled(text, label)
