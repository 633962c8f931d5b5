"""Where places lie: a schematic on a grid, with its waters."""

from typing import NamedTuple

from nantong_cli.errors import Where
from nantong_cli.model import Text, Tile


class Water(NamedTuple):
    """A sea or a river of the map: the rectangles that it fills, its name in the first of them."""

    id: str
    names: Text
    tiles: tuple[Tile, ...]
    where: Where


class Map(NamedTuple):
    """A schematic of where the places lie: a grid of so many columns and rows, and the waters on it."""

    columns: int
    rows: int
    waters: tuple[Water, ...]
    where: Where
