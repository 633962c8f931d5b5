"""Fields → what a source states: claims, targets, observations, and projects with their figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from nantong_cli.errors import message
from nantong_cli.model import (
    GRADES,
    OPS,
    STATUSES,
    STRENGTHS,
    Claim,
    Metric,
    Observation,
    Place,
    Relative,
    Source,
    Target,
)
from nantong_cli.pages import Project

if TYPE_CHECKING:
    from nantong_cli.loading.fields import Fields
    from nantong_cli.loading.records import Shelf

#: what stands beside each way to claim something
_BESIDE = {
    "value": ("op", "unit"),
    "relative_to": ("op",),
    "qualitative": (),
    "unquantified": (),
}


def claim(fields: Fields, shelf: Shelf) -> Claim:
    """Read what is said of a quantity: exactly one of value, relative_to, qualitative, unquantified."""
    ways = [k for k in ("value", "relative_to", "qualitative", "unquantified") if fields.has(k)]
    given = [key for key in ("op", "unit") if fields.has(key)]
    if len(ways) > 1:
        both = " + ".join(ways)
        fields.complain(fields.line(ways[1]), message("claim.several", ways=both))
        return Claim()
    if not ways:
        key = "claim.op_alone" if "op" in given else "claim.none"
        fields.complain(fields.line("op"), message(key))
        return Claim()
    way = ways[0]
    for key in given:
        if key not in _BESIDE[way]:
            fields.complain(fields.line(key), message("claim.too_many", key=key, way=way))
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
            goal=inner.ref("goal", shelf.terms, kind="term"), factor=inner.positive("factor")
        )
    else:
        found = Relative(
            place=inner.ref("place", shelf.places, kind="place"),
            metric=inner.ref("metric", shelf.metrics, kind="metric"),
            factor=inner.positive("factor") if inner.has("factor") else None,
        )
    inner.finish()
    return found


@dataclass(frozen=True, slots=True)
class Frame:
    """The place that a record is about and the source that it comes from: those of its file, or its own.

    In a file of many places and sources (`is_mixed`) a figure's own words and paragraph may be absent.
    """

    place: Place
    source: Source
    project: str | None = None
    is_mixed: bool = False


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
        figure=fields.maybe_text("figure") if frame.is_mixed else fields.text("figure"),
        statement=fields.texts("statement"),
        source=fields.found("source", shelf.sources, kind="source", optional=True) or frame.source,
        paragraph=_paragraph(fields, needed=not frame.is_mixed),
        scope=fields.maybe_texts("scope"),
        note=fields.maybe_texts("note"),
        where=fields.where,
        grade=fields.maybe_choice("grade", GRADES),
        goal=fields.found("goal", shelf.terms, kind="term", optional=True),
    )


def observation(fields: Fields, shelf: Shelf, frame: Frame, ids: Ids) -> Observation:
    """Read a stated result of a place, or about a project of it."""
    about, period = fields.found("metric", shelf.metrics, kind="metric"), fields.period("period")
    before = len(fields.problems)
    said = claim(fields, shelf)
    if said.kind != "absolute" and len(fields.problems) == before:
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


def _paragraph(fields: Fields, *, needed: bool = False) -> int | None:
    """Read the paragraph, which a record with figure words must have."""
    has_figure = fields.has("figure")
    if fields.has("paragraph") or (needed and not has_figure):
        return fields.count("paragraph")
    if has_figure:
        fields.complain(fields.line("figure"), message("figure.no_paragraph"))
    return None


def _checked(fields: Fields, about: Metric | None, said: Claim) -> Claim:
    """Note a unit that cannot measure the metric."""
    if about is None or said.unit is None:
        return said
    told = {"unit": said.unit.id, "metric": about.id}
    if about.measure == "event":
        fields.complain(fields.line("unit"), message("unit.of_event", **told))
    elif about.unit is not None and about.unit.base != said.unit.base:
        other = message("unit.other_base", **told, expected=about.unit.id)
        fields.complain(fields.line("unit"), other)
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
