"""Opens a dataset: from the compiled store when it is fresh, else by loading, checking and compiling it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from nantong_cli import __version__
from nantong_cli.model import WholeLedger
from nantong_cli.store import location


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


def open_ledger(layers: Sequence[Path]) -> WholeLedger:
    """Return the ledger that lies in `layers`, later ones added to the first; DatasetError where it is broken."""
    cache = location.cache_folder(os.environ)
    stamp = location.stamp(layers, version=__version__) if cache is not None else None
    if cache is None or stamp is None:
        return _loaded(layers)
    path = location.store_path(cache, layers)
    return _kept(path, stamp) or _compiled(layers, path, stamp)


def store_of(layers: Sequence[Path]) -> Path | None:
    """Return where the compiled store of the dataset in `layers` lies; None where none is kept."""
    cache = location.cache_folder(os.environ)
    return None if cache is None else location.store_path(cache, layers)


def _kept(path: Path, stamp: str) -> WholeLedger | None:
    """Return what a fresh store holds."""
    from nantong_cli.store.read import read

    return read(path, stamp)


def _loaded(layers: Sequence[Path]) -> WholeLedger:
    """Return what the files say."""
    from nantong_cli.loading import load

    return load(layers)


def _compiled(layers: Sequence[Path], path: Path, stamp: str) -> WholeLedger:
    """Return what the files say, and keep it for the next run where that is possible."""
    import sqlite3

    from nantong_cli.store.write import write

    ledger = _loaded(layers)
    if location.stamp(layers, version=__version__) == stamp:  # nothing changed while it was read
        with contextlib.suppress(OSError, UnicodeError, sqlite3.Error):  # a path may be no text
            write(ledger, stamp, path)
    return ledger
