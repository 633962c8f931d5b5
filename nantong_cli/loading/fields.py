"""Reads one mapping field by field, and notes what is wrong with each, so that every problem is told at once.

Each reading method returns a value of the promised type whatever the file holds; `finish` says whether
the record can be believed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import Any, TypeVar, cast

from nantong_cli import periods
from nantong_cli.errors import Message, Problem, Where, message
from nantong_cli.loading import nodes
from nantong_cli.model import LANGS, Text

T = TypeVar("T")

MAX_DIGITS = 60
MAX_SHOWN = 60
#: the nearest of thousands of places takes its time: it is looked for in so many problems of a ledger
NEAR_SOUGHT = 200
#: how alike a name has to be (difflib's ratio) to be what was meant
NEAR = 0.6
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_SLUG = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
_NOTHING = Text("", "", "")


class Index(dict[str, T]):
    """What can be referred to, by id; `is_lost` where it could not be read, which is told where it should stand."""

    is_lost = False


class Fields:
    """The fields of one mapping; reading one marks it as known."""

    def __init__(
        self,
        node: nodes.Node,
        path: str,
        problems: list[Problem],
        *,
        parent: Fields | None = None,
        layer: int = 0,
    ) -> None:
        self.path = path
        self.parent = parent
        self.layer: int = parent.layer if parent else layer
        self.problems = problems
        self.where = Where(path, node.line)
        self.is_good = True
        self.is_mapping = isinstance(node, nodes.Mapping)
        self._known: set[str] = set()
        self._pairs: list[tuple[nodes.Scalar, nodes.Node]] = []
        self._nodes: dict[str, nodes.Node] = {}
        if not isinstance(node, nodes.Mapping):
            self.complain(node.line, message("record.no_mapping", found=_kind(node)))
            return
        self._pairs = node.pairs
        self._nodes = {key.text: value for key, value in node.pairs}
        if len(self._nodes) < len(node.pairs):
            self._complain_of_twice()

    def _complain_of_twice(self) -> None:
        """Note the keys that stand twice; what stood first is read."""
        first: dict[str, int] = {}
        for key, value in self._pairs:
            if key.text in first:
                line = first[key.text]
                self.complain(key.line, message("key.twice", key=shown(key.text), first=line))
            else:
                first[key.text], self._nodes[key.text] = key.line, value

    def complain(self, line: int, said: Message, *, see: Where | None = None) -> None:
        """Note a problem on `line`; neither this nor what it is a part of is to be believed."""
        self._distrust()
        self.problems.append(Problem(Where(self.path, line), said, see))

    def _distrust(self) -> None:
        """Mark this and what it is a part of as not to be believed."""
        record: Fields | None = self
        while record is not None:
            record.is_good = False
            record = record.parent

    def line(self, key: str) -> int:
        """Return the line of `key`, or of the record where it has none."""
        return next((one.line for one, _ in self._pairs if one.text == key), self.where.line)

    def has(self, key: str) -> bool:
        """Say whether the file gives `key`; this alone makes it known."""
        self._known.add(key)
        return key in self._nodes

    def gives(self, key: str) -> bool:
        """Say whether the file gives `key`, which stays as unknown as it was."""
        return key in self._nodes

    def peek(self, key: str) -> object:
        """Return what stands under `key`, to be compared and not to be believed; None where nothing does."""
        return _plain(self._nodes.get(key))

    def finish(self) -> bool:
        """Note the keys that nobody asked for, and say whether the record can be believed."""
        if not self._nodes.keys() <= self._known:
            lines = {key.text: key.line for key, _ in reversed(self._pairs)}
            for key in (key for key in self._nodes if key not in self._known):
                near = remedy(key, self._known)
                self.complain(lines[key], message("key.unknown", key=shown(key), **near))
        return self.is_good

    def _scalar(self, key: str, *, optional: bool = False) -> nodes.Scalar | None:
        """Return the scalar of `key`; None, with a problem noted unless it may be absent, otherwise."""
        self._known.add(key)
        node = self._nodes.get(key)
        if node is None:
            if not optional:
                self.complain(self.where.line, message("key.missing", key=key))
        elif not isinstance(node, nodes.Scalar):
            self.complain(node.line, message("value.no_text", key=key, found=_kind(node)))
        elif not node.text.strip():
            self.complain(node.line, message("value.empty", key=key))
        else:
            return node
        return None

    def text(self, key: str) -> str:
        """Read a text."""
        node = self._scalar(key)
        return node.text if node else ""

    def maybe_text(self, key: str) -> str | None:
        """Read a text that may be absent."""
        node = self._scalar(key, optional=True)
        return node.text if node else None

    def slug(self, key: str) -> str:
        """Read an id: small Latin letters and digits, joined by single - or _."""
        node = self._scalar(key)
        if node and not _SLUG.fullmatch(node.text):
            self.complain(node.line, message("value.no_slug", key=key, value=shown(node.text)))
        return node.text if node else ""

    def choice(self, key: str, options: Collection[str]) -> Any:
        """Read one of `options`."""
        node = self._scalar(key)
        if node and node.text not in options:
            said = message(
                "value.no_choice", key=key, value=shown(node.text), **remedy(node.text, options)
            )
            self.complain(node.line, said)
        return node.text if node else ""

    def number(self, key: str) -> Decimal:
        """Read a decimal number, its digits kept: 6.50 stays 6.50."""
        node = self._scalar(key)
        if node is None:
            return Decimal()
        if not _NUMBER.fullmatch(node.text) or len(node.text) > MAX_DIGITS:
            said = message("value.no_number", key=key, value=shown(node.text))
            self.complain(node.line, said)
            return Decimal()
        return Decimal(node.text)

    def positive(self, key: str) -> Decimal:
        """Read a decimal number above 0."""
        before = len(self.problems)
        value = self.number(key)
        if value <= 0 and len(self.problems) == before:
            said = message("value.not_positive", key=key, value=value)
            self.complain(self._nodes[key].line, said)
        return value

    def count(self, key: str) -> int:
        """Read a whole number from 1."""
        node = self._scalar(key)
        if node is None:
            return 0
        if not re.fullmatch(r"[1-9][0-9]{0,8}", node.text):
            self.complain(node.line, message("value.no_count", key=key, value=shown(node.text)))
            return 0
        return int(node.text)

    def maybe_choice(self, key: str, options: Collection[str]) -> Any:
        """Read one of `options` that may be absent."""
        return self.choice(key, options) if self.has(key) else None

    def maybe_period(self, key: str) -> str | None:
        """Read a period that may be absent."""
        return self.period(key) if self.has(key) else None

    def period(self, key: str) -> str:
        """Read a period."""
        node = self._scalar(key)
        if node and periods.parse(node.text) is None:
            said = message("value.no_period", key=key, value=shown(node.text))
            self.complain(node.line, said)
        return node.text if node else ""

    def true(self, key: str) -> bool:
        """Read a mark that is either there and `true`, or absent."""
        node = self._scalar(key, optional=True)
        if node and node.text != "true":
            self.complain(node.line, message("value.no_true", key=key, value=shown(node.text)))
        return node is not None

    def ref(self, key: str, known: Index[T], *, kind: str) -> T:
        """Read the id of one of `known` and return what it stands for, for a record that is believed or not."""
        return cast("T", self.found(key, known, kind=kind))

    def found(self, key: str, known: Index[T], *, kind: str, optional: bool = False) -> T | None:
        """Read the id of one of `known`; None where there is none, with a problem unless it may be absent."""
        node = self._scalar(key, optional=optional)
        if node is None:
            return None
        if node.text not in known:
            if known.is_lost:
                self._distrust()
                return None
            is_sought = len(self.problems) < NEAR_SOUGHT
            near = remedy(node.text, known, is_near_sought=is_sought)
            self.complain(node.line, message(f"unknown.{kind}", value=shown(node.text), **near))
            return None
        return known[node.text]

    def texts(self, key: str) -> Text:
        """Read a text in every language."""
        return self.maybe_texts(key, optional=False) or _NOTHING

    def maybe_texts(self, key: str, *, optional: bool = True) -> Text | None:
        """Read a text in every language that may be absent as a whole."""
        inner = self.inner(key, optional=optional)
        if inner is None:
            return None
        text = inner.own_texts()
        inner.finish()
        return text

    def own_texts(self) -> Text:
        """Read the languages that stand beside the mapping's other keys."""
        said = []
        for lang in LANGS:
            if not self.has(lang):
                self.complain(self.where.line, message("language.missing", lang=lang))
                said.append("")
            else:
                said.append(self.text(lang))
        return Text(*said)

    def inner(self, key: str, *, optional: bool = False) -> Fields | None:
        """Return the fields of a mapping inside this one."""
        if not self.has(key):
            if not optional:
                self.complain(self.where.line, message("key.missing", key=key))
            return None
        fields = Fields(self._nodes[key], self.path, self.problems, parent=self)
        return fields if fields.is_mapping else None

    def _sequence(self, key: str, *, optional: bool) -> list[nodes.Node]:
        """Return the nodes of a sequence."""
        if not self.has(key):
            if not optional:
                self.complain(self.where.line, message("key.missing", key=key))
            return []
        node = self._nodes[key]
        if not isinstance(node, nodes.Sequence):
            self.complain(node.line, message("value.no_list", key=key, found=_kind(node)))
            return []
        return node.items

    def records(self, key: str, *, optional: bool = False) -> Iterator[Fields]:
        """Give the fields of each mapping of a list, each made when it is come to."""
        items = self._sequence(key, optional=optional)
        found = (Fields(node, self.path, self.problems, parent=self) for node in items)
        return (fields for fields in found if fields.is_mapping)

    def strings(self, key: str) -> tuple[str, ...]:
        """Read a list of texts that may be absent."""
        found = []
        for node in self._sequence(key, optional=True):
            if not isinstance(node, nodes.Scalar):
                self.complain(node.line, message("value.no_text", key=key, found=_kind(node)))
            elif not node.text.strip():
                self.complain(node.line, message("value.empty", key=key))
            else:
                found.append(node.text)
        return tuple(found)


