"""A zip of a ledger's folder: read where it lies, never unpacked, and believed only as far as what comes out of it."""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from nantong_cli.errors import message
from nantong_cli.loading.origins import (
    FOLDERS,
    MAX_BYTES,
    OriginError,
    is_one_of_ours,
    unreadable,
)

MAX_FILES = 10_000
#: of all files together
MAX_TOTAL = 512 * 1024 * 1024
#: of what a zip says of its files
MAX_LISTING = 4 * 1024 * 1024
_PIECE = 64 * 1024
_ENCRYPTED = 0x1

#: what zipfile raises over bytes that are no zip, or no good one
_BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, ValueError, LookupError, RuntimeError)


class _Measured:
    """A file of which nobody reads much at once: a zip's listing is read whole, however long it says it is."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.close = file.seek, file.tell, file.close
        self.seekable, self.readable = file.seekable, file.readable
        self._size = file.seek(0, 2)

    def read(self, size: int | None = -1) -> bytes:
        """Read as a file does."""
        left = max(0, self._size - self._file.tell())
        asked = left if size is None or size < 0 else min(size, left)
        if asked > MAX_LISTING:
            raise OriginError(message("zip.long_listing", megabytes=MAX_LISTING // 1024 // 1024))
        return self._file.read(asked)


class Archive:
    """The files of a zip, by their names inside the one folder that it may hold; OriginError where it is a bad one."""

    def __init__(self, path: Path) -> None:
        try:
            self._raw = path.open("rb")
        except OSError as error:
            raise OriginError(unreadable(error)) from None
        self._left = MAX_TOTAL
        try:
            self._files = self._listed()
        except OriginError:
            self.close()
            raise
        self.names = tuple(sorted(filter(is_one_of_ours, self._files)))

    def _listed(self) -> dict[str, ZipInfo]:
        """Return what the zip says of its files, by their names."""
        try:
            self._zip = ZipFile(_Measured(self._raw))
            infos = self._zip.infolist()
        except OSError as error:
            raise OriginError(unreadable(error)) from None
        except _BROKEN:
            raise OriginError(message("zip.broken")) from None
        if len(infos) > MAX_FILES:
            raise OriginError(message("zip.many", count=len(infos), limit=MAX_FILES))
        files = _checked(infos)
        top = _top(files)
        return {name.removeprefix(top): info for name, info in files.items()}

    def close(self) -> None:
        """Close the zip."""
        self._raw.close()

    def read(self, name: str) -> bytes:
        """Return a file's bytes, one more than may be where there are too many, whatever size the zip tells."""
        if name not in self._files:
            raise OriginError(message("file.missing"), name)
        found = bytearray()
        try:
            with self._zip.open(self._files[name]) as file:
                while len(found) <= MAX_BYTES and (piece := file.read(_PIECE)):
                    found += piece
                    self._left -= len(piece)
                    if self._left < 0:
                        size = MAX_TOTAL // 1024 // 1024
                        raise OriginError(message("zip.too_big", megabytes=size))
        except OSError as error:
            raise OriginError(unreadable(error), name) from None
        except _BROKEN:
            raise OriginError(message("zip.broken_file"), name) from None
        return bytes(found[: MAX_BYTES + 1])


def _checked(infos: Iterable[ZipInfo]) -> dict[str, ZipInfo]:
    """Return the files by name; OriginError where one could lead anywhere else, or cannot be read."""
    found: dict[str, ZipInfo] = {}
    for info in infos:
        name = info.filename
        if _leads_away(name):
            raise OriginError(message("zip.leads_away", name=name))
        if stat.S_ISLNK(info.external_attr >> 16):
            raise OriginError(message("zip.link", name=name))
        if not name:  # as before the first NUL in it
            raise OriginError(message("zip.broken"))
        if name.endswith("/") or _is_of_the_system(name):
            continue
        if info.flag_bits & _ENCRYPTED:
            raise OriginError(message("zip.encrypted", name=name))
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise OriginError(message("zip.method", name=name))
        if name in found:
            raise OriginError(message("zip.twice", name=name))
        found[name] = info
    return found


def _leads_away(name: str) -> bool:
    """Say whether a name leads out of the folder that it stands in, on any system."""
    there = PureWindowsPath(name)
    return name.startswith("/") or bool(there.anchor) or ".." in there.parts


def _is_of_the_system(name: str) -> bool:
    """Say whether a file is what a Mac or an editor puts beside others."""
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _top(names: Iterable[str]) -> str:
    """Return the one folder that everything lies in, with its slash; nothing where there is none."""
    tops = {name.partition("/")[0] + "/" if "/" in name else "" for name in names}
    only = tops.pop() if len(tops) == 1 else ""
    return "" if only.rstrip("/") in FOLDERS else only
