"""Bulk rows side by side in one run: results as CSV, the same as YAML, and Python's csv module alone, in rows a second.

    python tests/benchmarks/rows.py [ROWS [RUNS]]

Each is read beside the bundled ledger, whose own time is taken off. The rows are the same at every run.
"""

from __future__ import annotations

import csv
import itertools
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from nantong_cli.ledger import bundled
from nantong_cli.loading import load

PLACES = ("tongzhou", "haian", "rugao", "rudong", "qidong", "haimen", "chongchuan")
METRICS = {"gdp_growth": "percent", "gdp": "cny_100m", "fai_growth": "percent"}
HEAD = ("place", "metric", "period", "op", "value", "unit", "status", "grade", "source")
SOURCE = """
  - id: made-up
    kind: statistical_bulletin
    producer: {en: Nobody, zh-Hans: 无人, zh-Hant: 無人}
    title: {en: Made up, zh-Hans: 虚构, zh-Hant: 虛構}
    attribution_short: {en: Made up, zh-Hans: 虚构, zh-Hant: 虛構}
    language: en
"""


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """Give so many results, each another number."""
    kinds = itertools.product(range(1980, 2020), METRICS.items(), PLACES)
    for number, (year, (metric, unit), place) in enumerate(
        itertools.islice(itertools.cycle(kinds), count)
    ):
        value = f"{number // 10}.{number % 10}"
        yield (place, metric, str(year), "=", value, unit, "final", "B", "made-up")


def copied(folder: Path) -> Path:
    """Return a copy of the bundled ledger, with the source of the rows."""
    shutil.copytree(bundled(), folder)
    with (folder / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write(SOURCE)
    return folder


def as_csv(folder: Path, count: int) -> Path:
    """Write the rows as CSV beside a ledger's YAML, and return their file."""
    path = folder / "observations" / "rows.csv"
    path.parent.mkdir()
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((HEAD, *rows(count)))
    return path


def as_yaml(folder: Path, count: int) -> None:
    """Write the rows as YAML, before the results that the ledger has."""
    path = folder / "observations.yaml"
    head, key, rest = path.read_text("utf-8").partition("observations:\n")
    records = ("\n    ".join(map(": ".join, zip(HEAD, row, strict=True))) for row in rows(count))
    text = "".join(f"  - {one}\n".replace("op: =", 'op: "="') for one in records)
    path.write_text(f"{head}{key}{text}{rest}", "utf-8")


def alone(path: Path) -> int:
    """Read a file with Python's csv module, and do nothing with it."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file))


def medians(tried: dict[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Return each median of seconds over `runs`, taken in turn so that all see the same machine."""
    taken: dict[str, list[float]] = {name: [] for name in tried}
    for _ in range(runs):
        for name, read in tried.items():
            start = time.perf_counter()
            read()
            taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def main(count: int, runs: int) -> None:
    """Read everything in turn, and print rows a second."""
    with tempfile.TemporaryDirectory() as folder:
        of_rows, of_yaml = copied(Path(folder, "rows")), copied(Path(folder, "yaml"))
        path = as_csv(of_rows, count)
        as_yaml(of_yaml, count)
        known = len(load([bundled()]).observations)
        assert [len(load([one]).observations) for one in (of_rows, of_yaml)] == [known + count] * 2
        found = medians(
            {
                "bundled": lambda: load([bundled()]),
                "rows as CSV": lambda: load([of_rows]),
                "rows as YAML": lambda: load([of_yaml]),
                "csv alone": lambda: alone(path),
            },
            runs,
        )
    base = found.pop("bundled")
    print(f"{count} rows, medians of {runs} runs; the bundled ledger alone: {base * 1000:.0f} ms")
    for name, seconds in found.items():
        net = seconds if name == "csv alone" else seconds - base
        print(f"{name:14}{net * 1000:8.0f} ms{count / net:12,.0f} rows/s")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*(given + [10_000, 7][len(given) :]))
