"""A sum over a store's bytes, kept in its header: damage anywhere is noticed before anything is believed.

A changed byte in the middle of a text is nothing that SQLite could see. To sum a small store costs less than looking
at what was read. A large one, of which a question reads little, is summed where its time of change is not the one
that it was given when it was sealed: whoever writes to a file changes its time.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from pathlib import Path

#: above so many bytes a file's time is believed
LARGE = 4 * 1024 * 1024

#: SQLite's application id, four bytes of the header that are for us to fill
_AT, _SIZE = 68, 4
_PIECE = 1024 * 1024
_SECOND = 10**9


def seal(path: Path) -> None:
    """Write a file's sum into its header."""
    sum_ = _sum(path)
    with path.open("rb+") as file:
        file.seek(_AT)
        file.write(sum_)
    _mark(path, sum_)


def is_sealed(path: Path) -> bool:
    """Say whether a file is as it was sealed; OSError where it cannot be read."""
    with path.open("rb") as file:
        file.seek(_AT)
        kept = file.read(_SIZE)
        status = os.fstat(file.fileno())
    is_large = status.st_size > LARGE
    if is_large and status.st_mtime_ns % _SECOND == _fraction(kept):
        return True
    is_whole = kept == _sum(path)
    if is_large and is_whole:
        _mark(path, kept)
    return is_whole


def _fraction(sum_: bytes) -> int:
    """Return the part of a second, told as coarsely as any file system that keeps one, that a sum stands for."""
    return int.from_bytes(sum_, "big") % (_SECOND // 100) * 100


def _mark(path: Path, sum_: bytes) -> None:
    """Give a file a time of change that stands for its sum, in the second that it has; where it cannot be, do not."""
    with contextlib.suppress(OSError):
        status = path.stat()
        changed = status.st_mtime_ns // _SECOND * _SECOND + _fraction(sum_)
        os.utime(path, ns=(status.st_atime_ns, changed))


def _sum(path: Path) -> bytes:
    """Return the sum over a file's bytes, those aside that keep it."""
    piece = memoryview(bytearray(min(_PIECE, path.stat().st_size + 1)))
    with path.open("rb", buffering=0) as file:
        sum_ = zlib.crc32(file.read(_AT))
        file.seek(_AT + _SIZE)
        while size := file.readinto(piece):
            sum_ = zlib.crc32(piece[:size], sum_)
    return sum_.to_bytes(_SIZE, "big")
