"""Tables for people: a grid where there is room, records where there is not; nothing is cut off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text as Line

from nantong_cli.answer import Column, Table
from nantong_cli.i18n import label
from nantong_cli.render import cells, words
from nantong_cli.render.furniture import LABEL, beside
from nantong_cli.render.look import Look
from nantong_cli.render.prose import Prose, least_width
from nantong_cli.render.safe import ink

#: what a column of a table should have before the rows are told as records instead
ROOM = 12
GAP = 2

#: what a record is headed by
_HEADS = ("name", "metric", "measured", "place", "source")
#: under this width even a short label stands over its value
STACKED = 40
_RIGHT = {"integer", "paragraph"}
_STYLES = {"claim": "bold", "stated": "bold", "place": "bold", "paragraph": "dim", "id": "dim"}


def grid(table: Table, look: Look) -> RenderableType:
    """Return the rows, as a table where there is room and as records where there is not."""
    seen = [number for number, column in enumerate(table.columns) if column.audience != "machine"]
    columns = [table.columns[number] for number in seen]
    shown = [[row[number] for number in seen] for row in table.rows]
    if not shown:
        return Line(ink(look, label("phrase.nothing", look.lang)), style="dim")
    needed = sum(_least(column, n, shown, look) + GAP for n, column in enumerate(columns)) - GAP
    if table.detailed or needed > look.width:
        return _records(columns, shown, look)
    return _grid(table, columns, shown, look)


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
            shown.append(Line() if repeated else Prose(text, is_kept_whole=whole))
        if table.grouped and at > 0 and row[0] != before:
            grid.add_row()
        before = row[0]
        grid.add_row(*shown)
    return grid


def _cell(column: Column, value: Any, look: Look) -> Line:
    """Return one value with its style; what is missing is dim."""
    text = ink(look, cells.text(column, value, look.lang))
    is_missing = value is None or value == ()
    return Line(text, style="dim" if is_missing else _STYLES.get(column.kind, ""))


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
    columns: Sequence[Column], rows: Sequence[Sequence[Any]], look: Look
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
            if number not in heads
        ]
        parts += [Line()] if parts else []
        parts += [Prose(Line(named, style="bold"))] if heads else []
        parts.append(beside(pairs, look, narrow=STACKED))
    return Group(*parts)


def _content(column: Column, value: Any, look: Look) -> RenderableType:
    """Return what stands beside a label in a record."""
    if column.kind == "table" and value.rows:
        return grid(value, look._replace(width=max(STACKED, look.width - LABEL - 1)))
    return Prose(_cell(column, value, look))
