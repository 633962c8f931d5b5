"""Writes a file or a folder whole or not at all: made aside under another name, put on the disk, then renamed.

What stands at the path already is replaced only where that was asked for, and only if it is a plain file, or a
folder with nothing in it but what an export writes. A link is never followed, and nothing else is ever touched.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from nantong_cli.errors import NtError


class Kind(NamedTuple):
    """A folder as an export makes it: the names of its files, and the one that it is known by."""

    names: frozenset[str]
    mark: str


def land_file(path: Path, write: Callable[[Path], None], *, force: bool) -> None:
    """Have `write` make a file aside, and put it at `path`; NtError where that cannot be."""
    with _telling(path):
        if (mode := _standing(path)) is not None and not stat.S_ISREG(mode):
            raise NtError("export.no_file", path=path)
        if mode is not None and not force:
            raise NtError("export.exists", path=path)
        new = _aside(path)
        try:
            os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
            allowed = stat.S_IMODE(new.stat().st_mode)
            write(new)
            new.chmod(allowed)
            _settle(new)
            _put(new, path, force=force)
        finally:
            new.unlink(missing_ok=True)
        _remember(path)


def _put(new: Path, path: Path, *, force: bool) -> None:
    """Give a finished file its name, which nobody else may have taken in the meantime."""
    if force:
        new.replace(path)
        return
    try:
        path.hardlink_to(new)  # unlike a rename, this never replaces anything
    except FileExistsError:
        raise NtError("export.exists", path=path) from None
    except OSError:  # a file system without links
        new.rename(path)


def land_folder(
    path: Path, files: Mapping[str, bytes], *, kinds: Sequence[Kind], force: bool
) -> None:
    """Put a folder of files at `path`, of which an older one of these kinds may be replaced; NtError otherwise."""
    with _telling(path):
        if (mode := _standing(path)) is not None:
            _check_folder(path, mode, kinds, force=force)
        new = _aside(path)
        try:
            new.mkdir()
            for name, content in files.items():
                (new / name).parent.mkdir(parents=True, exist_ok=True)
                with (new / name).open("xb") as file:
                    file.write(content)
                _settle(new / name)
            for folder in {(new / name).parent for name in files} | {new}:
                _settle(folder)
            if mode is None:
                new.rename(path)
            else:
                _exchange(path, new, {name for kind in kinds for name in kind.names})
        finally:
            _remove(new, files)
        _remember(path)


def _check_folder(path: Path, mode: int, kinds: Sequence[Kind], *, force: bool) -> None:
    """Refuse to replace what is no folder, holds anything that no export writes, or is where the user stands."""
    if not stat.S_ISDIR(mode):
        raise NtError("export.no_folder", path=path)
    if not force:
        raise NtError("export.exists", path=path)
    if Path.cwd().is_relative_to(path.resolve()):
        raise NtError("export.inside", path=path)
    with os.scandir(path) as found:
        entries = {entry.name: entry.is_file(follow_symlinks=False) for entry in found}
    ours = {
        name for kind in kinds if kind.mark in entries for name in kind.names if entries.get(name)
    }
    if strange := sorted(entries.keys() - ours):
        raise NtError("export.others", path=path, name=strange[0])


def _exchange(path: Path, new: Path, files: Collection[str]) -> None:
    """Put the new folder in the place of an old one, of which only files of an export are taken away.

    No portable call swaps two folders: between two renames there is none at the path.
    """
    old = _aside(path)
    path.rename(old)
    try:
        new.rename(path)
    except BaseException:
        old.rename(path)
        raise
    _remove(old, files)


def _remove(folder: Path, files: Collection[str]) -> None:
    """Take away a folder that holds nothing but these files, if it is there."""
    if not folder.is_dir():
        return
    for name in files:
        (folder / name).unlink(missing_ok=True)
    inner = {folder / name for name in files}
    for one in sorted({at.parent for at in inner} - {folder}, reverse=True):
        with contextlib.suppress(FileNotFoundError):
            one.rmdir()
    folder.rmdir()


def _standing(path: Path) -> int | None:
    """Return the mode of what stands at a path, None where nothing does; NtError for a link, or without a folder."""
    if not path.parent.is_dir():
        raise NtError("export.no_parent", path=path, folder=path.parent)
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(mode):
        raise NtError("export.link", path=path)
    return mode


def _aside(path: Path) -> Path:
    """Return a name beside a path that nobody has."""
    return path.parent / f".nt-export-{secrets.token_hex(8)}"


def _settle(path: Path) -> None:
    """See that a file, or what a folder lists, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remember(path: Path) -> None:
    """See that a name is on the disk, where its folder lets itself be read; what it names is whole either way."""
    with contextlib.suppress(OSError):
        _settle(path.parent)


@contextlib.contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Tell what the system refuses, and of which path."""
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error) or type(error).__name__
        raise NtError("export.failed", path=path, why=why) from error
