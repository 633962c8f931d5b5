"""The tables: flat, a record a row, each row to be understood by itself, and all of them joined by ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from nantong_cli.export import fields as f
from nantong_cli.export import rows
from nantong_cli.model import BETTER, GRADES, MEASURES, PLACE_TYPES, SOURCE_KINDS

if TYPE_CHECKING:
    from nantong_cli.export.fields import Field
    from nantong_cli.export.shelves import Record
    from nantong_cli.holdings import Ledger


class Table(NamedTuple):
    """A table: its fields, by which of them a row is found, and the records that become its rows."""

    fields: tuple[Field, ...]
    records: Callable[[Ledger], Iterator[Record]]
    key: tuple[str, ...] = ("id",)

    def rows(self, ledger: Ledger) -> Iterator[list[Any]]:
        """Give the rows, their values in the order of the fields."""
        for record in self.records(ledger):
            yield [_at(record, field.path) for field in self.fields]


def _at(record: Record, path: tuple[str, ...]) -> Any:
    """Return what stands in a record at the end of a way, None where the way ends before."""
    found: Any = record
    for step in path:
        if found is None:
            return None
        found = found.get(step)
    return found


def _passage(way: str, about: str) -> tuple[Field, ...]:
    """Return the fields of a text of a page, in our own words."""
    return (
        *f.texts(way, about, required=True),
        *f.counted(way + ".paragraph", f.PARAGRAPH, required=True),
    )


_PROJECT = (
    *f.refers("project", "projects", "Id of the project.", required=True),
    *f.texts("project_names", "Name of the project", required=True),
)
_NUMBER = f.counted("number", "Its place in the order, from 1.", required=True)

TABLES: dict[str, Table] = {
    "dataset": Table(
        (
            *f.told("id", "Id of the ledger.", required=True),
            *f.texts("title", "Title of the ledger", required=True),
            *f.told("version", "Version of the data, as SemVer has it.", required=True),
            *f.refers("area", "places", "The place whose parts it is about.", required=True),
            *f.told("period", "The year that it is about."),
            *f.told("licence", "Licence of the data, as an SPDX id.", required=True),
            *f.counted("map.columns", "Of its map, if it has one: how many columns."),
            *f.counted("map.rows", "Of its map, if it has one: how many rows."),
        ),
        rows.dataset,
    ),
    "places": Table(
        (
            *f.NAMED,
            *f.told("names.pinyin", "Name in pinyin, without tones.", required=True),
            *f.listed("aliases", "Other names that it answers to."),
            *f.told("code", "Statistical division code, as text."),
            *f.told("type", "What kind of division it is.", required=True, among=PLACE_TYPES),
            *f.refers("parent", "places", "Id of the place that it is a part of."),
            *f.refers("source", "sources", "Id of the source of the code."),
            *f.counted("tile.x", "First column on the map, from 1 in the west."),
            *f.counted("tile.y", "First row on the map, from 1 in the north."),
            *f.counted("tile.width", "How many columns of the map it covers."),
            *f.counted("tile.height", "How many rows of the map it covers."),
        ),
        rows.of_list("places"),
    ),
    "waters": Table(
        (*f.NAMED, *f.listed("tiles", "The rectangles of the map that it fills.")),
        rows.of_list("waters"),
    ),
    "units": Table(
        (
            *f.told("id", "Id.", required=True),
            *f.texts(
                "symbol", "Sign; {} stands for the number where it is not in front", required=True
            ),
            *f.measured("scale", "How many of the base unit one is.", required=True),
            *f.told("base", "The base unit, such as cny.", required=True),
        ),
        rows.of_list("units"),
    ),
    "terms": Table(f.NAMED, rows.of_list("terms")),
    "families": Table(f.NAMED, rows.of_list("families")),
    "metrics": Table(
        (
            *f.told("id", "Id.", required=True),
            *f.refers("family", "families", "The family that it is asked for with."),
            *f.texts("names", "Name", required=True),
            *f.texts("definition", "What is measured", required=True),
            *f.refers("unit", "units", "Its usual unit; an event has none."),
            *f.told("measure", "What sort of quantity it is.", required=True, among=MEASURES),
            *f.told("better", "Which direction is the good one.", required=True, among=BETTER),
            *f.texts("basis", "On what footing it is taken"),
            *f.refers("gap_over.place", "places", "Of a gap: over which place."),
            *f.refers("gap_over.metric", "metrics", "Of a gap: over which metric of the place."),
            *f.listed("aliases", "Other names that it answers to."),
        ),
        rows.of_list("metrics"),
    ),
    "sources": Table(
        (
            *f.told("id", "Id.", required=True),
            *f.told("kind", "What sort of publication it is.", required=True, among=SOURCE_KINDS),
            *f.texts("producer", "Who published it", required=True),
            *f.texts("title", "Title", required=True),
            *f.texts("attribution_short", "How to name it in a line", required=True),
            *f.told("date_published", "When it was published: a year, a month or a day."),
            *f.told("date_accessed", "When it was read."),
            *f.told("url_main", "Where it stands on the web."),
            *f.told("language", "Its language, as a BCP 47 tag.", required=True),
            *f.told("sha256", "SHA-256 of the text that it was coded from."),
            *f.texts("note", "A remark"),
        ),
        rows.of_list("sources"),
    ),
    "targets": Table(
        (*f.told("id", "Id.", required=True), *f.PLACE, *f.METRIC, *f.PERIOD, *f.TARGET),
        rows.targets,
    ),
    "observations": Table(
        (*f.told("id", "Id.", required=True), *f.PLACE, *f.METRIC, *f.PERIOD, *f.OBSERVATION),
        rows.observations,
    ),
    "projects": Table(
        (
            *f.told("id", "Id.", required=True),
            *f.PLACE,
            *f.texts("names", "Name", required=True),
            *f.texts("entity", "Whose project it is", required=True),
            *f.texts("about", "What it is", required=True),
            *f.SOURCE,
            *f.counted("paragraph", f.PARAGRAPH, required=True),
        ),
        rows.projects,
    ),
    "figures": Table(
        (
            *f.told("id", "Id.", required=True),
            *_PROJECT,
            *f.told(
                "role",
                "Whether it is aimed at or reported.",
                required=True,
                among=("target", "observation"),
            ),
            *f.PLACE,
            *f.METRIC,
            *f.PERIOD,
            *f.OF_PROJECT,
        ),
        rows.figures,
    ),
    "news": Table(
        (
            *_PROJECT,
            *_NUMBER,
            *f.PERIOD,
            *f.texts("text", "What became of the project", required=True),
            *f.told("grade", f.GRADE, required=True, among=GRADES),
            *f.SOURCE,
        ),
        rows.news,
        ("project", "number"),
    ),
    "pages": Table(
        (
            *f.PLACE,
            *f.SOURCE,
            *_passage("motto", "Motto"),
            *_passage("arena", "What the reporter saw"),
            *_passage("plan.lead", "How the work plan begins"),
            *f.texts("pledge.name", "Name of the official who pledges"),
            *f.texts("pledge.role", "Office of the official"),
            *f.texts("pledge.text", "The pledge"),
            *f.counted("pledge.paragraph", f.PARAGRAPH),
        ),
        rows.pages,
        ("place",),
    ),
    "plan_items": Table(
        (
            *f.PLACE,
            *_NUMBER,
            *f.texts("title", "Heading", required=True),
            *f.texts("text", "Text", required=True),
            *f.SOURCE,
            *f.counted("paragraph", f.PARAGRAPH, required=True),
        ),
        rows.plan_items,
        ("place", "number"),
    ),
}
