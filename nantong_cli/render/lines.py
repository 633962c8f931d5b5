"""What a screen is made of: lines of styled runs, measured in cells, and the blocks that are made of them.

A style is one of Rich's, such as `dim` or `bold green`, a cell is what Rich counts as one, and Rich paints what comes
of it (`paint.py`). The arranging is our own, since it breaks Chinese as Chinese is broken, and since Rich's tables
measure and draw every cell by way of a console, at several times the cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Protocol

from rich.cells import cell_len


class Block(Protocol):
    """Something that stands on a screen."""

    def lines(self, width: int) -> Sequence[Line]:
        """Return its lines in the room of so many cells."""


class Line:
    """A line: runs of text, each in a style; as a block it stands as it is, and has to fit."""

    __slots__ = ("runs",)

    def __init__(self, text: str = "", style: str = "") -> None:
        self.runs = [(text, style)] if text else []

    @classmethod
    def of(cls, *parts: Line | str | tuple[str, str]) -> Line:
        """Return a line of several parts: lines, texts without a style, and runs."""
        made = cls()
        for part in parts:
            made.append(part)
        return made

    def append(self, part: Line | str | tuple[str, str]) -> None:
        """Put something behind what is there."""
        if isinstance(part, Line):
            self.runs += part.runs
        elif (run := (part, "") if isinstance(part, str) else part)[0]:
            self.runs.append(run)

    @property
    def plain(self) -> str:
        """Return the text alone."""
        return self.runs[0][0] if len(self.runs) == 1 else "".join(text for text, _ in self.runs)

    @property
    def cells(self) -> int:
        """Return how many cells it takes."""
        return cell_len(self.plain)

    def cut(self, places: Iterable[int]) -> list[Line]:
        """Return its pieces, cut at places counted in characters from its beginning, in rising order."""
        found = [Line()]
        rest, at = list(places), 0
        for text, style in self.runs:
            begin, end = 0, at + len(text)
            while rest and rest[0] < end:
                here = rest.pop(0) - at
                found[-1].append((text[begin:here], style))
                found.append(Line())
                begin = here
            found[-1].append((text[begin:], style))
            at = end
        return found + [Line() for _ in rest]

    def stripped(self) -> Line:
        """Return it without the blanks at its end."""
        runs = list(self.runs)
        while runs and not (text := runs[-1][0].rstrip()):
            runs.pop()
        if runs:
            runs[-1] = (text, runs[-1][1])
        return _made(runs)

    def lines(self, width: int) -> list[Line]:
        """Return the line."""
        return [self]


def _made(runs: list[tuple[str, str]]) -> Line:
    """Return a line of runs."""
    line = Line()
    line.runs = runs
    return line


class Stack:
    """Blocks under one another."""

    def __init__(self, *blocks: Block) -> None:
        self.blocks = blocks

    def lines(self, width: int) -> list[Line]:
        """Return their lines."""
        return [line for block in self.blocks for line in block.lines(width)]


class Row:
    """Blocks beside one another, a blank between them: the last in the room that those of known widths leave."""

    def __init__(self, widths: Sequence[int], *blocks: Block) -> None:
        self.widths, self.blocks = tuple(widths), blocks

    def lines(self, width: int) -> list[Line]:
        """Return their lines, side by side."""
        rest = max(1, width - sum(self.widths) - len(self.widths))
        widths = (*self.widths, rest)
        columns = [block.lines(room) for block, room in zip(self.blocks, widths, strict=True)]
        return side_by_side(columns, widths, gap=1)


def side_by_side(
    columns: Sequence[Sequence[Line]], widths: Sequence[int], *, gap: int
) -> list[Line]:
    """Return columns of lines as lines, `gap` blanks between the columns; nothing pads the last one."""
    found = []
    for row in zip_longest(*columns):
        line, blanks = Line(), 0
        for cell, width in zip(row, widths, strict=True):
            if cell is not None and cell.runs:
                line.append(" " * blanks)
                line.append(cell)
                blanks = width - cell.cells
            else:
                blanks += width
            blanks += gap
        found.append(line)
    return found
