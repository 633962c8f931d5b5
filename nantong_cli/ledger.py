"""Opens a dataset: from the compiled store when it is fresh, else by reading what changed and compiling it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from nantong_cli import __version__
from nantong_cli.store import location

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger, WholeLedger
    from nantong_cli.loading import Progress

#: the folders and zips that a ledger lies in, the first a whole one, and each later one added to it
Layers: TypeAlias = Sequence[Path]


def bundled() -> Path:
    """Return the folder of the data that comes with the tool: in the wheel, or else in the checkout."""
    package = Path(__file__).parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


def layers(given: Sequence[str]) -> tuple[Path, ...]:
    """Return the folders and zips that a ledger lies in: those given, else those that NT_DATA names, else the bundled.

    Where the first is no ledger of its own, it adds to the bundled one. NtError where one is not there, or is neither.
    """
    named = [*given] or [one for one in os.environ.get("NT_DATA", "").split(os.pathsep) if one]
    if not named:
        return (bundled(),)
    from nantong_cli.loading.origins import stands_alone

    found = [(Path(one), stands_alone(one)) for one in named]
    paths = tuple(path for path, _ in found)
    return paths if found[0][1] else (bundled(), *paths)


def store_of(layers: Layers) -> Path | None:
    """Return where the compiled store of a dataset lies, whether or not it is there; None where none is kept."""
    cache = location.cache_folder(os.environ)
    return location.store_path(cache, layers) if cache is not None else None


def open_ledger(layers: Layers, *, progress: Progress | None = None) -> Ledger:
    """Return the ledger in `layers`; DatasetError with every problem where it is broken.

    `progress` is told how much of how much has been read, where files have to be read.
    """
    heard = progress or _unheard
    path = store_of(layers)
    if path is None:
        return _loaded(layers, heard)
    try:
        states = location.states(layers)
    except OSError:
        return _loaded(layers, heard)
    stamp = location.stamp(layers, states, version=__version__)
    return _kept(path, stamp, layers) or _waited_for(layers, path, stamp, heard)


def _unheard(done: int, total: int) -> None:
    """Tell nobody how much has been read."""


def _kept(path: Path, stamp: str, layers: Layers) -> Ledger | None:
    """Return what a fresh store holds; should it prove broken, it is compiled anew."""
    from nantong_cli.store.read import read

    return read(path, stamp, lambda: _recompiled(layers, path))


def _recompiled(layers: Layers, path: Path) -> Ledger:
    """Return what the files say, and have the store that proved broken made anew."""
    import contextlib

    from nantong_cli.store.read import read

    with contextlib.suppress(OSError):
        path.unlink()
    made = _compiled(layers, path, _unheard)
    ledger = read(path, made, lambda: _loaded(layers)) if made else None
    return ledger or _loaded(layers)


def _loaded(layers: Layers, progress: Progress = _unheard) -> WholeLedger:
    """Return what the files say."""
    from nantong_cli.loading import load

    return load(layers, progress=progress)


def _waited_for(layers: Layers, path: Path, stamp: str, progress: Progress) -> Ledger:
    """Return what the files say, by the store that another process or this one compiles."""
    from nantong_cli.store.turn import Turn

    with Turn(path) as turn:
        while not turn.is_ours():
            if ledger := _kept(path, stamp, layers):
                return ledger
        made = _compiled(layers, path, progress)
    return (_kept(path, made, layers) if made else None) or _loaded(layers, progress)


def _compiled(layers: Layers, path: Path, progress: Progress) -> str | None:
    """Have the store say what the files say and return its stamp; None where that cannot be."""
    import sqlite3

    from nantong_cli.compiling import compiled

    try:
        return compiled(layers, path, version=__version__, progress=progress)
    except (OSError, UnicodeError, sqlite3.Error):  # a path may be no text
        return None
