"""A layer of a ledger: the files of one folder or zip, read as fields; later layers add to earlier ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from nantong_cli.errors import Problem, Where, message
from nantong_cli.loading import origins
from nantong_cli.loading.fields import Fields
from nantong_cli.loading.nodes import NodesError, decode, parse
from nantong_cli.loading.origins import OriginError
from nantong_cli.loading.rows import Sheet

if TYPE_CHECKING:
    from nantong_cli.loading import Progress

#: the files at the top of a layer that have a name of their own, beside the page of the ledger's area
NAMED = (
    *("dataset.yaml", "places.yaml", "metrics.yaml", "sources.yaml"),
    *("targets.yaml", "observations.yaml"),
)
_PAGES = re.compile(r"counties/.+\.yaml")
_SHEETS = re.compile(r"(observations|targets)/.+\.csv")


#: of rows, so many are read before anybody is told
MANY_ROWS = 1000
#: what is told of a whole file
FILE = 1000


def _unheard(share: int) -> None:
    """Tell nobody."""


@contextmanager
def overheard(
    layers: Sequence[Layer], counts: Callable[[str], bool], progress: Progress | None
) -> Iterator[None]:
    """Have `progress`, if any, told of what is read of the files whose names count, in parts of FILE."""
    total = FILE * sum(counts(name) for layer in layers for name in layer.origin.names)
    done = 0

    def heard(share: int) -> None:
        nonlocal done
        done = min(done + share, total)
        if progress is not None:
            progress(done, total)

    for layer in layers:
        layer.heard = heard
    try:
        yield
    finally:
        for layer in layers:
            layer.heard = _unheard


class Layer:
    """The files of one layer. The first, of rank 0, is a whole ledger; of the others any file may be absent.

    `problems` gets whatever is wrong with a file. Where there is one layer, its lines are told by the names
    of its files; of several, by absolute paths, which are never those of two files. It can be read `until` that ends.
    """

    def __init__(
        self, path: Path, rank: int, is_only: bool, problems: list[Problem], *, until: ExitStack
    ) -> None:
        self.path, self.rank = path, rank
        self.problems = problems
        self.top = "" if is_only else path.absolute().as_posix()
        self._read: dict[str, Fields | None] = {}
        #: told of each file that has been read, or of each share of a long one, in parts of FILE
        self.heard: Callable[[int], None] = _unheard
        try:
            self.origin: origins.Origin = until.enter_context(closing(origins.opened(path)))
        except OriginError as error:
            self.problems.append(Problem(self.where(error.name), error.message))

    def where(self, name: str, line: int = 0) -> Where:
        """Return a line of a file."""
        return Where("/".join(part for part in (self.top, name) if part), line)

    def name_of(self, path: str) -> str | None:
        """Return the name of the file whose lines are told by `path`; None where it is in another layer."""
        top = f"{self.top}/" if self.top else ""
        return path.removeprefix(top) if path.startswith(top) else None

    def has_pages(self) -> bool:
        """Say whether there are places' own files here, or files that nobody would read."""
        return not all(name in NAMED or _SHEETS.fullmatch(name) for name in self.origin.names)

    def has(self, name: str) -> bool:
        """Say whether there is a file of this name."""
        return name in self.origin.names

    def counties(self, area: str) -> list[str]:
        """Return the files of places' own, that of the ledger's area first."""
        own = [f"{area}.yaml"] if area and (not self.rank or self.has(f"{area}.yaml")) else []
        return own + [name for name in self.origin.names if _PAGES.fullmatch(name)]

    def file(self, name: str) -> Fields | None:
        """Read one file as a mapping; None, with the problem noted, where it is none."""
        if not self.rank:
            return self._file(name)
        if name not in self._read:  # what may override is looked at before anything is read
            self._read[name] = self._file(name)
        return self._read[name]

    def _file(self, name: str) -> Fields | None:
        """Read one file."""
        try:
            node = parse(decode(self.origin.read(name)))
        except OriginError as error:
            self.problems.append(Problem(self.where(error.name), error.message))
            return None
        except NodesError as error:
            self.problems.append(Problem(self.where(name, error.line), error.message))
            return None
        self.heard(FILE)
        if node is None:
            self.problems.append(Problem(self.where(name, 1), message("file.empty")))
            return None
        fields = Fields(node, self.where(name).path, self.problems, layer=self.rank)
        return fields if fields.is_mapping else None

    def rows(self, key: str, kind: type, *, overrides: bool) -> Iterator[Fields]:
        """Give the records of the CSV files of a kind, or only of those files that can have overrides."""
        for name in self.origin.names:
            if name.startswith(f"{key}/") and _SHEETS.fullmatch(name):
                sheet = Sheet(self.where(name).path, kind, self.rank, self.problems)
                try:
                    raw = self.origin.read(name)
                    found = sheet.records(raw, overrides=overrides)
                    yield from found if overrides else self._counted(found, raw.count(b"\n"))
                except OriginError as error:
                    self.problems.append(Problem(self.where(error.name), error.message))

    def _counted(self, found: Iterator[Fields], lines: int) -> Iterator[Fields]:
        """Give records, and tell from time to time how many of the lines have been read."""
        told = 0
        for number, fields in enumerate(found, 1):
            yield fields
            if number % MANY_ROWS == 0:
                now = min(FILE, FILE * number // max(lines, 1))
                self.heard(now - told)
                told = now
        self.heard(FILE - told)

    def complain_of_others(self, area: str) -> None:
        """Note the files that lie where a ledger's files lie, and that nobody would read."""
        known = {*NAMED, f"{area}.yaml"}
        for name in self.origin.names:
            if name not in known and not _PAGES.fullmatch(name) and not _SHEETS.fullmatch(name):
                self.problems.append(Problem(self.where(name), message("file.unknown")))
