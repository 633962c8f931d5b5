"""A long reading is told on a terminal, by one line of stderr that is gone in the end, and nowhere else."""

from __future__ import annotations

import contextlib
import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from nantong_cli.cli.progress import Bar
from nantong_cli.ledger import bundled
from nantong_cli.loading import load
from nantong_cli.loading.layers import FILE
from tests.conftest import HANGS, environment

SCRIPT = (
    "import sys; from nantong_cli.cli import main, progress; "
    "progress.PATIENCE_SECONDS = {patience}; sys.exit(main({words!r}))"
)
GET = ["get", "haian", "gdp_growth"]


class Clock:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        """Say what time it is."""
        return self.now


def test_the_line_comes_after_a_second_and_goes_in_the_end() -> None:
    stream, clock = io.StringIO(), Clock()
    bar = Bar(stream, "en", clock=clock)
    said = []
    for clock.now, done in ((0.5, 10), (1.0, 50), (1.05, 52), (1.2, 75)):
        bar(done, 100)
        said.append(stream.getvalue())
        stream.truncate(stream.seek(0))
    assert said == [
        "",
        "\rnt: [##########..........] 50 % of the dataset's files read",
        "",
        "\rnt: [###############.....] 75 % of the dataset's files read",
    ]
    bar.clear()
    assert stream.getvalue() == f"\r{' ' * (len(said[-1]) - 1)}\r"


def test_a_short_reading_says_nothing() -> None:
    stream = io.StringIO()
    bar = Bar(stream, "en", clock=Clock())
    bar(1, 2)
    bar.clear()
    assert stream.getvalue() == ""


def test_chinese_is_cleared_by_its_cells() -> None:
    stream, clock = io.StringIO(), Clock()
    bar = Bar(stream, "zh-Hant", clock=clock)
    clock.now = 9.0
    bar(1, 1)
    bar.clear()
    text, blanks = stream.getvalue().split("\r")[1:3]
    assert text == "nt: [####################] 已讀數據文件的100%"
    assert len(blanks) == len(text) + len("已讀數據文件的")


def stderr_on_terminal(script: str, cache: Path) -> tuple[bytes, bytes]:
    """Return what a script wrote to a pipe, and to the terminal that its stderr was."""
    terminal, end = pty.openpty()
    env = environment(XDG_CACHE_HOME=str(cache))
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=end, env=env
    )
    out, _ = process.communicate(timeout=HANGS)
    os.close(end)
    told = b""
    with contextlib.suppress(OSError):  # how Linux says that a terminal has nothing more
        while more := os.read(terminal, 4096):
            told += more
    os.close(terminal)
    return out, told


def test_a_terminal_is_told_of_a_long_reading_alone(tmp_path: Path) -> None:
    long, short = (SCRIPT.format(patience=n, words=GET) for n in (0, 60))
    assert stderr_on_terminal(short, tmp_path / "short") == (b"6.5\n", b"")
    out, told = stderr_on_terminal(long, tmp_path / "long")
    assert out == b"6.5\n"
    assert told.startswith(b"\rnt: [")
    assert told.endswith(b" \r")
    assert stderr_on_terminal(long, tmp_path / "long") == (b"6.5\n", b"")  # nothing to be read


@pytest.mark.parametrize("words", [GET, ["data", "validate"]], ids=["layers", "validate"])
def test_a_reading_of_layers_and_a_check_are_told_too(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "observations.yaml").write_text("observations: []\n")
    script = SCRIPT.format(patience=0, words=[*words, "--data", str(tmp_path / "mine")])
    out, told = stderr_on_terminal(script, tmp_path / "cache")
    assert out == (b"6.5\n" if words == GET else b"")
    assert told.startswith(b"\rnt: [")
    assert told.endswith(b" \r")


def test_how_far_it_is_never_goes_back_and_ends_with_everything(tmp_path: Path) -> None:
    rows = "place,metric,period,op,value,unit,status,grade,source\n"
    rows += "".join(
        f"haian,population,{1900 + n % 90},=,{n},person,final,A,xhrb-2023-08\n" for n in range(2500)
    )
    (tmp_path / "observations").mkdir()
    (tmp_path / "observations" / "many.csv").write_text(rows, "utf-8")
    seen: list[tuple[int, int]] = []
    load([bundled(), tmp_path], progress=lambda *told: seen.append(told))
    done = [one for one, _ in seen]
    assert done == sorted(done)
    (total,) = {total for _, total in seen}
    assert done[-1] == total
    assert len(seen) > total // FILE + 1  # of the long file more than once


def test_a_pipe_is_told_nothing(tmp_path: Path) -> None:
    env = environment(XDG_CACHE_HOME=str(tmp_path))
    command = [sys.executable, "-c", SCRIPT.format(patience=0, words=GET)]
    done = subprocess.run(command, capture_output=True, env=env, check=False)
    assert (done.stdout, done.stderr) == (b"6.5\n", b"")
