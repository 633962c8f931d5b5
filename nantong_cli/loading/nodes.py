"""YAML text as a tree of plain nodes, each with its line; scalars keep the text that stands in the file.

Only this much of YAML is let in: mappings, sequences and scalars. Tags, anchors and aliases are refused,
depth and size are bounded, so that no file can make objects, grow without end or exhaust the stack.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

import yaml

from nantong_cli.errors import Message, message
from nantong_cli.loading.origins import MAX_BYTES

#: the parser of PyYAML; without libyaml a slower one, which gives the same events
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 32
MAX_SCALAR = 100_000
#: each takes a hundred times the memory that it may take in a file
MAX_NODES = 1_000_000
MAX_TAG = 60
#: what a libyaml that bounds the depth itself says: it looks ahead, and may complain before we have counted
TOO_DEEP = "exceeded maximum nesting depth"

#: what YAML lets no text hold, escapes aside
FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAKS = "\r\n\x85\u2028\u2029"
_BREAK = re.compile(f"[{_BREAKS}]")


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
        raw = raw.removeprefix(codecs.BOM_UTF8)
        return raw.decode()
    except UnicodeDecodeError as error:
        line = _line_after(raw[: error.start].decode())
        raise NodesError(line, message("yaml.not_utf8", byte=f"0x{raw[error.start]:02x}")) from None


def parse(text: str) -> Node | None:
    """Return the tree of one YAML document, None for a text without one; NodesError otherwise."""
    try:
        return _Builder(_LOADER(text)).document()
    except yaml.MarkedYAMLError as error:
        raise _as_ours(error, text) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # which know no line
        if not (found := FORBIDDEN.search(text)):
            raise NodesError(1, message("yaml.syntax", what=str(error))) from None
        line, code = _line_after(text[: found.start()]), ord(found[0])
        raise NodesError(line, message("yaml.control", code=f"U+{code:04X}")) from None


def _line_after(text: str) -> int:
    """Return the line that what follows `text` stands on, as the parser counts lines."""
    return sum(map(text.count, _BREAKS)) - text.count("\r\n") + 1


def _as_ours(error: yaml.MarkedYAMLError, text: str) -> NodesError:
    """Turn the parser's complaint into ours, with its line: where something never ends, that of its beginning."""
    mark = error.problem_mark or error.context_mark
    if error.problem == TOO_DEEP:
        return NodesError(mark.line + 1 if mark else 1, message("yaml.deep", limit=MAX_DEPTH))
    if mark and mark.index >= len(text):
        mark = error.context_mark or mark
    line, column, at = (mark.line + 1, mark.column, mark.index) if mark else (1, 0, 0)
    said = text.rstrip()
    if line > (
        last := _line_after(said)
    ):  # the parser's end is on a line that the text need not have
        line, at = last, len(said)
    here = _line_at(text, at)
    if "\t" in here[: len(here) - len(here.lstrip())] + here[column : column + 1]:
        return NodesError(line, message("yaml.tab"))
    what = " ".join(part for part in (error.context, error.problem) if part)
    return NodesError(line, message("yaml.syntax", what=what))


def _line_at(text: str, at: int) -> str:
    """Return the line that a place in a text is on; there may be millions of others."""
    begin = max(text.rfind(sign, 0, at) for sign in _BREAKS) + 1
    end = _BREAK.search(text, at)
    return text[begin : end.start() if end else len(text)]


def _line(event: Any) -> int:
    """Return the line that an event begins on, from 1."""
    return int(event.start_mark.line) + 1


class _Builder:
    """Builds nodes from the parser's events, in one pass."""

    def __init__(self, events: Any) -> None:
        self.event: Callable[[], Any] = events.get_event
        self.depth = self.count = 0

    def document(self) -> Node | None:
        """Read the only document of the stream."""
        self.event()
        if isinstance(self.event(), yaml.StreamEndEvent):
            return None
        node = self.node(self.event())
        is_nothing = isinstance(node, Scalar) and node.plain and not node.text  # only a `---`
        self.event()
        after = self.event()
        if not isinstance(after, yaml.StreamEndEvent):
            raise NodesError(_line(after), message("yaml.documents"))
        return None if is_nothing else node

    def node(self, event: Any) -> Node:
        """Build the node that begins with `event`."""
        if type(event) is yaml.ScalarEvent:
            return self.scalar(event)
        self.count += 1
        if self.count > MAX_NODES or event.anchor is not None or event.tag is not None:
            self.refuse(event)
        line = _line(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise NodesError(line, message("yaml.deep", limit=MAX_DEPTH))
        is_sequence = type(event) is yaml.SequenceStartEvent
        node = self.sequence(line) if is_sequence else self.mapping(line)
        self.depth -= 1
        return node

    def refuse(self, event: Any) -> NoReturn:
        """Say why the node that begins with `event` is not let in."""
        if self.count > MAX_NODES:
            raise NodesError(_line(event), message("yaml.many", limit=MAX_NODES))
        if event.anchor is not None:
            raise NodesError(_line(event), message("yaml.anchor"))
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        raise NodesError(_line(event), message("yaml.tag", tag=tag[:MAX_TAG]))

    def scalar(self, event: Any) -> Scalar:
        """Build a scalar of bounded length; half a character (an escaped surrogate) is none."""
        self.count += 1
        if self.count > MAX_NODES or event.anchor is not None or event.tag is not None:
            self.refuse(event)
        text, line, style = event.value, event.start_mark.line + 1, event.style
        if len(text) > MAX_SCALAR:
            raise NodesError(line, message("yaml.long_scalar", limit=MAX_SCALAR))
        if style == '"' and (half := _SURROGATE.search(text)):  # only there are escapes read
            raise NodesError(line, message("yaml.control", code=f"U+{ord(half[0]):04X}"))
        return Scalar(text, line, not style)

    def sequence(self, line: int) -> Sequence:
        """Build the rest of a sequence."""
        items = []
        while type(event := self.event()) is not yaml.SequenceEndEvent:
            items.append(self.node(event))
        return Sequence(items, line)

    def mapping(self, line: int) -> Mapping:
        """Build the rest of a mapping; it is where nearly all of the time goes."""
        pairs = []
        next_event, node, scalar = self.event, self.node, self.scalar
        is_scalar, is_end = yaml.ScalarEvent, yaml.MappingEndEvent
        while (kind := type(event := next_event())) is not is_end:
            if kind is not is_scalar:
                raise NodesError(node(event).line, message("yaml.key"))
            key = scalar(event)
            event = next_event()
            pairs.append((key, scalar(event) if type(event) is is_scalar else node(event)))
        return Mapping(pairs, line)
