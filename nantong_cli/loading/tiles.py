"""The map: where the places and the waters lie on a grid, and what keeps that a map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from nantong_cli.errors import Problem, Where, message
from nantong_cli.maps import Map, Water
from nantong_cli.model import Tile

if TYPE_CHECKING:
    from nantong_cli.holdings import WholeLedger
    from nantong_cli.loading.fields import Fields

#: more would be no schematic, and fit on no screen
MOST = 60


#: stands for a map that cannot be read, so that nothing is told to lie off it
NO_MAP = Map(0, 0, (), Where("", 0))


def map_of(fields: Fields) -> Map:
    """Read a map; one of no columns where it cannot be believed."""
    found = Map(
        columns=_size(fields, "columns"),
        rows=_size(fields, "rows"),
        waters=tuple(_water(one) for one in fields.records("waters", optional=True)),
        where=fields.where,
    )
    return found if fields.finish() else found._replace(columns=0, rows=0)


def _size(fields: Fields, key: str) -> int:
    """Read how many columns or rows there are."""
    size = fields.count(key)
    if size > MOST:
        said = message("atlas.size", key=key, most=MOST, value=size)
        fields.complain(fields.line(key), said)
    return size


def _water(fields: Fields) -> Water:
    """Read a sea or a river."""
    found = Water(
        id=fields.slug("id"),
        names=fields.texts("names"),
        tiles=tuple(_tile(one) for one in fields.records("tiles")),
        where=fields.where,
    )
    fields.finish()
    return found


def tile_of(fields: Fields) -> Tile | None:
    """Read where a place lies, None where nothing says so."""
    inner = fields.inner("tile", optional=True)
    return _tile(inner) if inner else None


def _tile(fields: Fields) -> Tile:
    """Read a rectangle; columns and rows are counted from 1."""
    x, y, width, height = (fields.count(key) for key in ("x", "y", "width", "height"))
    fields.finish()
    return Tile(x, y, width, height, fields.where)


class _Named(NamedTuple):
    """A rectangle and whose it is."""

    name: str
    tile: Tile


def _named(ledger: WholeLedger) -> Iterator[_Named]:
    """Give every rectangle of places and waters that could be read."""
    for place in ledger.places:
        if place.tile is not None and all(place.tile[:4]):
            yield _Named(place.id, place.tile)
    for water in ledger.map.waters if ledger.map else ():
        yield from (_Named(water.id, tile) for tile in water.tiles if all(tile[:4]))


def tiles_lie_on_the_map(ledger: WholeLedger) -> Iterator[Problem]:
    """A tile lies within the columns and rows of the map, or nobody would see it; without a map there is none."""
    drawn = ledger.map
    for name, tile in _named(ledger):
        if drawn is None:
            yield Problem(tile.where, message("atlas.no_map", name=name))
        elif drawn.columns and (
            tile.x + tile.width - 1 > drawn.columns or tile.y + tile.height - 1 > drawn.rows
        ):
            size = {"columns": drawn.columns, "rows": drawn.rows}
            yield Problem(tile.where, message("atlas.outside", name=name, **size))


def tiles_do_not_overlap(ledger: WholeLedger) -> Iterator[Problem]:
    """What lies in one cell of the map is one thing: of two the one drawn first would be hidden."""
    every = list(_named(ledger))
    for number, one in enumerate(every):
        for other in every[:number]:
            if _meet(one.tile, other.tile):
                said = message("atlas.overlap", name=one.name, other=other.name)
                yield Problem(one.tile.where, said, other.tile.where)
                break


def _meet(one: Tile, other: Tile) -> bool:
    """Say whether two rectangles share a cell."""
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not (beside or one.y + one.height <= other.y or other.y + other.height <= one.y)


def only_subjects_have_tiles(ledger: WholeLedger) -> Iterator[Problem]:
    """The map is of the places that the ledger is about: a level above them would cover them all."""
    area = ledger.dataset.area
    for place in ledger.places if area else ():
        if place.tile is not None and place.parent != area:
            said = message("atlas.no_part", name=place.id, area=area)
            yield Problem(place.tile.where, said)


def every_subject_has_a_tile(ledger: WholeLedger) -> Iterator[Problem]:
    """A map from which a county is missing would say that there is none."""
    for place in ledger.subjects if ledger.map else ():
        if place.tile is None:
            said = message("atlas.missing", name=place.id, area=ledger.dataset.area)
            yield Problem(place.where, said, ledger.map.where if ledger.map else None)
