"""`nt` in copies of one process that has loaded it, which spares the start of Python and its imports.

`python -m tests.forks` is that process: for each line of JSON that it reads it becomes `nt` in a copy of itself, and
answers with the exit status. What the environment says at Python's own start (encodings, buffering) needs a real start.
"""

from __future__ import annotations

import gc
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

#: what Python itself, or its libraries when they are loaded, look at
_AT_START = ("PYTHON", "LC_", "LANG", "COLUMNS", "TERM", "NO_COLOR", "CLICOLOR", "FORCE_")
#: what runs this long hangs
_SECONDS = 300


def can_run(env: Mapping[str, str] | None) -> bool:
    """Say whether a copy of a process would do what a new one does in such an environment."""
    return hasattr(os, "fork") and not any(name.startswith(_AT_START) for name in env or ())


class Server:
    """The process of which copies are made."""

    def __init__(self, env: Mapping[str, str], root: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.forks"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=dict(env),
            cwd=root,
            encoding="utf-8",
        )

    def run(
        self,
        words: Sequence[str],
        *,
        stdin: str | None,
        env: Mapping[str, str],
        cwd: Path | None,
    ) -> tuple[int, str, str]:
        """Return status, output and errors; its streams are files, which are no terminals either."""
        with tempfile.TemporaryDirectory(prefix="nt-fork-") as folder:
            files = [str(Path(folder, name)) for name in ("in", "out", "err")]
            Path(files[0]).write_text(stdin or "", "utf-8", newline="")
            order = {
                "words": words,
                "env": dict(env),
                "cwd": str(cwd or Path.cwd()),
                "files": files,
            }
            assert self.process.stdin is not None
            assert self.process.stdout is not None
            self.process.stdin.write(json.dumps(order) + "\n")
            self.process.stdin.flush()
            status = int(self.process.stdout.readline())
            out, err = (Path(name).read_text("utf-8") for name in files[1:])
        return status, out, err

    def end(self) -> None:
        """End the process."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(_SECONDS)
        self.process.stdout.close()


def _serve() -> None:
    """Become `nt` as often as asked."""
    from nantong_cli.cli import main

    answers, sys.stdout = sys.stdout, io.StringIO()
    main(["list", "-f", "table", "--color", "never"])  # whatever is loaded now need not be later
    sys.stdout = answers
    gc.freeze()
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if not child:
            _be_nt(order)
        _, ended = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(ended)}\n")
        sys.stdout.flush()


def _be_nt(order: dict[str, Any]) -> None:
    """Do what the program would, and end this process."""
    from nantong_cli.cli import main

    status = 1
    try:
        signal.alarm(_SECONDS)
        given, out, err = order["files"]
        for number, (name, mode) in enumerate(((given, os.O_RDONLY), (out, _NEW), (err, _NEW))):
            os.dup2(os.open(name, mode, 0o600), number)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # the process ends with them
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
        os.environ.clear()
        os.environ.update(order["env"])
        os.chdir(order["cwd"])
        status = main(order["words"])
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # a new process would print it too
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)


_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC

if __name__ == "__main__":
    _serve()
