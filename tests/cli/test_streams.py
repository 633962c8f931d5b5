"""Streams: data on stdout, sentences on stderr, closed pipes, full disks, encodings that cannot hold Chinese."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import HANGS, environment, python

NT = f"{sys.executable} -m nantong_cli"


def shell(script: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash."""
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {script}"],
        capture_output=True,
        env=environment(**env),
        timeout=HANGS,
        check=False,
    )


@pytest.mark.parametrize("form", ["plain", "json", "table"])
def test_a_reader_that_closes_the_pipe_is_no_failure(form: str) -> None:
    for reader in ("head -n 1", "head -c 1", "true"):
        done = shell(f"{NT} compare -f {form} | {reader}")
        assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_of_many_values_that_closes_the_pipe_is_no_failure() -> None:
    asked = "for _ in $(seq 20000); do echo haian gdp_growth; done"
    done = shell(f"cat <({asked}) | {NT} get - | head -n 1; exit ${{PIPESTATUS[1]}}")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"0\t6.5\n", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_told() -> None:
    done = shell(f"{NT} targets > /dev/full")
    assert done.returncode == 1
    assert done.stderr.decode() == "nt: cannot write the answer: No space left on device\n"


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "big5", "latin-1"])
def test_an_encoding_that_cannot_hold_a_character_loses_nothing_silently(encoding: str) -> None:
    done = shell(f"{NT} show haian qidong -f json", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    text = done.stdout.decode(encoding)
    whole = json.loads(shell(f"{NT} show haian qidong -f json").stdout)
    assert json.loads(text) == whole
    if "\\u" in text:
        assert b"cannot hold every character" in done.stderr


def test_lines_end_as_lines_do() -> None:
    assert b"\r" not in shell(f"{NT} targets").stdout


@pytest.mark.parametrize(
    "words",
    [
        *("targets -f json", "targets", "list -f plain", "compare -f json"),
        *("sources -f json", "sources --cite bibtex", "sources --cite csl-json"),
    ],
)
def test_formats_for_programs_never_load_rich(words: str) -> None:
    script = (
        "import sys; from nantong_cli.cli import main; "
        f"status = main({words.split()!r}); "
        "assert status == 0; assert 'rich' not in sys.modules, 'rich was loaded'"
    )
    done = python(script)
    assert done.stderr == b""
    assert done.returncode == 0


def test_tables_do_load_rich_so_the_test_above_can_fail() -> None:
    script = (
        "import sys; from nantong_cli.cli import main; main(['list', '-f', 'table']); "
        "sys.exit('rich' not in sys.modules)"
    )
    done = python(script)
    assert done.returncode == 0


def _hear_interrupts() -> None:
    """Do as a program of the foreground does: a shell has those of the background ignore them."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_an_interrupt_is_quiet() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "nantong_cli", "get", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=_hear_interrupts,  # noqa: PLW1509  # no thread of ours is running
    ) as process:
        assert process.stdin is not None
        process.stdin.write(
            b"haian gdp_growth\n" * 6000
        )  # more than a pipe holds: it is reading by now
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=HANGS)
    assert process.returncode == 130
    assert err == b""
