"""Where the compiled stores lie, and by what a store is known to be fresh."""

from __future__ import annotations

import json
import sys
import time
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

#: a file changed this shortly ago may change once more without its time showing it
RACY_SECONDS = 2
#: the files of a folder that can change what it says, or whether it is whole
WHERE = tuple(
    f"{inside}*.{suffix}"
    for inside in ("", "counties/", "observations/", "targets/")
    for suffix in ("yaml", "yml", "csv")
)


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


def store_path(cache: Path, layers: Sequence[Path]) -> Path:
    """Return the store of the dataset that lies in `layers`: each list of them has its own."""
    places = "\0".join(str(layer.absolute()) for layer in layers)
    sum_ = zlib.crc32(places.encode("utf-8", "surrogateescape"))
    return cache / f"{layers[-1].name}-{sum_:08x}.sqlite"


def stamp(layers: Sequence[Path], *, version: str) -> str | None:
    """Return names, sizes and times of a dataset's files, layer by layer; None where they cannot tell a change.

    Of a zip it is the zip's own. `version` is that of the code: other code may read the same files otherwise.
    """
    try:
        told = [(str(layer.absolute()), _states(layer)) for layer in layers]
    except OSError:
        return None
    newest = max((changed for _, files in told for _, _, changed in files), default=0)
    if newest > time.time_ns() - RACY_SECONDS * 10**9:
        return None
    return json.dumps([version, told])


def _states(layer: Path) -> list[tuple[str, int, int]]:
    """Return the names, sizes and times of a folder's files, or of a zip itself."""
    if not layer.is_dir():
        return [("", *_state(layer))]
    files = sorted(file for where in WHERE for file in layer.glob(where))
    return [(str(file.relative_to(layer)), *_state(file)) for file in files]


def _state(file: Path) -> tuple[int, int]:
    """Return a file's size and the time of its last change."""
    status = file.stat()
    return status.st_size, status.st_mtime_ns