def _plain(node: nodes.Node | None) -> object:
    """Return a text, or a mapping of texts as pairs in the order of their keys."""
    if isinstance(node, nodes.Mapping):
        return tuple(sorted((key.text, str(_plain(value))) for key, value in node.pairs))
    return node.text if isinstance(node, nodes.Scalar) else None


def _kind(node: nodes.Node) -> Message:
    """Say what a node is."""
    if isinstance(node, nodes.Scalar):
        return message("node.text" if node.text else "node.nothing")
    return message("node.list" if isinstance(node, nodes.Sequence) else "node.mapping")


def shown(text: str) -> str:
    """Return a text short enough to stand in a sentence."""
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "…"


def remedy(given: str, valid: Iterable[str], *, is_near_sought: bool = True) -> dict[str, object]:
    """Return what to write instead: the nearest of `valid`, or all of them where they are few."""
    import difflib

    options = list(valid)
    if not options:
        return {"remedy": message("remedy.nothing")}
    if len(options) > 12 and not is_near_sought:
        return {"remedy": message("remedy.many", count=len(options))}
    options.sort()
    longest = (2 / NEAR - 1) * max(map(len, options))  # nothing is near to what is longer
    short = given if len(given) <= longest else ""
    if near := difflib.get_close_matches(short, options, n=1, cutoff=NEAR):
        return {"remedy": message("remedy.near", near=near[0])}
    if len(options) <= 12:
        return {"remedy": message("remedy.options", options=", ".join(options))}
    return {"remedy": message("remedy.none", count=len(options))}
