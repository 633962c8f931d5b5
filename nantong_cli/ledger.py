"""Opens a dataset: from the compiled store when it is fresh, else by loading, checking and compiling it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from nantong_cli import __version__
from nantong_cli.model import WholeLedger
from nantong_cli.store import location


def bundled() -> Path:
    """Return the folder of the data that comes with the tool: in the wheel, or else in the checkout."""
    package = Path(__file__).parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


def open_ledger(folder: Path) -> WholeLedger:
    """Return the ledger in `folder`; DatasetError with every problem where it is broken."""
    cache = location.cache_folder(os.environ)
    stamp = location.stamp(folder, version=__version__) if cache is not None else None
    if cache is None or stamp is None:
        return _loaded(folder)
    path = location.store_path(cache, folder)
    return _kept(path, stamp) or _compiled(folder, path, stamp)


def store_of(folder: Path) -> Path | None:
    """Return where the compiled store of the dataset in `folder` lies; None where none is kept."""
    cache = location.cache_folder(os.environ)
    return None if cache is None else location.store_path(cache, folder)


def _kept(path: Path, stamp: str) -> WholeLedger | None:
    """Return what a fresh store holds."""
    from nantong_cli.store.read import read

    return read(path, stamp)


def _loaded(folder: Path) -> WholeLedger:
    """Return what the files say."""
    from nantong_cli.loading import load

    return load(folder)


def _compiled(folder: Path, path: Path, stamp: str) -> WholeLedger:
    """Return what the files say, and keep it for the next run where that is possible."""
    import sqlite3

    from nantong_cli.store.write import write

    ledger = _loaded(folder)
    if location.stamp(folder, version=__version__) == stamp:  # nothing changed while it was read
        with contextlib.suppress(OSError, sqlite3.Error):
            write(ledger, stamp, path)
    return ledger
