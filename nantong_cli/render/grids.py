"""Tables for people: a grid where there is room, records where there is not; nothing is cut off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.cells import cell_len

from nantong_cli.answer import RECORDS_ONLY, Column, Table
from nantong_cli.i18n import label
from nantong_cli.render import cells, drawing, words
from nantong_cli.render.columns import GAP, Columns
from nantong_cli.render.furniture import LABEL, beside
from nantong_cli.render.lines import Block, Line, Stack
from nantong_cli.render.prose import Aligned, Prose, least_width
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

#: what a record is headed by
_HEADS = ("name", "metric", "measured", "place", "source")
#: under this width even a short label stands over its value
STACKED = 40
_RIGHT = {"integer", "paragraph"}
#: what is never broken: an id is to be typed, and half a picture is none
_WHOLE = {"id", "picture"}
_VERDICTS = {"met": "green", "not_met": "red"}
_STYLES = {"claim": "bold", "stated": "bold", "place": "bold", "paragraph": "dim", "id": "dim"}


class Arranged(NamedTuple):
    """The columns and rows of a table that are shown, and either their cells or nothing: each row told by itself.

    `least` is how narrow each column may become.
    """

    columns: list[Column]
    rows: list[list[Any]]
    cells: list[list[Line]]
    least: list[int]


def arranged(table: Table, look: Look) -> Arranged:
    """Return what of a table is shown in the room that there is."""
    seen = [
        number
        for number, column in enumerate(table.columns)
        if column.audience != "machine"
        and (column.kind != "picture" or any(row[number] for row in table.rows))
    ]
    columns = [table.columns[number] for number in seen]
    rows = [[row[number] for number in seen] for row in table.rows]
    if not table.detailed and rows:
        drawn = [[_cell(*one, look) for one in zip(columns, row, strict=True)] for row in rows]
        texts = list(zip(*drawn, strict=True))
        kept = _kept(columns, texts, look)
        least = [_least(columns[n], texts[n], look) for n in kept]
        if sum(least) + GAP * (len(kept) - 1) <= look.width:
            told = [[row[n] for n in kept] for row in rows]
            cells = [[row[n] for n in kept] for row in drawn]
            return Arranged([columns[n] for n in kept], told, cells, least)
    words = [n for n, column in enumerate(columns) if column.kind != "picture"]
    told = [[row[n] for n in words] for row in rows]
    return Arranged([columns[n] for n in words], told, [], [])


def grid(table: Table, look: Look) -> Block:
    """Return the rows, as a table where there is room and as records where there is not."""
    return drawn(table, arranged(table, look), look)


def drawn(table: Table, shown: Arranged, look: Look) -> Block:
    """Return what of a table is shown, drawn."""
    if not shown.rows:
        return Line(ink(look, label("phrase.nothing", look.lang)), "dim")
    if not shown.cells:
        return _records(shown.columns, shown.rows, look, is_sparse=table.is_sparse)
    return _grid(table, shown, look)


def _kept(columns: Sequence[Column], texts: Sequence[Sequence[Line]], look: Look) -> list[int]:
    """Return which columns a table has room for: those that may be left out stay where all can be read at ease."""
    kept = list(range(len(columns)))
    easy = [_at_ease(*one, look) + GAP for one in zip(columns, texts, strict=True)]
    for number in sorted(kept, key=lambda n: -columns[n].spare):
        is_full = columns[number].spare and sum(easy[n] for n in kept) - GAP > look.width
        if is_full or columns[number].spare == RECORDS_ONLY:
            kept.remove(number)
    return kept


def _at_ease(column: Column, texts: Sequence[Line], look: Look) -> int:
    """Return the cells with which a column is read at ease; a picture needs all of its own."""
    return min(PICTURE if column.kind == "picture" else EASE, _longest(column, texts, look))


def _heading(column: Column, look: Look) -> str:
    """Return what stands over a column."""
    return ink(look, cells.heading(column, look.lang))


def _longest(column: Column, texts: Sequence[Line], look: Look) -> int:
    """Return the cells of a column's longest text."""
    return max(cell_len(_heading(column, look)), *(text.cells for text in texts))


