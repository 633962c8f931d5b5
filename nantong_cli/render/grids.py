"""Tables for people: a grid where there is room, records where there is not; nothing is cut off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text as Line

from nantong_cli.answer import RECORDS_ONLY, Column, Table
from nantong_cli.i18n import label
from nantong_cli.render import cells, drawing, words
from nantong_cli.render.furniture import LABEL, beside
from nantong_cli.render.prose import Prose, least_width
from nantong_cli.render.safe import ink
from nantong_cli.values import Judged

if TYPE_CHECKING:
    from nantong_cli.render.look import Look

#: what a column of a table should have before the rows are told as records instead
ROOM = 12
#: the cells of a picture beside a target
PICTURE = 16
#: what a column has where a table is read at ease
EASE = 15
GAP = 2

#: what a record is headed by
_HEADS = ("name", "metric", "measured", "place", "source")
#: under this width even a short label stands over its value
STACKED = 40
_RIGHT = {"integer", "paragraph"}
_VERDICTS = {"met": "green", "not_met": "red"}
_STYLES = {"claim": "bold", "stated": "bold", "place": "bold", "paragraph": "dim", "id": "dim"}


class Arranged(NamedTuple):
    """The columns and rows of a table that are shown, and whether each row is told by itself."""

    columns: list[Column]
    rows: list[list[Any]]
    is_records: bool


def arranged(table: Table, look: Look) -> Arranged:
    """Return what of a table is shown in the room that there is."""
    seen = [number for number, column in enumerate(table.columns) if column.audience != "machine"]
    columns = [table.columns[number] for number in seen]
    shown = [[row[number] for number in seen] for row in table.rows]
    if not table.detailed and shown:
        kept = _kept(columns, shown, look)
        needed = sum(_least(columns[n], n, shown, look) + GAP for n in kept) - GAP
    if table.detailed or not shown or needed > look.width:
        told = [n for n, column in enumerate(columns) if column.kind != "picture"]
        rows = [[row[n] for n in told] for row in shown]
        return Arranged([columns[n] for n in told], rows, is_records=True)
    rows = [[row[n] for n in kept] for row in shown]
    return Arranged([columns[n] for n in kept], rows, is_records=False)


def grid(table: Table, look: Look) -> RenderableType:
    """Return the rows, as a table where there is room and as records where there is not."""
    return drawn(table, arranged(table, look), look)


def drawn(table: Table, shown: Arranged, look: Look) -> RenderableType:
    """Return what of a table is shown, drawn."""
    if not shown.rows:
        return Line(ink(look, label("phrase.nothing", look.lang)), style="dim")
    if shown.is_records:
        return _records(shown.columns, shown.rows, look, is_sparse=table.is_sparse)
    return _grid(table, shown.columns, shown.rows, look)


def _kept(columns: Sequence[Column], rows: Sequence[Sequence[Any]], look: Look) -> list[int]:
    """Return which columns a table has room for: those that may be left out stay where all can be read at ease."""
    kept = list(range(len(columns)))
    easy = [min(EASE, _longest(column, n, rows, look)) + GAP for n, column in enumerate(columns)]
    for number in sorted(kept, key=lambda n: -columns[n].spare):
        is_full = columns[number].spare and sum(easy[n] for n in kept) - GAP > look.width
        if is_full or columns[number].spare == RECORDS_ONLY:
            kept.remove(number)
    return kept


def _longest(column: Column, number: int, rows: Sequence[Sequence[Any]], look: Look) -> int:
    """Return the cells of a column's longest text."""
    heading = Line(ink(look, cells.heading(column, look.lang))).cell_len
    return max(heading, *(_cell(column, row[number], look).cell_len for row in rows))


def _least(column: Column, number: int, rows: Sequence[Sequence[Any]], look: Look) -> int:
    """Return the cells that a column should have: its longest text, or room to wrap in; a code keeps its words."""
    shown = [_cell(column, row[number], look) for row in rows]
    longest = max(cell.cell_len for cell in shown)
    if column.kind == "id":
        return longest
    word = max(least_width(cell.plain) for cell in shown) if column.kind == "code" else 0
    heading = Line(ink(look, cells.heading(column, look.lang))).cell_len
    return max(min(longest, ROOM), word, min(heading, ROOM))


