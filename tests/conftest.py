"""What all tests share: the bundled ledger, and `nt` run as a program, piped or on a terminal of a given width."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from nantong_cli.holdings import WholeLedger
from nantong_cli.ledger import bundled
from nantong_cli.loading import load
from tests import forks

ROOT = Path(__file__).parents[1]
#: what runs this long hangs, however slow the machine and whatever else it does
HANGS = 300
# what is drawn, and for how long, depends on no machine and no luck
settings.register_profile(
    "any machine",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("any machine")
#: the stores that the tests compile, apart from the user's own
_CACHE = tempfile.TemporaryDirectory(prefix="nt-tests-")


class Ran(NamedTuple):
    """What a run of `nt` left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


def environment(**given: str) -> dict[str, str]:
    """Return an environment that depends on nothing of the machine's but its path."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    own = {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "XDG_CACHE_HOME": _CACHE.name}
    return kept | own | given


def python(script: str) -> subprocess.CompletedProcess[bytes]:
    """Run a script in a Python of its own."""
    return subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        env=environment(),
        timeout=HANGS,
        check=False,
    )


@pytest.fixture(scope="session")
def ledger() -> WholeLedger:
    """Return the ledger that comes with the tool."""
    return load([bundled()])


@pytest.fixture(scope="session")
def server() -> Iterator[forks.Server]:
    """Return the process of which `nt` is a copy."""
    server = forks.Server(environment(), ROOT)
    yield server
    server.end()


@pytest.fixture(scope="session")
def nt(server: forks.Server) -> Run:
    """Run `nt` with its streams piped, as a script would."""

    def run(
        *words: str,
        stdin: str | None = None,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Ran:
        if forks.can_run(env):
            return Ran(*server.run(words, stdin=stdin, env=environment(**(env or {})), cwd=cwd))
        done = subprocess.run(
            [sys.executable, "-m", "nantong_cli", *words],
            cwd=cwd,
            capture_output=True,
            input=stdin,
            encoding="utf-8",
            env=environment(**(env or {})),
            timeout=HANGS,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def nt_on_terminal() -> Run:
    """Run `nt` on a pseudo-terminal of so many columns, as a person would; out is all that the screen got."""

    def run(*words: str, columns: int = 80, env: Mapping[str, str] | None = None) -> Ran:
        command = [sys.executable, "-m", "nantong_cli", *words]
        return on_terminal(command, columns=columns, env=environment(**(env or {})))

    return run


@pytest.fixture(scope="session")
def copy(ledger: WholeLedger) -> str:
    """Return a text that has every figure of the ledger in its paragraph, as a copy of the article would."""
    return copy_of(ledger)


def copy_of(ledger: WholeLedger) -> str:
    """Return the figure words of a ledger's records paragraph by paragraph, and nothing else."""
    about_projects = (figure for project in ledger.projects for figure in project.figures)
    words: dict[int, list[str]] = {}
    for record in (*ledger.targets, *ledger.observations, *about_projects):
        if record.figure and record.paragraph:
            words.setdefault(record.paragraph, []).append(record.figure)
    last = max(words, default=0)
    lines = ("，".join(dict.fromkeys(words.get(n, ["段"]))) for n in range(1, last + 1))
    return "\n".join(lines) + "\n"


def on_terminal(command: list[str], *, columns: int, env: Mapping[str, str]) -> Ran:
    """Run a command on a pseudo-terminal and return what it wrote, with line ends as in a file."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, env=env
    ) as process:
        os.close(theirs)
        written = b"".join(_read(ours))
        assert process.stderr is not None
        err = process.stderr.read().decode()
        status = process.wait(HANGS)
    os.close(ours)
    return Ran(status, written.decode().replace("\r\n", "\n"), err)


def _read(end: int) -> Iterator[bytes]:
    """Give what comes out of a pseudo-terminal until it is closed."""
    while True:
        try:
            piece = os.read(end, 65536)
        except OSError:  # how Linux tells the end
            return
        if not piece:
            return
        yield piece


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Where nothing may be skipped (NT_NO_SKIPS), only the source text may be missing."""
    if report.skipped and os.environ.get("NT_NO_SKIPS"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if "source text" not in reason:
            report.outcome = "failed"
            report.longrepr = f"skipped where nothing may be: {reason}"
