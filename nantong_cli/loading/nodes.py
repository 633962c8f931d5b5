"""YAML text as a tree of plain nodes, each with its line; scalars keep the text that stands in the file.

Only this much of YAML is let in: mappings, sequences and scalars. Tags, anchors and aliases are refused,
depth and size are bounded, so that no file can make objects, grow without end or exhaust the stack.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from nantong_cli.errors import Message, message

#: the parser of PyYAML; without libyaml a slower one, which gives the same events
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 32
MAX_SCALAR = 100_000


@dataclass(slots=True)
class Scalar:
    """A scalar: its own text, never a number, a date or a truth value."""

    text: str
    line: int
    #: written without quotes, so that an empty one is a missing value
    plain: bool


@dataclass(slots=True)
class Sequence:
    """A sequence of nodes."""

    items: list[Node]
    line: int


@dataclass(slots=True)
class Mapping:
    """Key and value, in the order of the file; a key may stand twice, which is for the reader to notice."""

    pairs: list[tuple[Scalar, Node]]
    line: int


Node: TypeAlias = Scalar | Sequence | Mapping


class NodesError(Exception):
    """The text is no YAML that we let in; `line` counts from 1."""

    def __init__(self, line: int, said: Message) -> None:
        super().__init__(said.key)
        self.line = line
        self.message = said


def decode(raw: bytes) -> str:
    """Return the text of a file; NodesError names the line of the first byte that is no UTF-8."""
    if len(raw) > MAX_BYTES:
        raise NodesError(0, message("yaml.too_big", megabytes=MAX_BYTES // 1024 // 1024))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise NodesError(line, message("yaml.not_utf8", byte=f"0x{raw[error.start]:02x}")) from None


def parse(text: str) -> Node | None:
    """Return the tree of one YAML document, None for a text without one; NodesError otherwise."""
    try:
        return _Builder(_LOADER(text)).document()
    except yaml.MarkedYAMLError as error:
        raise _as_ours(error, text) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        code = error.character if isinstance(error.character, int) else ord(error.character)
        raise NodesError(line, message("yaml.control", code=f"U+{code:04X}")) from None


def _as_ours(error: yaml.MarkedYAMLError, text: str) -> NodesError:
    """Turn the parser's complaint into ours, with its line."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    lines = text.splitlines()
    here = lines[line - 1] if line <= len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())]:
        return NodesError(line, message("yaml.tab"))
    what = " ".join(part for part in (error.context, error.problem) if part)
    return NodesError(line, message("yaml.syntax", what=what))


def _line(event: Any) -> int:
    """Return the line that an event begins on, from 1."""
    return int(event.start_mark.line) + 1


class _Builder:
    """Builds nodes from the parser's events, in one pass."""

    def __init__(self, events: Any) -> None:
        self.event: Callable[[], Any] = events.get_event
        self.depth = 0

    def document(self) -> Node | None:
        """Read the only document of the stream."""
        self.event()
        if isinstance(self.event(), yaml.StreamEndEvent):
            return None
        node = self.node(self.event())
        self.event()
        after = self.event()
        if not isinstance(after, yaml.StreamEndEvent):
            raise NodesError(_line(after), message("yaml.documents"))
        return node

    def node(self, event: Any) -> Node:
        """Build the node that begins with `event`."""
        line = _line(event)
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor is not None:
            raise NodesError(line, message("yaml.anchor"))
        if event.tag is not None:
            raise NodesError(line, message("yaml.tag", tag=event.tag))
        if kind is yaml.ScalarEvent:
            if len(event.value) > MAX_SCALAR:
                raise NodesError(line, message("yaml.long_scalar", limit=MAX_SCALAR))
            return Scalar(event.value, line, event.style is None or event.style == "")
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise NodesError(line, message("yaml.deep", limit=MAX_DEPTH))
        node = self.sequence(line) if kind is yaml.SequenceStartEvent else self.mapping(line)
        self.depth -= 1
        return node

    def sequence(self, line: int) -> Sequence:
        """Build the rest of a sequence."""
        items = []
        while not isinstance(event := self.event(), yaml.SequenceEndEvent):
            items.append(self.node(event))
        return Sequence(items, line)

    def mapping(self, line: int) -> Mapping:
        """Build the rest of a mapping."""
        pairs = []
        while not isinstance(event := self.event(), yaml.MappingEndEvent):
            key = self.node(event)
            if not isinstance(key, Scalar):
                raise NodesError(key.line, message("yaml.key"))
            pairs.append((key, self.node(self.event())))
        return Mapping(pairs, line)
