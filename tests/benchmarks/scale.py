"""A ledger of a whole country beside the bundled one: whole processes in one run, as ratios of medians.

    python -m tests.benchmarks.scale [--counties 2844] [--runs 11] [--folder FOLDER]

The ledger is generated, or found where an earlier run left it (FOLDER). First, in turn, what PyYAML's C loader alone
needs to compose its files on one core, and what the first run needs in all; then the same questions asked of both
ledgers, warm; then a thousand look-ups in one process; then one file changed; then a layer with a result of every
county, and one of its rows changed; then everything validated.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks import generate
from tests.benchmarks.startup import NO_BYTECODE

COMPOSE = """\
import sys
from pathlib import Path
import yaml
for file in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    yaml.compose(file.read_bytes(), Loader=yaml.CSafeLoader)
"""
#: `nt` over the bundled ledger; over another, `--data` and its folder follow
NT = ("-m", "nantong_cli")
HELLO = """\
import typer
app = typer.Typer()
@app.command()
def hello(name: str = "world") -> None:
    print("hello", name)
app()
"""
OLD = 1_600_000_000


class Bench:
    """Runs programs with a cache of its own, and takes their time."""

    def __init__(self, cache: str) -> None:
        self.cache = cache
        self.env = os.environ | {"XDG_CACHE_HOME": cache}
        for name in (NO_BYTECODE, "NT_DATA", "NT_CACHE"):
            self.env.pop(name, None)

    def seconds(self, command: Sequence[str], *, lines: str = "") -> float:
        """Return how long one run takes, start to end."""
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, *command],
            input=lines.encode(),
            stdout=subprocess.DEVNULL,
            check=True,
            env=self.env,
        )
        return time.perf_counter() - start

    def medians(
        self, commands: Mapping[str, Sequence[str]], runs: int, *, lines: Mapping[str, str]
    ) -> dict[str, float]:
        """Return each command's median, the commands taken in turn so that all see the same machine."""
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(runs + 1):
            for name, command in commands.items():
                spent = self.seconds(command, lines=lines.get(name, ""))
                if number:  # the first round warms the caches
                    taken[name].append(spent)
        return {name: statistics.median(times) for name, times in taken.items()}

    def peak(self, command: Sequence[str]) -> tuple[float, float]:
        """Return how long one run takes, and the most memory in MiB that it and its children had together."""
        start, most = time.perf_counter(), 0.0
        process = subprocess.Popen(
            [sys.executable, *command], stdout=subprocess.DEVNULL, env=self.env
        )
        while process.poll() is None:
            most = max(most, memory(process.pid))
            time.sleep(0.05)
        assert process.returncode == 0
        return time.perf_counter() - start, most


def memory(pid: int) -> float:
    """Return the MiB that a process and its children hold, where the system tells (Linux)."""
    held = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(folder.name) == pid or int(status[1]) == pid:
                held += int((folder / "statm").read_text().split()[1])
        except (OSError, IndexError):
            continue
    return held * os.sysconf("SC_PAGE_SIZE") / 2**20


def questions(place: str, metric: str) -> dict[str, Sequence[str]]:
    """Return what is asked of a ledger."""
    return {
        "show": ("show", place, "-f", "json"),
        "get": ("get", place, metric),
        "targets": ("targets", place, "-f", "json"),
        "check": ("check", place, "-m", metric, "-f", "json"),
    }


def changed(folder: Path, number: int) -> None:
    """Change one county's file, a while ago."""
    path = min((folder / "counties").iterdir())
    text = path.read_text("utf-8").rstrip("# \n")
    path.write_text(text + "\n" + "#" * (number + 1) + "\n", "utf-8")
    os.utime(path, (OLD + number, OLD + number))


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description="measure a large ledger beside the bundled one")
    words.add_argument("--counties", type=int, default=2844)
    words.add_argument("--runs", type=int, default=11)
    words.add_argument("--folder", type=Path)
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary, "ledger")
        if not (folder / "dataset.yaml").exists():
            generate.write(folder, generate.Size(given.counties, 30, 5))
        for file in folder.rglob("*.yaml"):
            os.utime(file, (OLD, OLD))
        measure(Bench(str(Path(temporary, "cache"))), folder, given.runs)


