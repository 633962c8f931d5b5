"""Where a layer's files come from: a folder, or a zip of one. Nothing here knows what stands in them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Protocol

from nantong_cli.errors import Message, NtError, message

MAX_BYTES = 64 * 1024 * 1024
#: where a ledger's files lie, and how such files end; any other file is none of its business
FOLDERS = ("", "counties", "observations", "targets")
SUFFIXES = (".yaml", ".yml", ".csv")
CARD = "dataset.yaml"


class OriginError(Exception):
    """A file, or the whole origin, cannot be read: why, and in which file inside."""

    def __init__(self, said: Message, name: str = "") -> None:
        super().__init__(said.key)
        self.message, self.name = said, name


class Origin(Protocol):
    """Files by their name inside, such as `counties/haian.yaml`."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the files that lie where a ledger's files lie, and end as they do, in order."""

    def read(self, name: str) -> bytes:
        """Return a file's bytes, one more than may be where there are too many; OriginError where it cannot."""

    def close(self) -> None:
        """Let go of what is open."""


class Folder:
    """The files of a folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.names = tuple(sorted(name for inside in FOLDERS for name in _listed(path, inside)))

    def read(self, name: str) -> bytes:
        """Return a file's bytes; a pipe, which may never say anything, is no file."""
        try:
            with open(self.path / name, "rb", opener=_without_waiting) as file:
                if stat.S_ISFIFO(os.fstat(file.fileno()).st_mode):
                    raise OriginError(message("file.pipe"), name)
                return file.read(MAX_BYTES + 1) or b""
        except FileNotFoundError:
            raise OriginError(message("file.missing"), name) from None
        except OSError as error:
            raise OriginError(unreadable(error), name) from None

    def close(self) -> None:
        """Do nothing: each file is closed once it is read."""


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe that nobody writes to keeps nobody waiting."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def unreadable(error: OSError) -> Message:
    """Say why something cannot be read."""
    return message("file.unreadable", why=error.strerror or type(error).__name__)


def is_one_of_ours(name: str) -> bool:
    """Say whether a file lies where a ledger's files lie and ends as they do; an editor's own begin with a dot."""
    inside, _, last = name.rpartition("/")
    return inside in FOLDERS and last.endswith(SUFFIXES) and not last.startswith(".")


def _listed(path: Path, inside: str) -> Iterator[str]:
    """Give the names in one of the folders of a ledger, where there is such a folder."""
    try:
        found = [one.name for one in (path / inside).iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise OriginError(unreadable(error), inside) from None
    for last in found:
        name = f"{inside}/{last}" if inside else last
        if is_one_of_ours(name):
            yield name


def opened(path: Path) -> Origin:
    """Return the files that lie at `path`; NtError where nothing does, OriginError where it is a bad zip."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        raise NtError("data.absent", path=path) from None
    if stat.S_ISDIR(mode):
        return Folder(path)
    if not stat.S_ISREG(mode) or not _begins_as_a_zip(path):
        raise NtError("data.no_folder", path=path)
    from nantong_cli.loading.archives import Archive

    return Archive(path)


def _begins_as_a_zip(path: Path) -> bool:
    """Say whether a file is meant for a zip, by its name or by how it begins."""
    if path.suffix.casefold() == ".zip":
        return True
    try:
        with path.open("rb") as file:
            return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
    except OSError:
        return False


def stands_alone(given: str) -> bool:
    """Say whether what lies at a path is a ledger of its own, by its card; NtError where nothing of one lies there."""
    if not given:
        raise NtError("data.nowhere")
    path = Path(given)
    with suppress(OSError):  # told below
        if (path / CARD).is_file():  # of thousands of files the others need no look
            return True
    try:
        with closing(opened(path)) as origin:
            names = origin.names
    except OriginError:  # told, with its reason, when it is loaded
        return False
    if not names:
        raise NtError("data.nothing", path=path)
    return CARD in names
