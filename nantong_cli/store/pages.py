"""Rows of the tables → pages, projects, the map, and everything about one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nantong_cli.errors import Where
from nantong_cli.model import Observation, Place, Target, Text, Tile
from nantong_cli.pages import News, Passage, PlacePage, Pledge, Project
from nantong_cli.store import schema
from nantong_cli.store.objects import Objects, Row, optional_text

if TYPE_CHECKING:
    from nantong_cli.holdings import Part
    from nantong_cli.maps import Map


def _tiles(written: str) -> tuple[Tile, ...]:
    """Return the rectangles of a water."""
    import json

    return tuple(
        Tile(x, y, width, height, Where(*where))
        for x, y, width, height, where in json.loads(written)
    )


def map_(objects: Objects) -> Map | None:
    """Return where the places lie, None where the ledger does not say."""
    from nantong_cli.maps import Map, Water

    for _, columns, rows, *where in objects.rows("map"):
        waters = tuple(
            Water(row[1], Text(*row[2:5]), _tiles(row[5]), Where(*row[6:]))
            for row in objects.rows("waters")
        )
        return Map(columns, rows, waters, Where(*where))
    return None


def page(objects: Objects, row: Row) -> PlacePage:
    """Make a page."""
    n, place, source, *said = row
    word = optional_text(tuple(said[:3]))
    parts: dict[str, list[Passage]] = {}
    for _, _, part, *text in objects.rows_about("passages", schema.rank(n)):
        made = Passage(Text(*text[3:6]), text[6], optional_text(tuple(text[:3])))
        parts.setdefault(part, []).append(made)
    return PlacePage(
        *(objects.place(place), objects.source(source)),
        *(parts["motto"][0], parts["arena"][0], parts["lead"][0]),
        tuple(parts.get("plan", ())),
        Pledge(word, Text(*said[3:6]), Text(*said[6:9]), said[9]) if word else None,
        Where(*said[10:]),
    )


def project(objects: Objects, row: Row) -> Project:
    """Make a project, with its figures and its news."""
    of_it = (schema.rank(row[0]), " AND project = ?", row[1])
    figures = tuple(map(objects.statement, objects.rows_about("statements", *of_it)))
    news = tuple(
        News(one[3], Text(*one[4:7]), one[7], objects.source(one[8]), Where(*one[9:]))
        for one in objects.rows_about("news", *of_it)
    )
    return bare_project(objects, row)._replace(figures=figures, news=news)


def bare_project(objects: Objects, row: Row) -> Project:
    """Make a project without its figures and its news."""
    texts = (Text(*row[3:6]), Text(*row[6:9]), Text(*row[9:12]))
    return Project(
        *(row[1], objects.place(row[2]), *texts, objects.source(row[12]), row[13]),
        *((), Where(*row[14:])),
    )


def part(objects: Objects, place: Place, rank: int) -> Part:
    """Make everything about one place."""
    from nantong_cli.holdings import Part

    own = objects.rows_about("statements", rank, " AND project IS NULL")
    records = [objects.statement(row) for row in own]
    pages = [page(objects, row) for row in objects.rows_about("pages", rank)]
    return Part(
        place=place,
        page=pages[0] if pages else None,
        targets=tuple(one for one in records if isinstance(one, Target)),
        observations=tuple(one for one in records if isinstance(one, Observation)),
        projects=tuple(project(objects, row) for row in objects.rows_about("projects", rank)),
    )
