"""Reads places' own files, those of a large dataset on every core: processes of their own, which send back rows.

They are started by hand and not by forking, so that neither threads nor the caller's main module matter. Where they
cannot be started, or end early, the files are read here.
"""

from __future__ import annotations

import contextlib
import gc
import json
import marshal
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeAlias

from nantong_cli.loading import parts
from nantong_cli.store import rows
from nantong_cli.store.rows import Rows

if TYPE_CHECKING:
    from nantong_cli.loading.layers import Layer
    from nantong_cli.loading.parts import Added
    from nantong_cli.loading.records import Shelf

Read: TypeAlias = tuple[str, Rows]

#: what is sent for a file with which something is wrong
UNSOUND: Read = ("", {})
_SIZE = 8

#: below so many bytes, starting a process costs more than it spares
LARGE = 4_000_000
MOST = 8
_CHILD = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from nantong_cli.workers import serve; serve(sys.stdin.buffer, sys.stdout.buffer)"
)


def read(
    layers: Sequence[Layer],
    paths: Sequence[str],
    shelf: Shelf,
    *,
    added: Mapping[str, Added],
    size: int,
) -> Iterator[Read]:
    """Give each file's place and the rows of what it says, in the order of `paths`; Unsound as `parts.county`.

    What is added to a place is said with it where its file bears its name. `size` is that of all files, in bytes.
    """
    number = min(os.cpu_count() or 1, MOST) if size >= LARGE and sys.executable else 0
    here = _Reader(layers, shelf, added)
    with contextlib.ExitStack() as running:
        children = [
            _Child(running, _Order.of(layers, paths[at::number], shelf, added))
            for at in range(number)
        ]
        for at, path in enumerate(paths):
            sent = children[at % number].next() if children else None
            found = here.read(path) if sent is None else sent
            if found == UNSOUND:
                raise parts.Unsound
            yield found


class _Reader:
    """Reads files one after another."""

    def __init__(self, layers: Sequence[Layer], shelf: Shelf, added: Mapping[str, Added]) -> None:
        self.layers, self.shelf, self.added = layers, shelf, added
        self.ranks = {place: rank for rank, place in enumerate(shelf.places)}

    def read(self, path: str) -> Read:
        """Return a file's place and the rows of what it says."""
        try:
            part = parts.county(self.layers[0], path, self.shelf)
            if is_named(path, part.place.id) and (added := self.added.get(part.place.id)):
                part = parts.added_to(part, added, self.layers)
        except parts.Unsound:
            return UNSOUND
        return part.place.id, rows.of_part(part, self.ranks[part.place.id])


def is_named(path: str, place: str) -> bool:
    """Say whether a file bears the name of its place."""
    return Path(path).stem == place


class _Order(NamedTuple):
    """What a process is to read."""

    layers: list[str]
    paths: list[str]
    shelf: Shelf
    added: dict[str, Added]

    @classmethod
    def of(
        cls,
        layers: Sequence[Layer],
        paths: Sequence[str],
        shelf: Shelf,
        added: Mapping[str, Added],
    ) -> _Order:
        """Return the order for some paths, with what is added to their places."""
        names = (Path(path).stem for path in paths)
        some = {name: added[name] for name in names if name in added}
        return cls([str(layer.path) for layer in layers], [*paths], shelf, some)


class _Child:
    """A process that reads some of the files; one that has died sends nothing."""

    def __init__(self, running: contextlib.ExitStack, order: _Order) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        with contextlib.suppress(OSError):
            self.process = subprocess.Popen(  # noqa: S603  # this very Python
                [sys.executable, "-I", "-c", _CHILD, json.dumps(sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            running.callback(self.end)
            self._send(pickle.dumps(order))

    def _send(self, order: bytes) -> None:
        """Say what is to be read."""
        if self.process is not None and self.process.stdin is not None:
            with contextlib.suppress(BrokenPipeError), self.process.stdin as pipe:
                pipe.write(order)

    def next(self) -> Read | None:
        """Return what the process read next; None where it sends nothing any more."""
        if self.process is None or self.process.stdout is None:
            return None
        pipe = self.process.stdout
        size = int.from_bytes(pipe.read(_SIZE), "big")
        sent = pipe.read(size)
        if not size or len(sent) < size:
            self.end()
            return None
        found: Read = marshal.loads(sent)  # noqa: S302  # from a process of our own
        return found

    def end(self) -> None:
        """End the process."""
        if self.process is not None and self.process.stdout is not None:
            self.process.kill()
            self.process.stdout.close()
            self.process.wait()
        self.process = None


def serve(orders: BinaryIO, answers: BinaryIO) -> None:
    """Be such a process: read what is ordered, and send it back file by file."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us is told, and ends us
    gc.set_threshold(200_000, 50, 50)
    order: _Order = pickle.load(orders)  # noqa: S301  # from the process that started us
    layers = parts.opened([Path(layer) for layer in order.layers], until=contextlib.ExitStack())
    reader = _Reader(layers, order.shelf, order.added)
    for path in order.paths:
        sent = marshal.dumps(reader.read(path))
        answers.write(len(sent).to_bytes(_SIZE, "big") + sent)
        answers.flush()