def _least(column: Column, texts: Sequence[Line], look: Look) -> int:
    """Return the cells that a column should have: its longest text, or room to wrap in; a code keeps its words."""
    longest = max(text.cells for text in texts)
    if column.kind in _WHOLE:
        return longest
    word = max(least_width(text.plain) for text in texts) if column.kind == "code" else 0
    return max(min(longest, ROOM), word, min(cell_len(_heading(column, look)), ROOM))


def _grid(table: Table, shown: Arranged, look: Look) -> Block:
    """Return the rows under headings; with grouped rows, what the first column repeats is told once."""
    columns = shown.columns
    aligned = {
        n: _aligned([row[n] for row in shown.rows], look)
        for n, c in enumerate(columns)
        if c.kind == "claim"
    }
    rows: list[list[Prose]] = []
    before: object = None
    for at, (row, texts) in enumerate(zip(shown.rows, shown.cells, strict=True)):
        told = [
            Aligned(aligned[number][at]) if number in aligned else Prose(text)
            for number, text in enumerate(texts)
        ]
        is_other = table.grouped and row[0] != before
        if table.grouped and at > 0 and not is_other:
            told[0] = Prose("")
        if at > 0 and (is_other or (table.apart and at == len(shown.rows) - table.apart)):
            rows.append([])
        before = row[0]
        rows.append(told)
    headings = [Prose(_heading(column, look), "dim") for column in columns]
    right = [n for n, column in enumerate(columns) if column.kind in _RIGHT]
    whole = [n for n, column in enumerate(columns) if column.kind in _WHOLE]
    return Columns(headings, rows, least=shown.least, whole=whole, right=right)


def _cell(column: Column, value: Any, look: Look) -> Line:
    """Return one value with its style; what is missing is dim."""
    if column.kind == "picture":
        pen = drawing.pen(is_ascii=look.ascii or look.ambiguous == 2)
        return Line(drawing.drawn(value, value.lines, PICTURE, pen) if value else "")
    text = ink(look, cells.text(column, value, look.lang))
    if value is None or value == ():
        return Line(text, "dim")
    if isinstance(value, Judged):  # the mark and the words say the same
        return Line(text, _VERDICTS.get(value.verdict, ""))
    return Line(text, _STYLES.get(column.kind, ""))


def _aligned(claims: Sequence[Any], look: Look) -> list[Line]:
    """Return a column of claims with their numbers one under another, the decimal points in one line."""
    amounts = [words.claim_amount(claim, look.lang) if claim else None for claim in claims]
    stated = [amount for amount in amounts if amount is not None]
    before = max((cell_len(ink(look, one.prefix + one.whole)) for one in stated), default=0)
    found = []
    for claim, amount in zip(claims, amounts, strict=True):
        if amount is None:
            text = ink(look, words.claim(claim, look.lang))
        else:
            head = " " * (before - cell_len(ink(look, amount.prefix + amount.whole)))
            text = head + ink(look, str(amount))
        found.append(Line(text, "bold" if claim else "dim"))
    return found


def _records(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Any]],
    look: Look,
    *,
    is_sparse: bool = False,
) -> Block:
    """Return each row by itself under its name, a line a column; a table inside is given under it."""
    heads = [number for number, column in enumerate(columns) if column.kind in _HEADS]
    parts: list[Block] = []
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
        parts += [Prose(named, "bold")] if heads else []
        parts.append(beside(pairs, look, narrow=STACKED))
    return Stack(*parts)


def _is_empty(value: Any) -> bool:
    """Say whether there is nothing in a cell."""
    return value is None or value == () or (isinstance(value, Table) and not value.rows)


def _content(column: Column, value: Any, look: Look) -> Block:
    """Return what stands beside a label in a record."""
    if column.kind == "table" and value.rows:
        return grid(value, look._replace(width=max(STACKED, look.width - LABEL - 1)))
    return Prose(_cell(column, value, look))
