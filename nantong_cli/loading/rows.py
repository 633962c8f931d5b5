"""CSV text → fields of records: a line of column names, and a record a row; an empty cell is an absent key.

A column is named as the key is in YAML, and a key inside a mapping with both names, as in `scope.en`.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from nantong_cli.errors import Message, Problem, Where, message
from nantong_cli.loading.fields import Fields, remedy, shown
from nantong_cli.loading.nodes import (
    FORBIDDEN,
    MAX_SCALAR,
    Mapping,
    Node,
    NodesError,
    Scalar,
    decode,
)
from nantong_cli.model import LANGS, Observation, Target

_IN_LANGUAGES = tuple(f"{key}.{lang}" for key in ("scope", "note") for lang in LANGS)
_STATEMENT = tuple(f"statement.{lang}" for lang in LANGS)
_RELATIVE = tuple(f"relative_to.{key}" for key in ("place", "metric", "goal", "factor"))
_NEEDED = ("place", "metric", "period", "source")
_SHARED = (
    *(*_NEEDED, "project", "op", "value", "unit", *_RELATIVE, "qualitative", "unquantified"),
    *("figure", "paragraph", "grade", "override", *_IN_LANGUAGES),
)


class Columns(NamedTuple):
    """The columns that rows of a kind need, and all that they may have."""

    needed: tuple[str, ...]
    every: tuple[str, ...]


COLUMNS: dict[type, Columns] = {
    Target: Columns(
        (*_NEEDED, "strength", *_STATEMENT), (*_SHARED, "strength", "goal", *_STATEMENT)
    ),
    Observation: Columns((*_NEEDED, "status", "grade"), (*_SHARED, "status")),
}
#: a key, or a key and one inside it
Column: TypeAlias = tuple[str, str]
#: a file with more columns than could be known is none of ours
MAX_COLUMNS = 100


class Sheet(NamedTuple):
    """A file of rows: where it lies, what each row is, and of which layer; `problems` gets what is wrong with it."""

    path: str
    kind: type
    layer: int
    problems: list[Problem]

    def records(self, raw: bytes, *, overrides: bool) -> Iterator[Fields]:
        """Give the record of each row; with `overrides`, only where there is a column that declares them."""
        try:
            found = _read(_text(raw))
            line, header = next(found, (1, []))
            wrong = _wrong(header, COLUMNS[self.kind])
            for said in wrong:
                self._complain(line, said)
            if not wrong and (not overrides or "override" in header):
                yield from self._each(found, [_column(name) for name in header])
        except NodesError as error:
            self._complain(error.line, error.message)

    def _each(
        self, found: Iterator[tuple[int, list[str]]], columns: Sequence[Column]
    ) -> Iterator[Fields]:
        """Give the fields of each row that has a cell a column."""
        for line, cells in found:
            if len(cells) != len(columns):
                said = message("row.cells", found=len(cells), expected=len(columns))
                self._complain(line, said)
            elif max(map(len, cells)) > MAX_SCALAR:
                self._complain(line, message("yaml.long_scalar", limit=MAX_SCALAR))
            else:
                node = _record(columns, cells, line)
                yield Fields(node, self.path, self.problems, layer=self.layer)

    def _complain(self, line: int, said: Message) -> None:
        """Note a problem."""
        self.problems.append(Problem(Where(self.path, line), said))


def _column(name: str) -> Column:
    """Return the key that a column is for, and the one inside it where there is one."""
    key, _, within = name.partition(".")
    return key, within


def _text(raw: bytes) -> str:
    """Return the text of a file, whose encoding is what a spreadsheet likes to choose; NodesError as `decode`."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise NodesError(1, message("row.utf_16"))
    try:
        return decode(raw)
    except NodesError as error:
        if error.message.key != "yaml.not_utf8":
            raise
        said = message("row.not_utf8", **dict(error.message.values))
        raise NodesError(error.line, said) from None


def _read(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give each row that holds anything, with the line that it begins on; NodesError where it is no CSV."""
    if found := FORBIDDEN.search(text):
        before = text[: found.start()]
        line = before.count("\n") + before.count("\r") - before.count("\r\n") + 1
        raise NodesError(line, message("row.control", code=f"U+{ord(found[0]):04X}"))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        said = str(error)
        if said.startswith("field larger"):
            raise NodesError(line, message("yaml.long_scalar", limit=MAX_SCALAR)) from None
        raise NodesError(line, message("row.quotes", what=said)) from None


def _wrong(header: Sequence[str], columns: Columns) -> list[Message]:
    """Return what is wrong with the column names."""
    if not header:
        return [message("row.no_header")]
    if len(header) == 1 and re.search("[;\t]", header[0]):
        return [message("row.separator")]
    if len(header) > MAX_COLUMNS:
        return [message("row.columns", found=len(header), limit=MAX_COLUMNS)]
    if "" in header:
        return [message("row.column_nameless", number=header.index("") + 1)]
    twice = dict.fromkeys(name for name in header if header.count(name) > 1)
    return [
        *(message("row.column_twice", column=shown(name)) for name in twice),
        *(
            message("row.column_unknown", column=shown(name), **remedy(name, columns.every))
            for name in dict.fromkeys(header)
            if name not in columns.every
        ),
        *(message("row.column_missing", column=one) for one in columns.needed if one not in header),
    ]


def _record(columns: Sequence[Column], cells: Sequence[str], line: int) -> Mapping:
    """Return a row as the mapping that YAML would have given."""
    pairs: list[tuple[Scalar, Node]] = []
    inner: dict[str, Mapping] = {}
    for (key, within), cell in zip(columns, cells, strict=True):
        if not cell:
            continue
        value = Scalar(cell, line, plain=False)
        if not within:
            pairs.append((Scalar(key, line, plain=False), value))
            continue
        if key not in inner:
            inner[key] = Mapping([], line)
            pairs.append((Scalar(key, line, plain=False), inner[key]))
        inner[key].pairs.append((Scalar(within, line, plain=False), value))
    return Mapping(pairs, line)
