"""A map on a terminal: places as tiles with borders and shades, waters between them, and a key in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from nantong_cli.i18n import label
from nantong_cli.render import furniture
from nantong_cli.render.findings import sentence
from nantong_cli.render.lines import Block, Line
from nantong_cli.render.prose import wrapped
from nantong_cli.render.safe import ink

if TYPE_CHECKING:
    from nantong_cli.charts import Atlas, Region
    from nantong_cli.model import Tile
    from nantong_cli.render.look import Look

#: the most cells of a map, and the least within a tile that has words
MOST, LEAST = 92, 8
#: from which sides a line meets in a cell
UP, DOWN, LEFT, RIGHT = 1, 2, 4, 8


class Brush(NamedTuple):
    """The characters to draw with, each one cell wide: a border by the sum of its sides, and the shades."""

    borders: str
    shades: str


UNICODE = Brush(" ╵╷│╴┘┐┤╶└┌├─┴┬┼", " ░▒▓█")
ASCII = Brush(" |||-+++-+++-+++", " .:+#")
WAVE = "~"


class _Box(NamedTuple):
    """A rectangle of cells: its first and its last column and line."""

    left: int
    top: int
    right: int
    bottom: int


class Canvas:
    """Cells to draw in, each a character and its style; a wide character takes the next cell too."""

    def __init__(self, width: int, height: int) -> None:
        self.cells = [[(" ", "")] * width for _ in range(height)]

    def put(self, column: int, line: int, text: str, style: str = "") -> None:
        """Draw a text from a cell on."""
        cells = self.cells[line]
        for character in text:
            size = cell_len(character)
            if size:
                cells[column : column + size] = [(character, style), *([("", style)] * (size - 1))]
                column += size
            else:  # such as an accent: it stands with what is before it
                cells[column - 1] = (cells[column - 1][0] + character, style)

    def lines(self) -> Iterator[Line]:
        """Give what was drawn."""
        for cells in self.cells:
            line = Line()
            for style, run in groupby(cells, key=lambda cell: cell[1]):
                line.append(("".join(character for character, _ in run), style))
            yield line


def drawn(atlas: Atlas, look: Look) -> list[Block]:
    """Return a map and its key in the width of `look`; nothing where it is too narrow for the words."""
    width = min(MOST, look.width)
    columns = [_rounded(n * (width - 1), atlas.map.columns) for n in range(atlas.map.columns + 1)]
    shown = [(one, one.place.tile) for one in atlas.regions if one.place.tile is not None]
    rooms = [_room(columns, tile) for _, tile in shown]
    if min(rooms, default=0) < LEAST:
        return []
    words = [_words(one, room, look) for (one, _), room in zip(shown, rooms, strict=True)]
    size = max(
        ceil((len(told) + 1) / tile.height) for told, (_, tile) in zip(words, shown, strict=True)
    )
    canvas = Canvas(width, atlas.map.rows * size + 1)
    for water in atlas.map.waters:
        for number, tile in enumerate(water.tiles):
            name = ink(look, water.names.says(look.lang)) if number == 0 else ""
            _flood(canvas, _box(columns, size, tile), name)
    brush = ASCII if look.ascii or look.ambiguous == 2 else UNICODE
    for (one, tile), told in zip(shown, words, strict=True):
        _fill(canvas, _box(columns, size, tile), brush.shades[one.shade or 0], told)
    _border(canvas, [_box(columns, size, tile) for _, tile in shown], brush)
    return [*canvas.lines(), *furniture.key(_key(atlas, brush, look), look), Line()]


def _rounded(number: int, by: int) -> int:
    """Return a quotient rounded to the nearest whole number, halves upwards."""
    return (2 * number + by) // (2 * by)


def _box(columns: list[int], size: int, tile: Tile) -> _Box:
    """Return the cells of a tile with its borders, which neighbours share; a row is `size` lines."""
    left, right = columns[tile.x - 1], columns[tile.x + tile.width - 1]
    return _Box(left, (tile.y - 1) * size, right, (tile.y + tile.height - 1) * size)


def _room(columns: list[int], tile: Tile) -> int:
    """Return the cells between a tile's borders."""
    return columns[tile.x + tile.width - 1] - columns[tile.x - 1] - 1


def _words(one: Region, room: int, look: Look) -> list[Line]:
    """Return a place's name, and what is told of it, in lines no wider than a tile."""
    name = Line(ink(look, one.place.names.says(look.lang)), "bold")
    said = Line(ink(look, sentence(one.told, look.lang)), "dim" if one.shade is None else "")
    return [*wrapped(name, room), *wrapped(said, room)]


def _flood(canvas: Canvas, box: _Box, name: str) -> None:
    """Draw water: few waves, dim, and its name in the middle where there is room."""
    for line in range(box.top, box.bottom + 1):
        for column in range(box.left, box.right + 1):
            if (column + 3 * (line % 2)) % 6 == 0:
                canvas.put(column, line, WAVE, "dim")
    size = cell_len(name)
    if name and size + 2 <= box.right - box.left:
        column = (box.left + box.right + 1 - size) // 2 - 1
        canvas.put(column, (box.top + box.bottom) // 2, f" {name} ", "dim italic")


def _fill(canvas: Canvas, box: _Box, shade: str, told: list[Line]) -> None:
    """Draw a tile: its shade, and the words on clear ground in its middle."""
    room = box.right - box.left - 1
    for line in range(box.top + 1, box.bottom):
        canvas.put(box.left + 1, line, shade * room, "cyan")
    ground = min(room, max(one.cells for one in told) + 2)
    column = box.left + 1 + (room - ground) // 2
    first = (box.top + box.bottom + 1 - len(told)) // 2
    for line, one in enumerate(told, first):
        canvas.put(column, line, " " * ground)
        at = column + (ground - one.cells) // 2
        for text, style in one.runs:
            canvas.put(at, line, text, style)
            at += cell_len(text)


def _border(canvas: Canvas, boxes: Iterable[_Box], brush: Brush) -> None:
    """Draw the borders of tiles, joined where they meet."""
    sides: dict[tuple[int, int], int] = {}
    for box in boxes:
        for column in range(box.left, box.right + 1):
            across = (LEFT if column > box.left else 0) | (RIGHT if column < box.right else 0)
            for line in (box.top, box.bottom):
                sides[column, line] = sides.get((column, line), 0) | across
        for line in range(box.top, box.bottom + 1):
            along = (UP if line > box.top else 0) | (DOWN if line < box.bottom else 0)
            for column in (box.left, box.right):
                sides[column, line] = sides.get((column, line), 0) | along
    for (column, line), bits in sides.items():
        canvas.put(column, line, brush.borders[bits], "dim")


def _key(atlas: Atlas, brush: Brush, look: Look) -> Iterator[str]:
    """Give what the shades that occur stand for, in words."""
    for shade, said in atlas.shades:
        yield f"{brush.shades[shade]} {sentence(said, look.lang)}"
    if any(one.shade is None for one in atlas.regions):
        yield label("legend.blank", look.lang)
