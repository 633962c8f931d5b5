"""What does the ledger rest on, and how much of it on each source?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from nantong_cli.answer import Column, Table
from nantong_cli.model import GRADES, Source
from nantong_cli.queries.figures import without

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger

#: a source in the fields of an OWID origin
ORIGIN_COLUMNS = (
    Column("id", "id"),
    Column("kind", "code", word="source_kind"),
    Column("producer", "text"),
    Column("title", "text"),
    Column("attribution_short", "text", word="source"),
    Column("date_published", "date"),
    Column("date_accessed", "date"),
    Column("url_main", "id"),
    Column("language", "id"),
    Column("sha256", "id", audience="machine"),
    Column("note", "text"),
)
#: what a person reads only of a source asked for by name
DETAILS = (
    *("producer", "title", "date_published", "date_accessed"),
    *("url_main", "language", "note", "cited_by"),
)
#: what may rest on a source, in the order in which it is told
USES = ("targets", "observations", "projects", "figures", "pages", "news", "places")

COLUMNS = (
    ORIGIN_COLUMNS[0],
    Column("source", "source", audience="screen"),
    *without(ORIGIN_COLUMNS[1:], "attribution_short"),
    Column("records", "integer"),
    *(Column(use, "integer", audience="machine") for use in USES),
    Column("grades", "list"),
    Column("cited_by", "ids"),
)


class Use(NamedTuple):
    """A record that rests on a source: what it is (of USES), its id, and how good the evidence is."""

    source: str
    what: str
    id: str
    grade: str | None = None


def sources(ledger: Ledger, wanted: Collection[Source] = ()) -> Table:
    """Return the sources that records rest on, or the ones asked for with all that is known of them."""
    uses: dict[str, list[Use]] = {}
    for use in _uses(ledger):
        uses.setdefault(use.source, []).append(use)
    shown = wanted or [source for source in ledger.sources if source.id in uses]
    rows = [_row(source, uses.get(source.id, [])) for source in shown]
    columns: tuple[Column, ...] = COLUMNS if wanted else without(COLUMNS, *DETAILS)
    return Table("sources", columns, tuple(rows), hint="hint.sources", detailed=bool(wanted))


def origin_row(source: Source) -> tuple[Any, ...]:
    """Return a source under ORIGIN_COLUMNS."""
    return tuple(getattr(source, column.key) for column in ORIGIN_COLUMNS)


def _row(source: Source, uses: Collection[Use]) -> tuple[Any, ...]:
    """Return a source under COLUMNS, with what rests on it."""
    name, *origin = origin_row(source)
    counts = [sum(use.what == what for use in uses) for what in USES]
    grades = {use.grade for use in uses}
    return (
        *(name, source, *origin, len(uses), *counts),
        tuple(grade for grade in GRADES if grade in grades),
        tuple(use.id for use in uses),
    )


def _uses(ledger: Ledger) -> Iterator[Use]:
    """Give every record that rests on a source, in the order of USES."""
    projects = ledger.projects_of()
    for entry in ledger.entries():
        yield Use(entry.source, f"{entry.role}s", entry.id, entry.grade)
    for project in projects:
        yield Use(project.source.id, "projects", project.id)
    for figure in (figure for project in projects for figure in project.figures):
        yield Use(figure.source.id, "figures", figure.id, figure.grade)
    for page in ledger.pages_of():
        yield Use(page.source.id, "pages", page.place.id)
    for project in projects:
        yield from (Use(one.source.id, "news", project.id, one.grade) for one in project.news)
    for place in ledger.places:
        if place.source is not None:
            yield Use(place.source, "places", place.id)
