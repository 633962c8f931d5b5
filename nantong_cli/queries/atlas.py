"""Where do the counties lie, and how do they stand there? By a metric, or by how many targets they set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from nantong_cli import periods
from nantong_cli.answer import Column, Table
from nantong_cli.bounds import point
from nantong_cli.charts import Atlas, Region
from nantong_cli.errors import Message, message
from nantong_cli.model import KINDS, Claim, Metric, Observation, Place, Target
from nantong_cli.queries import evidence
from nantong_cli.queries.figures import counted, most_cited, notes_of, promises
from nantong_cli.queries.shades import Shade, shade_of, shades
from nantong_cli.values import Extent, Part, Period, Word

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger

#: by what a map is shaded, and what people read under it then
SHOWN = {
    "targets": ("place", "targets", "pledged"),
    "outturn": ("place", "outturn", "target"),
    "target": ("place", "target"),
}
COLUMNS = (
    Column("place", "place"),
    Column("metric", "metric", audience="machine"),
    Column("by", "id", audience="machine"),
    Column("period", "id", audience="machine"),
    Column("targets", "integer"),
    Column("pledged", "tally", audience="screen", word="kind"),
    Column("outturn", "evidence", audience="machine"),
    Column("outturn", "evidence", audience="screen"),
    Column("target", "claim"),
    Column("shade", "integer", audience="machine"),
    *(Column(key, "integer", audience="machine") for key in ("x", "y", "width", "height")),
)
NOT_STATED = Word("phrase.not_stated")


class _Stand(NamedTuple):
    """How a place stands: its targets, the one by the metric, the results, and the number to shade it by."""

    place: Place
    targets: Sequence[Target]
    target: Target | None = None
    results: tuple[Observation, ...] = ()
    partial: tuple[Observation, ...] = ()
    number: Decimal | None = None


def atlas(ledger: Ledger, metric: Metric | None = None) -> Table:
    """Return the counties on the ledger's map, shaded by how many targets they set, or by the results of a metric.

    Where no county has a result they are shaded by the targets, if every county names a number in the same way.
    A number that is open-ended, disputed or of a part of the year shades nothing.
    """
    if ledger.map is None:
        return Table("map", COLUMNS, (), empty=message("atlas.none"))
    period = _period(ledger, metric)
    found = [_stand(ledger, place, metric, period) for place in ledger.subjects]
    has_results = any(one.results or one.partial for one in found)
    by = "targets" if metric is None else "outturn" if has_results else "target"
    found = _numbered(found, by)
    counted = metric is None or metric.measure in evidence.COUNTED
    steps = shades((one.number for one in found if one.number is not None), least=Decimal(counted))
    of = [shade_of(one.number, steps) for one in found]
    shown = SHOWN[by] if any(one.target for one in found) or by == "targets" else SHOWN[by][:2]
    columns = [one for one in COLUMNS if one.audience != "screen" or one.key in shown]
    rows = [
        _row(columns, stand, shade, by, metric, period)
        for stand, shade in zip(found, of, strict=True)
    ]
    records = [record for one in found for record in _rests_on(one)]
    return Table(
        "map",
        tuple(_for(shown, one) for one in columns),
        tuple(rows),
        title=message(
            f"atlas.by.{by}", metric=metric.names if metric else "", period=Period(period)
        ),
        subtitle=(metric.basis or metric.definition) if metric else None,
        notes=notes_of(records) if metric else (),
        hint="hint.map",
        sources=most_cited(record.source for record in records),
        atlas=Atlas(
            ledger.map,
            tuple(Region(one.place, _told(one, by), n) for one, n in zip(found, of, strict=True)),
            tuple((one.number, _range(one, metric, found)) for one in steps if one.number in of),
        ),
    )


def _period(ledger: Ledger, metric: Metric | None) -> str:
    """Return the ledger's year; where it is about none, the last period of which anything is stated."""
    if ledger.dataset.period is not None:
        return ledger.dataset.period
    chosen = [metric.id] if metric else []
    own = [place.id for place in ledger.subjects]
    seen = [one.period for one in ledger.observations_of(own, metrics=chosen)] if metric else []
    return max(seen or [one.period for one in ledger.targets_of(own, metrics=chosen)], default="")


