"""Whose turn it is to compile a store: processes that start together need not all do the same work.

It spares work and guards nothing: a store is put in its place whole, whoever wrote it. The turn is a lock that the
system takes back from a process that dies.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from pathlib import Path

#: as long as this, one waits for somebody else's work
PATIENCE_SECONDS = 120.0
PAUSE_SECONDS = 0.02


class Turn:
    """The turn to compile the store at a path."""

    def __init__(self, path: Path) -> None:
        self.path = path.with_suffix(".turn")
        self.lock: sqlite3.Connection | None = None
        self.latest = time.monotonic() + PATIENCE_SECONDS

    def __enter__(self) -> Turn:
        with contextlib.suppress(OSError, sqlite3.Error):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.lock = sqlite3.connect(self.path, timeout=0, isolation_level=None)
        return self

    def is_ours(self) -> bool:
        """Say whether it is our turn, after a moment if it is not; it is where nothing can be locked, or in the end."""
        if self.lock is None or time.monotonic() > self.latest:
            return True
        try:
            self.lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                return True
            time.sleep(PAUSE_SECONDS)
            return False
        except sqlite3.Error:
            return True
        return True

    def __exit__(self, *_: object) -> None:
        if self.lock is not None:
            is_ours = self.lock.in_transaction
            self.lock.close()
            if is_ours:
                with contextlib.suppress(OSError):
                    self.path.unlink()
