"""Where the compiled stores lie, and by what a store is known to be fresh."""

from __future__ import annotations

import json
import sys
import time
import zlib
from collections.abc import Mapping
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


def stamp(folder: Path, *, version: str) -> str | None:
    """Return names, sizes and times of a dataset's files; None where they cannot tell a change.

    `version` is that of the code: other code may read the same files otherwise.
    """
    try:
        files = sorted((*folder.glob("*.yaml"), *folder.glob("counties/*.yaml")))
        told = [(str(file.relative_to(folder)), *_state(file)) for file in files]
    except OSError:
        return None
    newest = max((changed for _, _, changed in told), default=0)
    if newest > time.time_ns() - RACY_SECONDS * 10**9:
        return None
    return json.dumps([version, str(folder.absolute()), told])


def _state(file: Path) -> tuple[int, int]:
    """Return a file's size and the time of its last change."""
    status = file.stat()
    return status.st_size, status.st_mtime_ns
