"""Tables of an answer as HTML: headings with their scope, and links to what is told elsewhere in the document.

Roles are written out although the elements have them: on a phone rows are shown as cards, and some browsers tell a
screen reader of no table then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from nantong_cli.answer import RECORDS_ONLY, Column, Table
from nantong_cli.render import cells, findings
from nantong_cli.render.html import Markup, anchor, element, joined

if TYPE_CHECKING:
    from nantong_cli.model import Lang
    from nantong_cli.values import Judged

#: kinds that stand under one another by their last digit
_NUMBERS = frozenset(("integer", "paragraph", "rank"))
#: kinds that say what a row is of
_NAMED = frozenset(("place", "metric", "measured"))
#: columns whose absence says something, and is said wherever they are
_SPEAKING = frozenset(("target", "outturn"))
#: of a result in a line
_RESULT = ("period", "observed", "standing", "cited")
Row: TypeAlias = Mapping[str, Any]


class Anchors(NamedTuple):
    """What a document in one language can link to within itself: ids of places, targets and sources."""

    lang: Lang
    places: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()

    def to(self, kind: str, name: str) -> str | None:
        """Return the anchor of a place, target or source, None where the document does not hold it."""
        known = {"place": self.places, "target": self.targets, "source": self.sources}[kind]
        return anchor(self.lang, kind, name) if name in known else None

    def link(self, kind: str, name: str, said: str) -> Markup:
        """Return words that lead to a place, target or source, or the words alone."""
        found = self.to(kind, name)
        return element("a", said, href=f"#{found}") if found else joined([said])


def table(shown: Table, anchors: Anchors, caption: str) -> Markup:
    """Return a table with its caption, which is heard and not seen: a heading stands over it."""
    every = _seen(shown.columns)
    columns = every[1:] if shown.grouped else every
    heads = (_head(column, anchors.lang) for column in columns)
    head = element("thead", element("tr", *heads, role="row"), role="rowgroup")
    return element(
        "table",
        element("caption", caption),
        head,
        *_bodies(shown, every, anchors),
        role="table",
    )


def _seen(columns: Sequence[Column]) -> list[Column]:
    """Return the columns that people read on a page, the one that says what a row is of before all others."""
    shown = [
        one
        for one in columns
        if one.audience != "machine" and one.kind != "picture" and one.spare < RECORDS_ONLY
    ]
    head = next((one for one in shown if one.kind in _NAMED), shown[0])
    return [head, *(one for one in shown if one is not head)]


def _head(column: Column, lang: Lang) -> Markup:
    """Return the heading of a column."""
    name = cells.heading(column, lang)
    of = "n" if column.kind in _NUMBERS else None
    return element("th", name, scope="col", role="columnheader", class_=of)


def _bodies(shown: Table, columns: Sequence[Column], anchors: Anchors) -> Iterable[Markup]:
    """Give the rows: in groups with a heading each, or in one, the last ones apart from the rest."""
    rows = [dict(_paired(shown, row)) for row in shown.rows]
    if not shown.grouped:
        first = len(rows) - shown.apart
        yield _body(rows[:first], columns, anchors)
        if shown.apart:
            yield _body(rows[first:], columns, anchors, class_="apart")
        return
    group, *rest = columns
    for _, same in groupby(rows, key=lambda row: row[_key(group)]):
        told = list(same)
        name = cell(group, told[0], anchors)
        head = element(
            "th", name, colspan=len(rest), scope="rowgroup", role="rowheader", class_="group"
        )
        yield _body(told, rest, anchors, head=element("tr", head, role="row"))


def _paired(shown: Table, row: tuple[Any, ...]) -> Iterable[tuple[str, Any]]:
    """Give the values of a row by what tells its columns apart: a key may be for people and for programs."""
    for column, value in zip(shown.columns, row, strict=True):
        yield _key(column), value


def _key(column: Column) -> str:
    """Return the key of a column, and of one for programs alone another."""
    return f"{column.key} {column.audience}" if column.audience == "machine" else column.key


def _body(
    rows: Iterable[Row],
    columns: Sequence[Column],
    anchors: Anchors,
    *,
    head: Markup | None = None,
    class_: str | None = None,
) -> Markup:
    """Return rows that belong together."""
    told = (_row(row, columns, anchors) for row in rows)
    return element("tbody", head, *told, role="rowgroup", class_=class_)


def _row(row: Row, columns: Sequence[Column], anchors: Anchors) -> Markup:
    """Return a row; its first cell is its heading, the others carry theirs for where there is no room for columns."""
    first, *rest = columns
    head = element("th", cell(first, row, anchors), scope="row", role="rowheader")
    others = (
        element(
            "td",
            cell(column, row, anchors),
            role="cell",
            data_label=cells.heading(column, anchors.lang),
            class_=_class(column, row[_key(column)]),
        )
        for column in rest
    )
    return element("tr", head, *others, role="row")


def _class(column: Column, value: Any) -> str | None:
    """Return the class of a cell: of a number, or of one that may be left out where every cell is a line."""
    if value in (None, ()) and column.key not in _SPEAKING:
        return "nil"
    return "n" if column.kind in _NUMBERS else None


def cell(column: Column, row: Row, anchors: Anchors) -> Markup:
    """Return a value in words, linked to where more is said of it."""
    value = row[_key(column)]
    lang = anchors.lang
    if column.kind == "table" and column.key == "observations":
        return element("ul", *(element("li", _line(value, one, anchors)) for one in value.rows))
    if column.kind == "table":
        inner = value if value.columns == column.inner else value._replace(columns=column.inner)
        return table(inner, anchors, cells.heading(column, lang))
    if column.kind == "sentences" and value:
        steps = (element("li", findings.sentence(one, lang)) for one in value)
        return element("ol" if column.key == "arithmetic" else "ul", *steps)
    said = cells.text(column, value, lang)
    if column.kind == "place" and value is not None:
        return anchors.link("place", value.id, said)
    if column.kind == "verdict" and value is not None:
        told = verdict(value, lang)
        return anchors.link("target", str(row.get("id machine", "")), told)
    if column.key == "cited":
        return anchors.link("source", str(row.get("source machine", "")), said)
    return joined([said])


def _line(shown: Table, row: tuple[Any, ...], anchors: Anchors) -> Markup:
    """Return a result among several in a line: what it is of, what it says, how it stands, and its source."""
    values = dict(_paired(shown, row))
    known = {_key(column): column for column in shown.columns}
    return joined((cell(known[key], values, anchors) for key in _RESULT), " · ")


def verdict(judged: Judged, lang: Lang) -> Markup:
    """Return a verdict with its mark; colour only repeats what both say."""
    return element("b", findings.verdict(judged, lang), class_=f"verdict {judged.verdict}")


def record(
    shown: Table,
    row: tuple[Any, ...],
    anchors: Anchors,
    keys: Sequence[str],
    *,
    language: str | None = None,
) -> Markup:
    """Return what a row tells under `keys` as names and values, without those that are empty.

    `language` is that of the words that are quoted.
    """
    values = dict(_paired(shown, row))
    known = {_key(column): column for column in shown.columns}
    told: list[Markup] = []
    for key in filter(known.__contains__, keys):
        column = known[key]
        value = values[key]
        if value in (None, (), "") or (column.kind == "table" and not value.rows):
            continue
        name = element("dt", cells.heading(column, anchors.lang))
        own = language if column.kind == "prose" else None
        told += [name, element("dd", cell(column, values, anchors), lang=own)]
    return element("dl", *told)
