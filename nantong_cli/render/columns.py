"""Texts in columns under headings: how wide each column is, and the rows in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from operator import sub
from typing import TYPE_CHECKING

from rich.cells import cell_len

from nantong_cli.render.lines import Line, side_by_side
from nantong_cli.render.prose import least_width

if TYPE_CHECKING:
    from nantong_cli.render.prose import Prose

#: the blanks between two columns
GAP = 2


class Columns:
    """Rows of texts under their headings, which stand on the line above the first row; a row of none is a blank line.

    `least` is how narrow a column may become at ease; where that is not enough, words are kept whole, and all that
    stands in the columns `whole`. Numbers stand on the `right`.
    """

    def __init__(
        self,
        headings: Sequence[Prose],
        rows: Sequence[Sequence[Prose]],
        *,
        least: Sequence[int],
        whole: Collection[int] = (),
        right: Collection[int] = (),
    ) -> None:
        self.headings, self.rows, self.least = headings, rows, least
        self.whole, self.right = whole, right

    def lines(self, width: int) -> list[Line]:
        """Return the headings and the rows."""
        widths = self._widths(width)
        head = self._cells(self.headings, widths)
        most = max(map(len, head))
        found = self._row([[*[Line()] * (most - len(cell)), *cell] for cell in head], widths)
        for row in self.rows:
            found += self._row(self._cells(row, widths), widths) if row else [Line()]
        return found

    def _widths(self, width: int) -> list[int]:
        """Return the cells of each column; in narrowing, a gap is counted with the column before it."""
        columns = list(zip(self.headings, *filter(None, self.rows), strict=True))
        gaps = [*[GAP] * (len(columns) - 1), 0]
        found = [max(map(_widest, column)) + gap for column, gap in zip(columns, gaps, strict=True)]
        whole = [size if n in self.whole else 1 for n, size in enumerate(found)]

        def least(cells: Iterable[int]) -> list[int]:
            return [max(size + gap, own) for size, gap, own in zip(cells, gaps, whole, strict=True)]

        heads = map(_longest_word, self.headings)
        found = narrowed(found, width, least=least(map(max, self.least, heads)))
        if sum(found) > width:
            words = (max(map(_longest_word, column)) for column in columns)
            found = narrowed(found, width, least=least(words))
            found = narrowed(found, width, least=[1 + gap for gap in gaps])
        return list(map(sub, found, gaps))

    def _cells(self, texts: Sequence[Prose], widths: Sequence[int]) -> list[list[Line]]:
        """Return the lines of each text."""
        found = [text.lines(width) for text, width in zip(texts, widths, strict=True)]
        for number in self.right:
            found[number] = [
                Line.of(" " * (widths[number] - line.cells), line) for line in found[number]
            ]
        return found

    @staticmethod
    def _row(cells: Sequence[Sequence[Line]], widths: Sequence[int]) -> list[Line]:
        """Return the lines of a row."""
        return side_by_side(cells, widths, gap=GAP)


def _widest(text: Prose) -> int:
    """Return the cells of a text that is not broken but where it breaks itself."""
    return max(map(cell_len, text.text.plain.split("\n")))


def _longest_word(text: Prose) -> int:
    """Return the cells that a text needs so that no word of it is broken."""
    return least_width(text.text.plain)


def narrowed(widths: Sequence[int], room: int, *, least: Sequence[int]) -> list[int]:
    """Return the widths of columns as a room wants them: the widest give first, and none goes below its `least`."""
    found = list(widths)
    while (excess := sum(found) - room) > 0:
        giving = [n for n, width in enumerate(found) if width > least[n]]
        if not giving:
            break
        widest = max(found[n] for n in giving)
        chosen = [n for n in giving if found[n] == widest]
        floor = max((found[n] for n in giving if found[n] < widest), default=0)
        for left, number in zip(range(len(chosen), 0, -1), chosen, strict=True):
            given = min(widest - max(floor, least[number]), round(excess / left))
            found[number] -= given
            excess -= given
    return found
