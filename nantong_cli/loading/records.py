"""Fields → what other records refer to: the card, places, units, terms, families, metrics, sources."""

from __future__ import annotations

from dataclasses import dataclass, field

from nantong_cli.loading import tiles
from nantong_cli.loading.fields import Fields, Index
from nantong_cli.model import (
    BETTER,
    MEASURES,
    PLACE_TYPES,
    SOURCE_KINDS,
    Dataset,
    Family,
    Metric,
    Place,
    Relative,
    Source,
    Term,
    Unit,
)


@dataclass(slots=True)
class Shelf:
    """What other records refer to by id; filled file by file, and never after the files that refer to it."""

    places: Index[Place] = field(default_factory=Index)
    units: Index[Unit] = field(default_factory=Index)
    terms: Index[Term] = field(default_factory=Index)
    families: Index[Family] = field(default_factory=Index)
    metrics: Index[Metric] = field(default_factory=Index)
    sources: Index[Source] = field(default_factory=Index)


def dataset(fields: Fields, shelf: Shelf) -> Dataset:
    """Read the ledger's card; the counties are found as the parts of its area, which is one of the places."""
    return Dataset(
        id=fields.slug("id"),
        title=fields.texts("title"),
        version=fields.text("version"),
        area=_area(fields, shelf),
        licence=fields.text("licence"),
        period=fields.maybe_period("period"),
    )


def _area(fields: Fields, shelf: Shelf) -> str:
    """Read the id of the ledger's area; empty where it is no id of a place, for it names a file too."""
    before = len(fields.problems)
    area = fields.slug("area")
    if len(fields.problems) == before:
        fields.found("area", shelf.places, kind="place")
    return area if len(fields.problems) == before else ""


def place(fields: Fields, shelf: Shelf) -> Place:
    """Read a place; its source is where its code comes from."""
    cited = fields.found("source", shelf.sources, kind="source", optional=True)
    return Place(
        id=fields.slug("id"),
        names=fields.texts("names"),
        pinyin=fields.text("pinyin"),
        aliases=fields.strings("aliases"),
        code=fields.maybe_text("code"),
        type=fields.choice("type", PLACE_TYPES),
        parent=fields.maybe_text("parent"),
        source=cited.id if cited else None,
        where=fields.where,
        tile=tiles.tile_of(fields),
    )


def unit(fields: Fields) -> Unit:
    """Read a unit."""
    return Unit(
        id=fields.slug("id"),
        symbol=fields.texts("symbol"),
        scale=fields.positive("scale"),
        base=fields.slug("base"),
        where=fields.where,
    )


def term(fields: Fields) -> Term:
    """Read a term."""
    return Term(id=fields.slug("id"), names=fields.texts("names"), where=fields.where)


def family(fields: Fields) -> Family:
    """Read a family of metrics."""
    return Family(id=fields.slug("id"), names=fields.texts("names"), where=fields.where)


def metric(fields: Fields, shelf: Shelf) -> Metric:
    """Read a metric; one that is an event (a start of construction) has no unit."""
    measure = fields.choice("measure", MEASURES)
    found = fields.found("unit", shelf.units, kind="unit", optional=measure == "event")
    group = fields.found("family", shelf.families, kind="family", optional=True)
    return Metric(
        id=fields.slug("id"),
        family=group.id if group else None,
        names=fields.texts("names"),
        definition=fields.texts("definition"),
        unit=found,
        measure=measure,
        better=fields.choice("better", BETTER),
        basis=fields.maybe_texts("basis"),
        aliases=fields.strings("aliases"),
        where=fields.where,
        gap_over=_gap_over(fields, shelf),
    )


def _gap_over(fields: Fields, shelf: Shelf) -> Relative | None:
    """Read what a gap is the distance from; the metric stands before the gap in the file."""
    inner = fields.inner("gap_over", optional=True)
    if inner is None:
        return None
    found = Relative(
        place=inner.ref("place", shelf.places, kind="place"),
        metric=inner.ref("metric", shelf.metrics, kind="metric"),
    )
    inner.finish()
    return found


def source(fields: Fields) -> Source:
    """Read a source."""
    return Source(
        id=fields.slug("id"),
        kind=fields.choice("kind", SOURCE_KINDS),
        producer=fields.texts("producer"),
        title=fields.texts("title"),
        attribution_short=fields.texts("attribution_short"),
        date_published=fields.maybe_text("date_published"),
        date_accessed=fields.maybe_text("date_accessed"),
        url_main=fields.maybe_text("url_main"),
        language=fields.text("language"),
        sha256=fields.maybe_text("sha256"),
        note=fields.maybe_texts("note"),
        where=fields.where,
    )
