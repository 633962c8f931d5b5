"""Fields → model objects, one function for each kind of record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from nantong_cli.errors import message
from nantong_cli.loading.fields import Fields
from nantong_cli.model import (
    BETTER,
    GRADES,
    MEASURES,
    OPS,
    PLACE_TYPES,
    SOURCE_KINDS,
    STATUSES,
    STRENGTHS,
    Claim,
    Dataset,
    Family,
    Metric,
    Observation,
    Passage,
    Place,
    PlacePage,
    Pledge,
    Project,
    Relative,
    Source,
    Target,
    Term,
    Text,
    Unit,
)


@dataclass(slots=True)
class Shelf:
    """What other records refer to by id; filled file by file, and never after the files that refer to it."""

    places: dict[str, Place] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    families: dict[str, Family] = field(default_factory=dict)
    metrics: dict[str, Metric] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)


def dataset(fields: Fields) -> Dataset:
    """Read the ledger's card."""
    return Dataset(
        id=fields.slug("id"),
        title=fields.texts("title"),
        version=fields.text("version"),
        area=fields.slug("area"),
        licence=fields.text("licence"),
    )


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
    )


def unit(fields: Fields) -> Unit:
    """Read a unit."""
    return Unit(
        id=fields.slug("id"),
        symbol=fields.texts("symbol"),
        scale=fields.number("scale"),
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
    )


def source(fields: Fields) -> Source:
    """Read a source."""
    return Source(
        id=fields.slug("id"),
        kind=fields.choice("kind", SOURCE_KINDS),
        producer=fields.texts("producer"),
        title=fields.texts("title"),
        attribution_short=fields.texts("attribution_short"),
        date_published=fields.text("date_published"),
        date_accessed=fields.maybe_text("date_accessed"),
        url_main=fields.maybe_text("url_main"),
        language=fields.text("language"),
        sha256=fields.maybe_text("sha256"),
        note=fields.maybe_texts("note"),
        where=fields.where,
    )


def claim(fields: Fields, shelf: Shelf) -> Claim:
    """Read what is said of a quantity: exactly one of value, relative_to, qualitative, unquantified."""
    ways = [k for k in ("value", "relative_to", "qualitative", "unquantified") if fields.has(k)]
    has_op = fields.has("op")
    if len(ways) > 1:
        both = " + ".join(ways)
        fields.complain(fields.line(ways[1]), message("claim.several", ways=both))
        return Claim()
    if not ways:
        key = "claim.op_alone" if has_op else "claim.none"
        fields.complain(fields.line("op"), message(key))
        return Claim()
    way = ways[0]
    if way in ("qualitative", "unquantified") and has_op:
        fields.complain(fields.line("op"), message("claim.op_too_many", way=way))
    if way == "unquantified":
        fields.true("unquantified")
        return Claim()
    if way == "qualitative":
        return Claim(qualitative=fields.ref("qualitative", shelf.terms, kind="term"))
    op = fields.choice("op", OPS)
    if way == "relative_to":
        return Claim(op=op, relative=_relative(fields, shelf))
    value, found = fields.number("value"), fields.ref("unit", shelf.units, kind="unit")
    return Claim(op=op, value=value, unit=found)


def _relative(fields: Fields, shelf: Shelf) -> Relative:
    """Read what a relative target is measured by."""
    inner = fields.inner("relative_to")
    if inner is None:
        return Relative()
    if inner.has("goal"):
        found = Relative(
            goal=inner.ref("goal", shelf.terms, kind="term"), factor=inner.number("factor")
        )
    else:
        found = Relative(
            place=inner.ref("place", shelf.places, kind="place"),
            metric=inner.ref("metric", shelf.metrics, kind="metric"),
        )
    inner.finish()
    return found


@dataclass(frozen=True, slots=True)
class Frame:
    """What the records of one file share: the place they are about and the source they come from."""

    place: Place
    source: Source
    project: str | None = None


