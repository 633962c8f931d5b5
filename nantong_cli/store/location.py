"""Where the compiled stores lie, and by what a store is known to be fresh."""

from __future__ import annotations

import os
import sys
import time
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

#: a file changed this shortly ago may change once more without its time showing it
RACY_SECONDS = 2


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Return the user's folder for our stores; None with NT_CACHE=off, or where there is no home.

    XDG_CACHE_HOME where it is set; else what the system's convention is.
    """
    if environment.get("NT_CACHE", "").casefold() in ("off", "0", "no", "false"):
        return None
    if (given := environment.get("XDG_CACHE_HOME")) and Path(given).is_absolute():
        return Path(given, "nt")
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local, "nt", "Cache") if local else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "nt"


def store_path(cache: Path, folder: Path) -> Path:
    """Return the store of the dataset in `folder`: each has its own."""
    sum_ = zlib.crc32(str(folder.absolute()).encode("utf-8", "surrogateescape"))
    return cache / f"{folder.name}-{sum_:08x}.sqlite"


def states(folder: Path) -> dict[str, str]:
    """Return, for each file of a dataset, what tells one state of it from another; OSError where it cannot be told.

    A file that changed a moment ago is in no state that could come again.
    """
    now = time.time_ns()
    found = {}
    for inside in ("", "counties/"):
        for name, status in _files(folder / inside):
            is_settled = status.st_mtime_ns < now - RACY_SECONDS * 10**9
            state = f"{status.st_size} {status.st_mtime_ns}"
            found[inside + name] = state if is_settled else f"{state} at {now}"
    return dict(sorted(found.items()))


def _files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Give the YAML files of a folder; an editor's own files begin with a dot."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".yaml") and not entry.name.startswith("."):
                    yield entry.name, entry.stat()
    except FileNotFoundError:
        return


def stamp(folder: Path, states: Mapping[str, str], *, version: str) -> str:
    """Return by what a store is known to be fresh; `version` is that of the code, which may read files otherwise."""
    head = f"{version} {str(folder.absolute())!a}"
    return "\n".join((head, *(f"{path!a}: {state}" for path, state in states.items())))


def stamped(stamp: str, folder: Path, *, version: str) -> dict[str, str] | None:
    """Return the states of the files that a stamp was made of; None where it is of other code or another folder."""
    import ast

    head, *lines = stamp.split("\n")
    if head != f"{version} {str(folder.absolute())!a}":
        return None
    told = (line.rpartition(": ") for line in lines)
    return {ast.literal_eval(path): state for path, _, state in told}
