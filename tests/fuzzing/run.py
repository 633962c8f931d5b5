"""Fuzz one door for so many seconds, and keep what is found.

    python -m tests.fuzzing.run TARGET SECONDS [--folder FOLDER] [--seed N]

TARGET is one of files, yaml, csv, zips, stores. Where atheris is installed (`pip install atheris`) it looks for inputs
that reach further into the code; without it, inputs are the seeds, changed by chance. What is found is written into
FOLDER as hex, which `tests.fuzzing.targets.run` takes again; the exit status is 1 then.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import NoReturn

#: an input that takes longer (of the processor's time), or takes more memory than that, is a finding
MOST_SECONDS = 20.0
MOST_MEMORY = 2 * 1024**3
LONGEST = 4096


class TooSlowError(BaseException):
    """An input took too long; nothing that catches every exception catches this."""


class Runs:
    """The runs of one target until its time is over, and what they found."""

    def __init__(self, name: str, seconds: float, folder: Path) -> None:
        self.name, self.seconds, self.folder = name, seconds, folder
        self.began = 0.0
        self.number = 0
        self.found: dict[str, str] = {}
        self.target: Callable[[str, bytes], None] | None = None

    def one(self, raw: bytes) -> None:
        """Run one input; end the process when the time is over."""
        self.began = self.began or time.monotonic()  # what is loaded before takes its own time
        if time.monotonic() - self.began > self.seconds:
            self.end()
        assert self.target is not None
        self.number += 1
        signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
        try:
            self.target(self.name, raw)
        except (Exception, TooSlowError) as error:  # everything that gets here is a finding
            self._keep(raw, error)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def _keep(self, raw: bytes, error: BaseException) -> None:
        """Write a finding down, each place in the code once."""
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} {Path(last.filename).name}:{last.lineno}"
        if where in self.found:
            return
        name = f"{self.name}-{hashlib.sha256(where.encode()).hexdigest()[:8]}.hex"
        self.found[where] = name
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(raw.hex() + "\n", "ascii")
        told = "".join(traceback.format_exception(error)[-12:])
        print(f"FOUND {where} -> {self.folder / name}\n{told[-3000:]}", flush=True)

    def end(self) -> NoReturn:
        """Say what came of it, and end; atheris would not give the turn back."""
        took = time.monotonic() - self.began
        rate = self.number / took
        print(
            f"{self.name}: {self.number} executions in {took:.0f} s, {rate:.0f} a second, "
            f"{len(self.found)} findings",
            flush=True,
        )
        shutil.rmtree(tempfile.gettempdir(), ignore_errors=True)
        os._exit(1 if self.found else 0)


def bound() -> None:
    """Bound the process's memory, and have an input that takes too long interrupted."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0]) if os.name == "posix" else 0
    most = pages * resource.getpagesize() + MOST_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))

    def late(_: int, __: FrameType | None) -> NoReturn:
        raise TooSlowError

    signal.signal(signal.SIGVTALRM, late)


def guided(runs: Runs, seed: int) -> None:
    """Let atheris choose the inputs, by what of the code they reach."""
    atheris = importlib.import_module("atheris")  # no part of what tests need
    with atheris.instrument_imports(include=["nantong_cli"]):
        from tests.fuzzing import targets
    runs.target = targets.run
    corpus = runs.folder / f"corpus-{runs.name}"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, raw in enumerate(targets.seeds(runs.name)):
        (corpus / f"seed-{number}").write_bytes(raw)
    options = [f"-max_len={LONGEST}", f"-seed={seed}", "-timeout=86400", "-rss_limit_mb=0"]
    options += ["-verbosity=0", f"-artifact_prefix={runs.folder}/"]  # the bounds are ours
    bound()
    atheris.Setup([sys.argv[0], *options, str(corpus)], runs.one)
    atheris.Fuzz()


def by_chance(runs: Runs, seed: int) -> NoReturn:
    """Change seeds by chance, and what came of them again."""
    from tests.fuzzing import targets

    runs.target = targets.run
    bound()
    chance = random.Random(seed)  # noqa: S311  # no secret
    known = [*targets.seeds(runs.name), b""]
    while True:
        raw = bytearray(chance.choice(known)[:LONGEST])
        for _ in range(chance.randrange(8)):
            at = chance.randrange(len(raw) + 1)
            raw[at : at + chance.randrange(9)] = chance.randbytes(chance.randrange(9))
        runs.one(bytes(raw))
        if not chance.randrange(50):
            known.append(bytes(raw))


def main() -> None:
    """Read the words and run."""
    words = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    words.add_argument("target", choices=("files", "yaml", "csv", "zips", "stores"))
    words.add_argument("seconds", type=float)
    words.add_argument("--folder", type=Path, default=Path("fuzzing-found"))
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    tempfile.tempdir = tempfile.mkdtemp(prefix="nt-fuzz-")  # all of it is taken away in the end
    runs = Runs(given.target, given.seconds, given.folder.absolute())
    if importlib.util.find_spec("atheris"):
        guided(runs, given.seed)
    by_chance(runs, given.seed)


if __name__ == "__main__":
    main()
