"""`nt` in a copy of this process, which spares the start of Python and its imports: a process all the same.

What the environment says at Python's own start (encodings, buffering) needs a real start.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import tempfile
import traceback
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

from nantong_cli.cli import main

#: what Python itself, or its libraries when they are loaded, look at
_AT_START = (
    "PYTHON",
    "LC_",
    "LANG",
    "LANGUAGE",
    "COLUMNS",
    "TERM",
    "NO_COLOR",
    "CLICOLOR",
    "FORCE_",
)
_SECONDS = 60


def can_run(env: Mapping[str, str] | None) -> bool:
    """Say whether a copy of this process would do what a new one does in such an environment."""
    return hasattr(os, "fork") and not any(name.startswith(_AT_START) for name in env or ())


def run(
    words: Sequence[str], *, stdin: str | None, env: Mapping[str, str], cwd: Path | None
) -> tuple[int, str, str]:
    """Return status, output and errors; its streams are files, which are no terminals either."""
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
    ):
        given.write((stdin or "").encode())
        given.seek(0)
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", DeprecationWarning
            )  # of other threads: they hold no locks of ours
            child = os.fork()
        if not child:
            _be_nt(words, env, cwd, streams=(given.fileno(), out.fileno(), err.fileno()))
        _, ended = os.waitpid(child, 0)
        said = []
        for file in (out, err):
            file.seek(0)
            said.append(io.StringIO(file.read().decode(), newline=None).read())
        return os.waitstatus_to_exitcode(ended), said[0], said[1]


def _be_nt(
    words: Sequence[str], env: Mapping[str, str], cwd: Path | None, *, streams: Sequence[int]
) -> None:
    """Do what the program would, and end this process."""
    status = 1
    try:
        signal.alarm(_SECONDS)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # the process ends with them
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
        os.environ.clear()
        os.environ.update(env)
        if cwd is not None:
            os.chdir(cwd)
        status = main(list(words))
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # a new process would print it too
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)
