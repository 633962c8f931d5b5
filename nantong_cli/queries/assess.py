"""Was a target reached? Its bound, what it is measured by, what was published, the gap and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from nantong_cli import bounds, periods
from nantong_cli.model import Observation, Target
from nantong_cli.queries import evidence

if TYPE_CHECKING:
    from nantong_cli.bounds import Bound, Interval
    from nantong_cli.holdings import Ledger
    from nantong_cli.queries.evidence import Evidence

VERDICTS = ("met", "not_met", "undecided", "no_outturn", "not_assessable")
REASONS = (
    *("inside", "outside", "overlap", "disagreement"),
    *("unpublished", "part_of_period", "other_scope"),
    *("qualitative", "unquantified", "benchmark_unknown", "goal_unknown"),
)


class Benchmark(NamedTuple):
    """What a relative target is measured by: the results of another place, or an earlier goal of its own."""

    results: Evidence | None
    goal: Target | None
    #: in the base of its unit, the factor in it
    threshold: Interval


class Assessment(NamedTuple):
    """A target beside what became of it. Intervals are in the base of the target's unit."""

    target: Target
    bound: Bound | None
    benchmark: Benchmark | None
    outturn: Evidence | None
    #: results of a part of the period, or of another scope: none of them stands for the whole
    partial: tuple[Observation, ...]
    gap: Interval | None
    verdict: str
    reason: str


def assess_each(ledger: Ledger, targets: Sequence[Target]) -> list[Assessment]:
    """Return the verdicts on targets of places, in their order; the results that speak of them are read at once."""
    places = {one.place.id for one in targets}
    metrics = {one.metric.id for one in targets}
    by: dict[tuple[str, str], list[Observation]] = {}
    for seen in ledger.observations_of(places, metrics=metrics) if targets else ():
        by.setdefault((seen.place.id, seen.metric.id), []).append(seen)
    return [_assessed(ledger, one, by.get((one.place.id, one.metric.id), [])) for one in targets]


def assess(ledger: Ledger, target: Target) -> Assessment:
    """Return the verdict on one target, with everything that it rests on."""
    return _assessed(ledger, target, _seen(ledger, target))


def _assessed(ledger: Ledger, target: Target, seen: Sequence[Observation]) -> Assessment:
    """Return the verdict by the results that speak of a target."""
    outturn = evidence.of(seen, target.metric, target.period, target.scope)
    partial = tuple(one for one in seen if _is_partial(one, target))
    benchmark = _benchmark(ledger, target)
    bound = _bound(target, benchmark)
    found = Assessment(target, bound, benchmark, outturn, partial, None, "", "")
    verdict, reason = _verdict(found)
    return found._replace(gap=_gap(found), verdict=verdict, reason=reason)


def _seen(ledger: Ledger, target: Target) -> list[Observation]:
    """Return the results of what the target is about: of the place, or of its project."""
    if target.project is None:
        return list(ledger.observations_of([target.place.id], metrics=[target.metric.id]))
    own = [one for one in ledger.projects_of([target.place.id]) if one.id == target.project]
    figures = (figure for project in own for figure in project.figures)
    return [
        one for one in figures if isinstance(one, Observation) and one.metric.id == target.metric.id
    ]


def _is_partial(seen: Observation, target: Target) -> bool:
    """Say whether a result is of a part of the target's period, or of another scope."""
    if periods.is_part_of(seen.period, target.period):
        return True
    return periods.same_period(seen.period, target.period) and seen.scope != target.scope


def _benchmark(ledger: Ledger, target: Target) -> Benchmark | None:
    """Return what a relative target is measured by, None where that is not known."""
    beside = target.claim.relative
    if beside is None:
        return None
    if beside.goal is not None:
        goal = next((one for one in _goals(ledger, target) if one.goal == beside.goal), None)
        if goal is None:
            return None
        threshold, results = bounds.named(goal.claim), None
    else:
        if beside.place is None or beside.metric is None:
            return None
        seen = ledger.observations_of([beside.place.id], metrics=[beside.metric.id])
        goal, results = None, evidence.of(seen, beside.metric, target.period)
        if results is None:
            return None
        threshold = results.hull
    if beside.factor is not None:
        threshold = threshold.times(beside.factor)
    return Benchmark(results, goal, threshold)


def _goals(ledger: Ledger, target: Target) -> list[Target]:
    """Return the place's own targets with a number for the same metric and period."""
    own = ledger.targets_of([target.place.id], metrics=[target.metric.id])
    return [one for one in own if one.period == target.period and one.claim.kind == "absolute"]


def _bound(target: Target, benchmark: Benchmark | None) -> Bound | None:
    """Return which results reach the target, None where it gives no number and none can be found for it."""
    claim = target.claim
    if claim.kind == "absolute":
        return bounds.reach(claim, better=target.metric.better)
    if claim.op is None or benchmark is None:
        return None
    return bounds.beyond(claim.op, benchmark.threshold, better=target.metric.better)


def _verdict(found: Assessment) -> tuple[str, str]:
    """Return the verdict and its reason."""
    target = found.target
    if found.bound is None:
        reason = str(target.claim.kind)
        if target.claim.relative is not None:
            reason = "goal_unknown" if target.claim.relative.goal else "benchmark_unknown"
        return "not_assessable", reason
    if found.outturn is None:
        whole = [one for one in found.partial if one.scope == target.scope]
        reason = "part_of_period" if whole else "other_scope" if found.partial else "unpublished"
        return "no_outturn", reason
    verdict = bounds.verdict(found.outturn.known, found.bound)
    if verdict != "undecided":
        return verdict, "inside" if verdict == "met" else "outside"
    beside = found.benchmark.results if found.benchmark else None
    if not found.outturn.agrees or (beside is not None and not beside.agrees):
        return verdict, "disagreement"
    return verdict, "overlap"


def _gap(found: Assessment) -> Interval | None:
    """Return by how much the result is above the number that it is measured by, None where either is missing."""
    if found.outturn is None or found.bound is None:
        return None
    claim = found.target.claim
    if claim.kind == "relative":
        threshold = found.benchmark.threshold if found.benchmark else None
    else:
        threshold = bounds.named(claim._replace(op="="))
    return found.outturn.hull.plus(threshold.mirrored()) if threshold is not None else None
