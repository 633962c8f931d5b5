"""What became of each target: its bound, its outturn, the gap between them, and the verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from nantong_cli.answer import RECORDS_ONLY, Column, Measured, Table
from nantong_cli.bounds import point
from nantong_cli.errors import message
from nantong_cli.queries import charts, evidence, figures
from nantong_cli.queries.assess import VERDICTS, Assessment, assess_each
from nantong_cli.values import Difference, Extent, Judged, Limit, Part

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger
    from nantong_cli.model import Metric, Observation, Place, Target, Unit

#: what stands beside a target
FINDINGS = (
    Column("bound", "bound", spare=2),
    Column("outturn_bound", "extent", audience="machine"),
    Column("outturn", "evidence", audience="machine"),
    Column("outturn", "evidence", audience="screen"),
    Column("benchmark", "evidence", audience="machine"),
    Column("gap", "difference", word="difference", spare=1),
    Column("verdict", "verdict"),
    Column("reason", "code", audience="screen", spare=RECORDS_ONLY),
)
_TARGET = tuple(
    column._replace(spare=3 if column.key == "strength" else 0)
    for column in figures.without(figures.TARGET_COLUMNS, "period", "paragraph")
)
COLUMNS = (*_TARGET, *FINDINGS)


def check(
    ledger: Ledger,
    places: Collection[Place] = (),
    *,
    metrics: Collection[Metric] = (),
    periods: Collection[str] = (),
    verdicts: Collection[str] = (),
    failing: Collection[str] = (),
) -> Table:
    """Return the targets of `places` with what became of them; an empty filter lets everything through.

    The answer fails where any of the targets has one of the verdicts `failing`.
    """
    asked = ledger.targets_of(
        [one.id for one in places], metrics=[one.id for one in metrics], periods=periods
    )
    every = assess_each(ledger, asked)
    found = [one for one in every if not verdicts or one.verdict in verdicts]
    records = [record for one in found for record in rests_on(one)]
    return Table(
        "check",
        COLUMNS,
        tuple(row(one, ledger.dataset.period) for one in found),
        title=summary(found),
        notes=figures.notes_of(records),
        sources=figures.most_cited(record.source for record in records),
        grouped=True,
        hint="hint.check",
        charts=charts.charts(found),
        holds=not any(one.verdict in failing for one in found),
    )


def row(found: Assessment, year: str | None) -> tuple[Any, ...]:
    """Return a target with its findings under COLUMNS, its period told with the metric where it is not `year`."""
    target = found.target
    other = None if target.period == year else target.period
    told = (
        cell._replace(period=other) if isinstance(cell, Measured) else cell
        for cell in figures.target_row(target)
    )
    return (*told, *findings(found))


def summary(found: Sequence[Assessment]) -> Any:
    """Return how many targets there are of each verdict; one that two sources state is counted once."""
    told = counts(found)
    count = sum(told.values())
    twice = len(found) - count
    key = "check.summary_repeated" if twice else "check.summary"
    return message(key, counted=figures.counted(count), twice=twice, **told)


def counts(found: Sequence[Assessment]) -> dict[str, int]:
    """Return how many different targets got each verdict."""
    verdicts = {figures.stated(one.target): one.verdict for one in found}
    each = Counter(verdicts.values())
    return {verdict: each[verdict] for verdict in VERDICTS}


def findings(found: Assessment) -> tuple[Any, ...]:
    """Return what became of a target, under FINDINGS."""
    unit = unit_of(found)
    outturn = found.outturn
    shown: tuple[Observation | Target, ...] = ()
    if outturn is not None:
        shown = outturn.best[:1] if outturn.agrees else outturn.best
    return (
        Limit(found.bound, unit) if found.bound and unit else None,
        Extent(outturn.hull, unit) if outturn and unit else None,
        shown,
        shown or (_part(found)),
        benchmark_of(found),
        difference(found, unit),
        Judged(found.verdict, found.reason),
        found.reason,
    )


def _part(found: Assessment) -> Part | tuple[()]:
    """Return the fullest result of a part of the period, nothing where only other scopes are published."""
    own = [one for one in found.partial if one.scope == found.target.scope]
    return Part(evidence.fullest(own)) if own else ()


def unit_of(found: Assessment) -> Unit | None:
    """Return the unit in which a target's findings are told: its own, or the metric's."""
    return found.target.claim.unit or found.target.metric.unit


def benchmark_of(found: Assessment) -> tuple[Observation | Target, ...]:
    """Return what a relative target is measured by, the most telling first."""
    beside = found.benchmark
    if beside is None:
        return ()
    if beside.goal is not None:
        return (beside.goal,)
    if beside.results is None:
        return ()
    return beside.results.best[:1] if beside.results.agrees else beside.results.best


def difference(found: Assessment, unit: Unit | None) -> Difference | None:
    """Return by how much the outturn is above what the target names."""
    if found.gap is None or unit is None or found.outturn is None:
        return None
    is_points = unit.base == "percent"
    value = None
    if found.outturn.agrees:
        value = _stated_gap(found, unit)
    return Difference(value, Extent(found.gap, unit), is_points)


def amount_above(amount: Decimal, unit: Unit | None) -> Difference | None:
    """Return a distance between two numbers of a unit, of which only the least is known."""
    if unit is None:
        return None
    ends = point(amount).times(unit.scale)
    return Difference(amount, Extent(ends, unit), unit.base == "percent", is_signed=False)


def _stated_gap(found: Assessment, unit: Unit) -> Decimal | None:
    """Return the difference of the numbers as they are stated, in the unit; None where either is open-ended."""
    seen = found.outturn.best[0].claim if found.outturn else None
    goal = found.target.claim
    factor = goal.relative.factor if goal.relative else None
    if goal.relative is not None:
        beside = benchmark_of(found)
        goal = beside[0].claim if len(beside) == 1 else goal
    if seen is None or seen.op not in ("=", "~") or goal.value is None:
        return None
    if found.target.claim.relative is not None and goal.op not in ("=", "~"):
        return None
    if seen.unit is None or goal.unit is None:
        return None
    threshold = point(goal.value).times(goal.unit.scale).times(factor or Decimal(1))
    result = point(seen.value or Decimal()).times(seen.unit.scale)
    return result.plus(threshold.mirrored()).over(unit.scale).lower


def rests_on(found: Assessment) -> list[Target | Observation]:
    """Return the records that a verdict rests on: the target, its outturn and its benchmark."""
    records: list[Target | Observation] = [found.target]
    if found.outturn is not None:
        records += found.outturn.best
    return [*records, *benchmark_of(found)]
