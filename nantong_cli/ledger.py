"""Opens a dataset: from the compiled store when it is fresh, else by reading what changed and compiling it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from nantong_cli import __version__
from nantong_cli.model import Ledger, WholeLedger
from nantong_cli.store import location

#: told how many bytes of how many have been read
Progress: TypeAlias = Callable[[int, int], None]


def bundled() -> Path:
    """Return the folder of the data that comes with the tool: in the wheel, or else in the checkout."""
    package = Path(__file__).parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


def store_of(folder: Path) -> Path | None:
    """Return where the compiled store of a dataset lies, whether or not it is there; None where none is kept."""
    cache = location.cache_folder(os.environ)
    return location.store_path(cache, folder) if cache is not None else None


def open_ledger(folder: Path, *, progress: Progress | None = None) -> Ledger:
    """Return the ledger in `folder`; DatasetError with every problem where it is broken.

    `progress` is told how much of how much has been read, where files have to be read.
    """
    path = store_of(folder)
    if path is None:
        return _loaded(folder)
    try:
        states = location.states(folder)
    except OSError:
        return _loaded(folder)
    stamp = location.stamp(folder, states, version=__version__)
    return _kept(path, stamp, folder) or _waited_for(folder, path, stamp, progress or _unheard)


def _unheard(done: int, total: int) -> None:
    """Tell nobody how much has been read."""


def _kept(path: Path, stamp: str, folder: Path) -> Ledger | None:
    """Return what a fresh store holds; should it prove broken, it is compiled anew."""
    from nantong_cli.store.read import read

    return read(path, stamp, lambda: _recompiled(folder, path))


def _recompiled(folder: Path, path: Path) -> Ledger:
    """Return what the files say, and have the store that proved broken made anew."""
    import contextlib

    from nantong_cli.store.read import read

    with contextlib.suppress(OSError):
        path.unlink()
    made = _compiled(folder, path, _unheard)
    ledger = read(path, made, lambda: _loaded(folder)) if made else None
    return ledger or _loaded(folder)


def _loaded(folder: Path) -> WholeLedger:
    """Return what the files say."""
    from nantong_cli.loading import load

    return load(folder)


def _waited_for(folder: Path, path: Path, stamp: str, progress: Progress) -> Ledger:
    """Return what the files say, by the store that another process or this one compiles."""
    from nantong_cli.store.turn import Turn

    with Turn(path) as turn:
        while not turn.is_ours():
            if ledger := _kept(path, stamp, folder):
                return ledger
        made = _compiled(folder, path, progress)
    return (_kept(path, made, folder) if made else None) or _loaded(folder)


def _compiled(folder: Path, path: Path, progress: Progress) -> str | None:
    """Have the store say what the files say and return its stamp; None where that cannot be."""
    import sqlite3

    from nantong_cli.compiling import compiled
    from nantong_cli.loading.parts import Unsound

    try:
        return compiled(folder, path, version=__version__, progress=progress)
    except (Unsound, OSError, sqlite3.Error):
        return None