def _stand(ledger: Ledger, place: Place, metric: Metric | None, period: str) -> _Stand:
    """Return how a place stands by a metric, or by how many targets it sets."""
    chosen = [metric.id] if metric else []
    own = promises(ledger, [place], period, metrics=chosen)
    if metric is None:
        return _Stand(place, own, number=Decimal(len(own)))
    whole = [one for one in own if one.scope is None and periods.same_period(one.period, period)]
    seen = ledger.observations_of([place.id], metrics=chosen)
    outturn = evidence.of(seen, metric, period)
    best = (outturn.best[:1] if outturn.agrees else outturn.best) if outturn else ()
    parts = [
        one
        for one in seen
        if one.scope is None
        and one.claim.value is not None
        and periods.is_part_of(one.period, period)
    ]
    return _Stand(place, own, next(iter(whole), None), best, evidence.fullest(parts))


def _numbered(found: Sequence[_Stand], by: str) -> list[_Stand]:
    """Return the places with the number that each is shaded by, where one is known."""
    if by == "targets":
        return list(found)
    if by == "outturn":
        claims = [one.results[0].claim if len(one.results) == 1 else Claim() for one in found]
        claims = [claim if claim.op in ("=", "~") else Claim() for claim in claims]
    else:
        claims = [one.target.claim if one.target else Claim() for one in found]
        if len({(claim.op, claim.unit and claim.unit.base) for claim in claims}) > 1:
            claims = [Claim()] * len(claims)
    pairs = zip(found, claims, strict=True)
    return [stand._replace(number=_number(claim)) for stand, claim in pairs]


def _number(claim: Claim) -> Decimal | None:
    """Return the number that a claim names, in the base of its unit."""
    if claim.value is None or claim.unit is None:
        return None
    return point(claim.value).times(claim.unit.scale).lower


def _told(stand: _Stand, by: str) -> Message:
    """Return what stands under a place's name."""
    if by == "targets":
        return counted(len(stand.targets))
    if by == "outturn" and stand.results:
        return message("atlas.amount", amount=tuple(one.claim for one in stand.results))
    if by == "outturn" and stand.partial:
        (part,) = stand.partial
        return message("atlas.only", period=Period(part.period), amount=part.claim)
    if stand.target is None:
        return message("atlas.amount", amount=NOT_STATED)
    amount = stand.target.claim if by == "target" else Word("verdict.no_outturn")
    return message("atlas.amount", amount=amount)


def _range(shade: Shade, metric: Metric | None, found: Sequence[_Stand]) -> Message:
    """Return what a shade stands for, in words; amounts are told in the unit that the sources use."""
    if metric is None:
        low, high = int(shade.of.lower or 0), int(shade.of.upper or 0)
        high -= not shade.of.is_point
        return counted(low) if low == high else message("atlas.range", low=low, high=high)
    stated = [record.claim.unit for one in found for record in _rests_on(one)]
    unit = next((one for one in stated if one is not None), metric.unit)
    return message("atlas.amount", amount=Extent(shade.of, unit) if unit else NOT_STATED)


def _rests_on(stand: _Stand) -> Iterable[Target | Observation]:
    """Give the records that are told of a place."""
    yield from stand.results or stand.partial
    yield from (stand.target,) if stand.target else () if stand.results else stand.targets


def _for(shown: Sequence[str], column: Column) -> Column:
    """Return a column, left to programs where people have no use for it."""
    is_shown = column.audience != "all" or column.key in shown
    return column if is_shown else column._replace(audience="machine")


def _row(
    columns: Iterable[Column],
    stand: _Stand,
    shade: int | None,
    by: str,
    metric: Metric | None,
    period: str,
) -> tuple[Any, ...]:
    """Return one place under `columns`."""
    kinds = Counter(target.claim.kind for target in stand.targets)
    values: dict[str, Any] = {
        "place": stand.place,
        "metric": metric,
        "by": by,
        "period": period,
        "targets": len(stand.targets),
        "pledged": tuple((kind, kinds[kind]) for kind in KINDS if kinds[kind]),
        "outturn": stand.results,
        "target": stand.target.claim if stand.target else None,
        "shade": shade,
    }
    if stand.place.tile is not None:
        values |= stand.place.tile._asdict()
    partial = Part(stand.partial) if stand.partial and not stand.results else stand.results
    return tuple(
        partial if (one.key, one.audience) == ("outturn", "screen") else values.get(one.key)
        for one in columns
    )
