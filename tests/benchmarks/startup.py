"""Whole processes side by side in one run: `nt` against what any tool of its kind costs, as ratios of medians.

    python tests/benchmarks/startup.py [RUNS]

The floors are `python -c pass`, a Typer hello world and a Typer + Rich table hello world, all of the Python and
the libraries that run this script. Beside them, where they are installed, what others do that is nearest: csvlook
over `nt targets -f csv`, and sqlite-utils over the compiled store.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from nantong_cli.ledger import bundled, store_of

TYPER = """\
import typer

app = typer.Typer()


@app.command()
def hello(name: str = "world") -> None:
    print("hello", name)


app()
"""
RICH = """\
import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer()


@app.command()
def hello(name: str = "world") -> None:
    table = Table("greeting", "name")
    table.add_row("hello", name)
    Console().print(table)


app()
"""
NT = ("-m", "nantong_cli")
#: where it is set, what changed since would be compiled in every run, as no user's is
NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


def seconds(command: list[str]) -> float:
    """Return how long one run of a command takes, start to end."""
    env = {name: value for name, value in os.environ.items() if name != NO_BYTECODE}
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=env)
    return time.perf_counter() - start


def medians(commands: dict[str, list[str]], runs: int) -> dict[str, float]:
    """Return each command's median over `runs`, the commands taken in turn so that all see the same machine."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            spent = seconds(command)
            if number:  # the first round warms the caches
                taken[name].append(spent)
    return {name: statistics.median(times) for name, times in taken.items()}


def others(folder: Path) -> dict[str, list[str]]:
    """Return what the nearest tools are asked, those that stand beside this Python; the answers lie in `folder`."""
    beside, table = Path(sys.executable).parent, folder / "targets.csv"
    asked = [sys.executable, *NT, "targets", "-f", "csv"]
    table.write_bytes(subprocess.run(asked, capture_output=True, check=True).stdout)
    store = store_of([bundled()])
    found = {"csvlook targets.csv": [str(beside / "csvlook"), str(table)]}
    if store is not None:
        query = "select * from targets where place = 'haian'"
        found["sqlite-utils query"] = [str(beside / "sqlite-utils"), "query", str(store), query]
    return {name: command for name, command in found.items() if Path(command[0]).exists()}


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    with tempfile.TemporaryDirectory() as folder:
        typer, rich = Path(folder, "typer_hello.py"), Path(folder, "rich_hello.py")
        typer.write_text(TYPER, "utf-8")
        rich.write_text(RICH, "utf-8")
        floors = {
            "python -c pass": ["-c", "pass"],
            "typer hello": [str(typer)],
            "typer + rich table hello": [str(rich)],
        }
        ours = {
            "nt targets -f json": ([*NT, "targets", "-f", "json"], "typer hello"),
            "nt list -f plain": ([*NT, "list", "-f", "plain"], "typer hello"),
            "nt completion (places)": (
                [*NT, "completion", "--answer", "zsh", "--", "nt", "show", ""],
                "typer hello",
            ),
            "nt show haian -f table": (
                [*NT, "show", "haian", "-f", "table"],
                "typer + rich table hello",
            ),
            "nt show haian in colour": (
                [*NT, "show", "haian", "-f", "table", "--color", "always"],
                "typer + rich table hello",
            ),
        }
        words = floors | {name: command for name, (command, _) in ours.items()}
        commands = {name: [sys.executable, *word] for name, word in words.items()}
        found = medians(commands | others(Path(folder)), runs)
    bare = found["python -c pass"]
    print(f"{runs} runs of each, in turn; medians")
    for name, value in found.items():
        beside = ours[name][1] if name in ours else ""
        ratio = f"   {value / found[beside]:.2f} x {beside}" if beside else ""
        print(f"{name:<26} {value * 1000:6.0f} ms   {value / bare:5.1f} x python -c pass{ratio}")


if __name__ == "__main__":
    main()
