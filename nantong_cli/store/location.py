"""Where the compiled stores lie, and by what a store is known to be fresh."""

from __future__ import annotations

import os
import sys
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

#: a file changed this shortly ago may change once more without its time showing it
RACY_SECONDS = 2
#: where in a folder the files lie that can change what it says, or whether it is whole, and how they end
FOLDERS = ("", "counties/", "observations/", "targets/")
SUFFIXES = (".yaml", ".yml", ".csv")
#: how a folder is opened, and nothing but a folder, where the system then finds files in it sooner than by their paths
FOLDER = os.O_DIRECTORY if sys.platform != "win32" and os.stat in os.supports_dir_fd else 0


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


def states(layers: Sequence[Path]) -> dict[str, str]:
    """Return, for each file of a dataset, what tells one state of it from another; OSError where it cannot be told.

    Of one folder the files are named as in it; of several layers each begins with its layer's number; a zip has
    one state. A file that changed a moment ago is in no state that could come again.
    """
    now = time.time_ns()
    unsettled = now - RACY_SECONDS * 10**9
    found = {}
    for rank, layer in enumerate(layers):
        top = "" if len(layers) == 1 else f"{rank}:"
        for name, size, changed in _files(layer):
            state = f"{size} {changed}"
            found[top + name] = state if changed < unsettled else f"{state} at {now}"
    return dict(sorted(found.items()))


def is_settled(states: Mapping[str, str]) -> bool:
    """Say whether no file changed a moment ago."""
    return not any(" at " in state for state in states.values())


def size(states: Mapping[str, str]) -> int:
    """Return how many bytes the files have."""
    return sum(int(state.split()[0]) for state in states.values())


def _files(layer: Path) -> Iterator[tuple[str, int, int]]:
    """Give the files of a folder that are the ledger's, with size and time; of a zip, itself."""
    if not layer.is_dir():
        status = layer.stat()
        yield layer.name, status.st_size, status.st_mtime_ns
        return
    for inside in FOLDERS:
        yield from _inside(layer, inside)


def _inside(layer: Path, inside: str) -> Iterator[tuple[str, int, int]]:
    """Give the files of one folder; an editor's own begin with a dot. Every run asks, of thousands of files."""
    path = f"{layer}/{inside}"
    try:
        folder = os.open(path, os.O_RDONLY | FOLDER) if FOLDER else None
        names = os.listdir(path if folder is None else folder)  # noqa: PTH208  # a Path a file would take as long
    except (FileNotFoundError, NotADirectoryError):
        return
    try:
        for name in names:
            if name.endswith(SUFFIXES) and name[0] != ".":
                status = os.stat(path + name if folder is None else name, dir_fd=folder)
                yield inside + name, status.st_size, status.st_mtime_ns
    finally:
        if folder is not None:
            os.close(folder)


def stamp(layers: Sequence[Path], states: Mapping[str, str], *, version: str) -> str:
    """Return by what a store is known to be fresh; `version` is that of the code, which may read files otherwise."""
    told = (f"{path!a}: {state}" for path, state in states.items())
    return "\n".join((_head(layers, version), *told))


def _head(layers: Sequence[Path], version: str) -> str:
    """Return a stamp's first line."""
    return " ".join((version, *(f"{str(layer.absolute())!a}" for layer in layers)))


def stamped(stamp: str, layers: Sequence[Path], *, version: str) -> dict[str, str] | None:
    """Return the states of the files that a stamp was made of; None where it is of other code or other layers."""
    import ast

    head, *lines = stamp.split("\n")
    if head != _head(layers, version):
        return None
    told = (line.rpartition(": ") for line in lines)
    return {ast.literal_eval(path): state for path, _, state in told}