def measure(bench: Bench, folder: Path, runs: int) -> None:
    """Measure one folder."""
    place = min((folder / "counties").iterdir()).stem
    metric = next(generate.metrics(1)).id
    size = sum(file.stat().st_size for file in folder.rglob("*.yaml")) / 2**20
    large = [*NT, "--data", str(folder)]
    composed, begun = [], []
    for _ in range(1 + runs // 5):
        composed.append(bench.seconds(["-c", COMPOSE, str(folder)]))
        shutil.rmtree(bench.cache, ignore_errors=True)
        begun.append(bench.peak([*large, "get", place, metric, "--period", "2021"]))
    compose, first = statistics.median(composed), statistics.median(spent for spent, _ in begun)
    most = max(held for _, held in begun)
    print(f"{size:.0f} MiB of YAML: composed in {compose:.1f} s on one core")
    print(
        f"first run {first:.1f} s   {first / compose:.2f} x composing   {most:.0f} MiB at the most"
    )
    commands: dict[str, Sequence[str]] = {"typer hello": ["-c", HELLO]}
    for name, asked in questions("haian", "gdp_growth").items():
        commands[f"{name}, bundled"] = [*NT, *asked]
    period = ("--period", "2021")
    for name, asked in questions(place, metric).items():
        more = period if name in ("get", "targets") else ()
        commands[f"{name}, large"] = [*large, *asked, *more]
    commands["compare, large"] = [*large, "compare", "-m", metric, "-f", "csv"]
    commands["compare, bundled"] = [*NT, "compare", "-m", "gdp", "-f", "csv"]
    commands["get - one"] = commands["get - thousand"] = [*large, "get", "-", *period]
    lines = {"get - one": f"{place} {metric}\n", "get - thousand": f"{place} {metric}\n" * 1000}
    found = bench.medians(commands, runs, lines=lines)
    for name, value in found.items():
        beside = name.replace("large", "bundled")
        ratio = f"   {value / found[beside]:.2f} x {beside}" if beside != name else ""
        print(f"{name:<20} {value * 1000:6.0f} ms{ratio}")
    print(
        f"a thousand look-ups: {found['get - thousand'] - found['get - one']:.2f} s more than one"
    )
    after = []
    for number in range(runs):
        changed(folder, number)
        after.append(bench.seconds([*large, "get", place, metric, *period]))
    print(f"one changed file: right again in {statistics.median(after):.2f} s")
    measure_layer(bench, folder, runs)
    spent = bench.seconds([*NT, "data", "validate", str(folder)])
    count = records(folder)
    print(f"validated: {count} records in {spent:.1f} s, {count / spent:.0f} a second")


def measure_layer(bench: Bench, folder: Path, runs: int) -> None:
    """Measure a layer that adds a result of every county in rows, and one row that changes."""
    places = sorted(path.stem for path in (folder / "counties").iterdir())
    metric = next(generate.metrics(1)).id
    with tempfile.TemporaryDirectory() as mine:
        path = Path(mine, "observations", "more.csv")
        path.parent.mkdir()
        asked = ["get", places[0], metric, "--period", "1999", "--role", "observation"]
        layered = [*NT, "--data", str(folder), "--data", mine, *asked]

        def write(number: int) -> None:
            head = "place,metric,period,op,value,unit,status,grade,source\n"
            same = f"{metric},1999,=,1,percent,final,A,realm-2022\n"
            rows = "".join(f"{place},{same}" for place in places[1:])
            first = f"{places[0]},{same}".replace(",=,1,", f",=,{number},")
            path.write_text(head + first + rows, "utf-8")
            os.utime(path, (OLD + number, OLD + number))

        write(0)
        first, most = bench.peak(layered)
        after = []
        for number in range(1, runs + 1):
            write(number)
            after.append(bench.seconds(layered))
    print(f"a layer of {len(places)} results: first run {first:.1f} s, {most:.0f} MiB at the most")
    print(f"one changed row of it: right again in {statistics.median(after):.2f} s")


def records(folder: Path) -> int:
    """Return how many targets and results the files list."""
    return sum(file.read_text("utf-8").count("  - metric:") for file in folder.rglob("*.yaml"))


if __name__ == "__main__":
    main()
