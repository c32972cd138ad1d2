"""How often the engine is right, beside the two rapidfuzz scorers that most FAQ bots use, in one run.

    python benchmarks/answering.py DIRECTORY [--seeds 0 1 2] [--phrasings 5] [--queries 500]

DIRECTORY holds CSV files with the columns `text,label,split`: example phrasings of an entry are drawn from the rows
of split `train`, the questions are the rows of split `dev`; label `oos` marks questions that no entry answers.
"""

import argparse
import csv
import os
import platform
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import rapidfuzz
from rapidfuzz import fuzz, process, utils

from faq.evaluation import OUT_OF_SCOPE, Labelled, evaluate

PEERS: dict[str, Callable[..., float]] = {"token_set_ratio": fuzz.token_set_ratio, "WRatio": fuzz.WRatio}
NO_DATA = """\
No data, nothing measured. Give a directory of CSV files with the columns text,label,split (train or dev).
Suitable public sets: BANKING77 and CLINC150 (English), HWU64, MASSIVE 1.0 (51 languages), InjongoIntent (Amharic).
"""


class Row(NamedTuple):
    """One set with one seed: the share of questions whose first entry is right, and the median time of one."""

    top1: dict[str, float]
    milliseconds: dict[str, float]


def read(path: Path, phrasings: int, queries: int | None, seed: int) -> tuple[list[Labelled], list[Labelled]]:
    """Examples drawn from `train` and questions from `dev`, those in scope."""
    train: dict[str, list[str]] = defaultdict(list)
    questions = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["label"] == OUT_OF_SCOPE:
                continue
            if row["split"] == "train":
                train[row["label"]].append(row["text"])
            else:
                questions.append(Labelled(row["text"], row["label"]))
    draw = random.Random(seed)
    examples = [
        Labelled(text, label)
        for label in sorted(train)
        for text in draw.sample(train[label], min(phrasings, len(train[label])))
    ]
    return examples, draw.sample(questions, min(queries or len(questions), len(questions)))


def measure(examples: Sequence[Labelled], questions: Sequence[Labelled]) -> Row:
    """The engine and its peers on the same examples and questions."""
    ours = evaluate(examples, questions)
    top1, times = {"regulars": ours.top1}, {"regulars": ours.p50_ms}
    choices = [example.text for example in examples]
    for name, scorer in PEERS.items():
        right, seconds = 0, []
        for question in questions:
            begun = time.perf_counter()
            found = process.extractOne(question.text, choices, scorer=scorer, processor=utils.default_process)
            seconds.append(time.perf_counter() - begun)
            right += found is not None and examples[found[2]].label == question.label
        top1[name] = right / len(questions)
        times[name] = statistics.median(seconds) * 1_000
    return Row(top1, times)


def describe(name: str, rows: Sequence[Row]) -> None:
    """A line with the means over the seeds, and both sides of every ratio."""
    top1 = {side: 100 * statistics.mean(row.top1[side] for row in rows) for side in rows[0].top1}
    times = {side: statistics.mean(row.milliseconds[side] for row in rows) for side in rows[0].milliseconds}
    print(f"{name}: top-1 regulars {top1['regulars']:.1f} %, p50 {times['regulars']:.3f} ms")
    for peer in PEERS:
        gain, share = top1["regulars"] - top1[peer], times["regulars"] / times[peer]
        print(f"    {peer:16} {top1[peer]:5.1f} % ({gain:+.1f} points)  p50 {times[peer]:.3f} ms (ratio {share:.3f})")


def options() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description="Top-1 accuracy of the answering engine beside rapidfuzz.")
    parser.add_argument("directory", nargs="?", type=Path)
    parser.add_argument("--seeds", nargs="+", type=int, default=[0])
    parser.add_argument("--phrasings", type=int, default=5, help="example phrasings of an entry")
    parser.add_argument("--queries", type=int, default=None, help="questions of a set, drawn by the seed; default all")
    return parser.parse_args()


def main() -> None:
    """Measure every CSV file of the directory."""
    asked = options()
    files = sorted(asked.directory.glob("*.csv")) if asked.directory and asked.directory.is_dir() else []
    if not files:
        print(NO_DATA, end="")
        return
    print(f"{platform.machine()}, {os.cpu_count()} CPUs, {platform.platform()}")
    print(f"Python {platform.python_version()}, numpy {np.__version__}, rapidfuzz {rapidfuzz.__version__}")
    print(
        f"{asked.phrasings} phrasings an entry from train, questions from dev, seeds {asked.seeds}; means over them;"
        " peers: process.extractOne over all phrasings with default_process"
    )
    for path in files:
        describe(path.stem, [measure(*read(path, asked.phrasings, asked.queries, seed)) for seed in asked.seeds])


if __name__ == "__main__":
    main()