def _grid(
    table: Table, columns: Sequence[Column], rows: Sequence[Sequence[Any]], look: Look
) -> RenderableType:
    """Return the rows under headings; with grouped rows, what the first column repeats is told once."""
    grid = Grid(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="dim")
    for column in columns:
        justify: Literal["left", "right"] = "right" if column.kind in _RIGHT else "left"
        grid.add_column(Prose(ink(look, cells.heading(column, look.lang)), "dim"), justify=justify)
    aligned = {
        n: _aligned([row[n] for row in rows], look)
        for n, c in enumerate(columns)
        if c.kind == "claim"
    }
    before: object = None
    for at, row in enumerate(rows):
        shown: list[RenderableType] = []
        for number, (column, value) in enumerate(zip(columns, row, strict=True)):
            repeated = table.grouped and number == 0 and at > 0 and value == before
            text = aligned[number][at] if number in aligned else _cell(column, value, look)
            whole = column.kind == "id"  # to be typed, so never broken
            told = Prose(text, is_kept_whole=whole, is_aligned=number in aligned)
            shown.append(Line() if repeated else told)
        is_other = table.grouped and row[0] != before
        if at > 0 and (is_other or (table.apart and at == len(rows) - table.apart)):
            grid.add_row()
        before = row[0]
        grid.add_row(*shown)
    return grid


def _cell(column: Column, value: Any, look: Look) -> Line:
    """Return one value with its style; what is missing is dim."""
    if column.kind == "picture":
        pen = drawing.pen(is_ascii=look.ascii or look.ambiguous == 2)
        return Line(drawing.drawn(value, value.lines, PICTURE, pen) if value else "")
    text = ink(look, cells.text(column, value, look.lang))
    if value is None or value == ():
        return Line(text, style="dim")
    if isinstance(value, Judged):  # the mark and the words say the same
        return Line(text, style=_VERDICTS.get(value.verdict, ""))
    return Line(text, style=_STYLES.get(column.kind, ""))


def _aligned(claims: Sequence[Any], look: Look) -> list[Line]:
    """Return a column of claims with their numbers one under another, the decimal points in one line."""
    amounts = [words.claim_amount(claim, look.lang) if claim else None for claim in claims]
    stated = [amount for amount in amounts if amount is not None]
    before = max((Line(ink(look, one.prefix + one.whole)).cell_len for one in stated), default=0)
    found = []
    for claim, amount in zip(claims, amounts, strict=True):
        if amount is None:
            text = ink(look, words.claim(claim, look.lang))
        else:
            head = " " * (before - Line(ink(look, amount.prefix + amount.whole)).cell_len)
            text = head + ink(look, str(amount))
        found.append(Line(text, style="bold" if claim else "dim"))
    return found


def _records(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Any]],
    look: Look,
    *,
    is_sparse: bool = False,
) -> RenderableType:
    """Return each row by itself under its name, a line a column; a table inside is given under it."""
    heads = [number for number, column in enumerate(columns) if column.kind in _HEADS]
    parts: list[RenderableType] = []
    for row in rows:
        named = ink(look, " · ").join(
            _cell(columns[number], row[number], look).plain for number in heads
        )
        pairs = [
            (cells.heading(column, look.lang), _content(column, value, look))
            for number, (column, value) in enumerate(zip(columns, row, strict=True))
            if number not in heads and not (is_sparse and _is_empty(value))
        ]
        parts += [Line()] if parts else []
        parts += [Prose(Line(named, style="bold"))] if heads else []
        parts.append(beside(pairs, look, narrow=STACKED))
    return Group(*parts)


def _is_empty(value: Any) -> bool:
    """Say whether there is nothing in a cell."""
    return value is None or value == () or (isinstance(value, Table) and not value.rows)


def _content(column: Column, value: Any, look: Look) -> RenderableType:
    """Return what stands beside a label in a record."""
    if column.kind == "table" and value.rows:
        return grid(value, look._replace(width=max(STACKED, look.width - LABEL - 1)))
    return Prose(_cell(column, value, look))
