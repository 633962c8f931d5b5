"""Where a document goes: to a file, which is whole afterwards or as it was before, or to stdout."""

from __future__ import annotations

import sys
from pathlib import Path

from nantong_cli.export.landing import land_file


def deliver(text: str, path: str | None, *, force: bool) -> int:
    """Write a document that says itself that it is UTF-8, and return the status."""
    data = text.encode("utf-8", "backslashreplace")
    if path is not None and path != "-":

        def write(aside: Path) -> None:
            aside.write_bytes(data)

        land_file(Path(path), write, force=force)
        return 0
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return 0