class Ids:
    """Derives ids of records: place.metric.period, with .2, .3 … where there are several."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def next(self, *parts: str) -> str:
        """Return the next id for these parts."""
        stem = ".".join(parts)
        number = self._taken[stem] = self._taken.get(stem, 0) + 1
        return stem if number == 1 else f"{stem}.{number}"


def target(fields: Fields, shelf: Shelf, frame: Frame, ids: Ids) -> Target:
    """Read a target of a place, or about a project of it."""
    about, period = fields.found("metric", shelf.metrics, kind="metric"), fields.period("period")
    return Target(
        id=ids.next(frame.project or frame.place.id, about.id if about else "", period),
        place=frame.place,
        project=frame.project,
        metric=cast("Metric", about),
        period=period,
        claim=_checked(fields, about, claim(fields, shelf)),
        strength=fields.choice("strength", STRENGTHS),
        figure=fields.text("figure"),
        statement=fields.texts("statement"),
        source=fields.found("source", shelf.sources, kind="source", optional=True) or frame.source,
        paragraph=_paragraph(fields) or 0,
        scope=fields.maybe_texts("scope"),
        note=fields.maybe_texts("note"),
        where=fields.where,
    )


def observation(fields: Fields, shelf: Shelf, frame: Frame, ids: Ids) -> Observation:
    """Read a stated result of a place, or about a project of it."""
    about, period = fields.found("metric", shelf.metrics, kind="metric"), fields.period("period")
    said = claim(fields, shelf)
    if fields.is_good and said.kind != "absolute":
        fields.complain(fields.where.line, message("observation.no_value"))
    return Observation(
        id=ids.next(frame.project or frame.place.id, about.id if about else "", period),
        place=frame.place,
        project=frame.project,
        metric=cast("Metric", about),
        period=period,
        claim=_checked(fields, about, said),
        status=fields.choice("status", STATUSES),
        grade=fields.choice("grade", GRADES),
        figure=fields.maybe_text("figure"),
        source=fields.found("source", shelf.sources, kind="source", optional=True) or frame.source,
        paragraph=_paragraph(fields),
        scope=fields.maybe_texts("scope"),
        note=fields.maybe_texts("note"),
        where=fields.where,
    )


def _paragraph(fields: Fields) -> int | None:
    """Read the paragraph that a record with figure words must have."""
    if fields.has("paragraph"):
        return fields.count("paragraph")
    if fields.has("figure"):
        fields.complain(fields.line("figure"), message("figure.no_paragraph"))
    return None


def _checked(fields: Fields, about: Metric | None, said: Claim) -> Claim:
    """Note a unit that cannot measure the metric."""
    if about is None or said.unit is None:
        return said
    if about.unit is None or about.unit.base != said.unit.base:
        expected = about.unit.id if about.unit else message("unit.none")
        given = message("unit.other_base", unit=said.unit.id, metric=about.id, expected=expected)
        fields.complain(fields.line("unit"), given)
    return said


def project(fields: Fields, shelf: Shelf, frame: Frame, ids: Ids) -> Project:
    """Read a project with its figures: one with a strength is a target, any other an observation."""
    inner = Frame(frame.place, frame.source, fields.slug("id"))
    figures: list[Target | Observation] = []
    for one in fields.records("figures", optional=True):
        read = target if one.has("strength") else observation
        record = read(one, shelf, inner, ids)
        if one.finish():
            figures.append(record)
    return Project(
        id=fields.slug("id"),
        place=frame.place,
        names=fields.texts("names"),
        entity=fields.texts("entity"),
        about=fields.texts("about"),
        source=frame.source,
        paragraph=fields.count("paragraph"),
        figures=tuple(figures),
        where=fields.where,
    )


def page(fields: Fields, frame: Frame) -> PlacePage | None:
    """Read a place's page."""
    plan = fields.inner("plan")
    passages = {key: _passage(fields.inner(key)) for key in ("motto", "arena")}
    lead = _passage(plan.inner("lead")) if plan else _passage(None)
    items = tuple(_item(one) for one in plan.records("items")) if plan else ()
    if plan:
        plan.finish()
    pledge = _pledge(fields.inner("pledge", optional=True))
    if not fields.finish():
        return None
    return PlacePage(
        place=frame.place,
        source=frame.source,
        motto=passages["motto"],
        arena=passages["arena"],
        lead=lead,
        plan=items,
        pledge=pledge,
        where=fields.where,
    )


def _passage(fields: Fields | None) -> Passage:
    """Read a text whose languages stand beside its paragraph."""
    if fields is None:
        return Passage(Text("", "", ""), 0)
    found = Passage(text=fields.own_texts(), paragraph=fields.count("paragraph"))
    fields.finish()
    return found


def _item(fields: Fields) -> Passage:
    """Read an item of a work plan."""
    found = Passage(
        title=fields.texts("title"),
        text=fields.texts("text"),
        paragraph=fields.count("paragraph"),
    )
    fields.finish()
    return found


def _pledge(fields: Fields | None) -> Pledge | None:
    """Read an official's word."""
    if fields is None:
        return None
    found = Pledge(
        name=fields.texts("name"),
        role=fields.texts("role"),
        text=fields.texts("text"),
        paragraph=fields.count("paragraph"),
    )
    fields.finish()
    return found
