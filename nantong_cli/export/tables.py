"""The tables: flat, a record a row, each row to be understood by itself, and all of them joined by ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from nantong_cli.export import columns as c
from nantong_cli.export import rows
from nantong_cli.export.columns import Column
from nantong_cli.export.shelves import Record
from nantong_cli.model import BETTER, GRADES, MEASURES, PLACE_TYPES, SOURCE_KINDS, Ledger


class Table(NamedTuple):
    """A table: its columns, by which of them a row is found, and the records that become its rows."""

    columns: tuple[Column, ...]
    records: Callable[[Ledger], Iterator[Record]]
    key: tuple[str, ...] = ("id",)

    def rows(self, ledger: Ledger) -> Iterator[list[Any]]:
        """Give the rows, their values in the order of the columns."""
        for record in self.records(ledger):
            yield [_at(record, column.path) for column in self.columns]


def _at(record: Record, path: tuple[str, ...]) -> Any:
    """Return what stands in a record at the end of a way, None where the way ends before."""
    found: Any = record
    for step in path:
        if found is None:
            return None
        found = found.get(step)
    return found


def _passage(way: str, about: str) -> tuple[Column, ...]:
    """Return the columns of a text of a page, in our own words."""
    return (
        *c.texts(way, about, required=True),
        *c.counted(f"{way}.paragraph", c.PARAGRAPH, required=True),
    )


_PROJECT = (
    *c.refers("project", "projects", "Id of the project.", required=True),
    *c.texts("project_names", "Name of the project", required=True),
)
_NUMBER = c.counted("number", "Its place in the order, from 1.", required=True)

TABLES: dict[str, Table] = {
    "dataset": Table(
        (
            *c.told("id", "Id of the ledger.", required=True),
            *c.texts("title", "Title of the ledger", required=True),
            *c.told("version", "Version of the data, as SemVer has it.", required=True),
            *c.refers("area", "places", "The place whose parts it is about.", required=True),
            *c.told("period", "The year that it is about."),
            *c.told("licence", "Licence of the data, as an SPDX id.", required=True),
        ),
        rows.dataset,
    ),
    "places": Table(
        (
            *c.NAMED,
            *c.told("names.pinyin", "Name in pinyin, without tones.", required=True),
            *c.listed("aliases", "Other names that it answers to."),
            *c.told("code", "Statistical division code, as text."),
            *c.told("type", "What kind of division it is.", required=True, among=PLACE_TYPES),
            *c.refers("parent", "places", "Id of the place that it is a part of."),
            *c.refers("source", "sources", "Id of the source of the code."),
        ),
        rows.of_list("places"),
    ),
    "units": Table(
        (
            *c.told("id", "Id.", required=True),
            *c.texts(
                "symbol", "Sign; {} stands for the number where it is not in front", required=True
            ),
            *c.measured("scale", "How many of the base unit one is.", required=True),
            *c.told("base", "The base unit, such as cny.", required=True),
        ),
        rows.of_list("units"),
    ),
    "terms": Table(c.NAMED, rows.of_list("terms")),
    "families": Table(c.NAMED, rows.of_list("families")),
    "metrics": Table(
        (
            *c.told("id", "Id.", required=True),
            *c.refers("family", "families", "The family that it is asked for with."),
            *c.texts("names", "Name", required=True),
            *c.texts("definition", "What is measured", required=True),
            *c.refers("unit", "units", "Its usual unit; an event has none."),
            *c.told("measure", "What sort of quantity it is.", required=True, among=MEASURES),
            *c.told("better", "Which direction is the good one.", required=True, among=BETTER),
            *c.texts("basis", "On what footing it is taken"),
            *c.refers("gap_over.place", "places", "Of a gap: over which place."),
            *c.refers("gap_over.metric", "metrics", "Of a gap: over which metric of the place."),
            *c.listed("aliases", "Other names that it answers to."),
        ),
        rows.of_list("metrics"),
    ),
    "sources": Table(
        (
            *c.told("id", "Id.", required=True),
            *c.told("kind", "What sort of publication it is.", required=True, among=SOURCE_KINDS),
            *c.texts("producer", "Who published it", required=True),
            *c.texts("title", "Title", required=True),
            *c.texts("attribution_short", "How to name it in a line", required=True),
            *c.told("date_published", "When it was published: a year, a month or a day."),
            *c.told("date_accessed", "When it was read."),
            *c.told("url_main", "Where it stands on the web."),
            *c.told("language", "Its language, as a BCP 47 tag.", required=True),
            *c.told("sha256", "SHA-256 of the text that it was coded from."),
            *c.texts("note", "A remark"),
        ),
        rows.of_list("sources"),
    ),
    "targets": Table(
        (*c.told("id", "Id.", required=True), *c.PLACE, *c.METRIC, *c.PERIOD, *c.TARGET),
        rows.targets,
    ),
    "observations": Table(
        (*c.told("id", "Id.", required=True), *c.PLACE, *c.METRIC, *c.PERIOD, *c.OBSERVATION),
        rows.observations,
    ),
    "projects": Table(
        (
            *c.told("id", "Id.", required=True),
            *c.PLACE,
            *c.texts("names", "Name", required=True),
            *c.texts("entity", "Whose project it is", required=True),
            *c.texts("about", "What it is", required=True),
            *c.SOURCE,
            *c.counted("paragraph", c.PARAGRAPH, required=True),
        ),
        rows.projects,
    ),
    "figures": Table(
        (
            *c.told("id", "Id.", required=True),
            *_PROJECT,
            *c.told(
                "role",
                "Whether it is aimed at or reported.",
                required=True,
                among=("target", "observation"),
            ),
            *c.PLACE,
            *c.METRIC,
            *c.PERIOD,
            *c.OF_PROJECT,
        ),
        rows.figures,
    ),
    "news": Table(
        (
            *_PROJECT,
            *_NUMBER,
            *c.PERIOD,
            *c.texts("text", "What became of the project", required=True),
            *c.told("grade", c.GRADE, required=True, among=GRADES),
            *c.SOURCE,
        ),
        rows.news,
        ("project", "number"),
    ),
    "pages": Table(
        (
            *c.PLACE,
            *c.SOURCE,
            *_passage("motto", "Motto"),
            *_passage("arena", "What the reporter saw"),
            *_passage("plan.lead", "How the work plan begins"),
            *c.texts("pledge.name", "Name of the official who pledges"),
            *c.texts("pledge.role", "Office of the official"),
            *c.texts("pledge.text", "The pledge"),
            *c.counted("pledge.paragraph", c.PARAGRAPH),
        ),
        rows.pages,
        ("place",),
    ),
    "plan_items": Table(
        (
            *c.PLACE,
            *_NUMBER,
            *c.texts("title", "Heading", required=True),
            *c.texts("text", "Text", required=True),
            *c.SOURCE,
            *c.counted("paragraph", c.PARAGRAPH, required=True),
        ),
        rows.plan_items,
        ("place", "number"),
    ),
}
