"""A reading and a verdict, step by step: sentences still to be said, with the numbers that they are about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nantong_cli.errors import Message, message
from nantong_cli.model import Claim, Target, Unit
from nantong_cli.queries import check
from nantong_cli.queries.evidence import COUNTED, Evidence
from nantong_cli.queries.evidence import known as seen_in
from nantong_cli.values import Extent, Judged, Limit, Period, Word

if TYPE_CHECKING:
    from nantong_cli.queries.assess import Assessment
    from nantong_cli.queries.derive import Derived


def reading(target: Target) -> Iterator[Message]:
    """Give how a target's words are read: the comparator by its convention, and the firmness."""
    claim = target.claim
    if claim.op is not None:
        meaning = Word(f"op.{claim.op}")
        if target.figure is not None:
            yield message(
                "why.reads", figure=target.figure, claim=claim, op=claim.op, meaning=meaning
            )
        else:
            yield message("why.coded", claim=claim, op=claim.op, meaning=meaning)
    elif claim.qualitative is not None:
        yield message("why.qualitative", term=claim.qualitative.names)
    elif target.figure is not None:
        yield message("why.unquantified", figure=target.figure)
    else:
        yield message("why.unquantified_coded")
    strength = target.strength
    yield message(
        "why.strength", strength=Word(f"strength.{strength}"), meaning=Word(f"firmness.{strength}")
    )


def arithmetic(found: Assessment, unit: Unit | None) -> Iterator[Message]:
    """Give the steps from a target to its verdict, one a line."""
    if unit is None:
        yield message("why.no_unit")
        return
    yield from _benchmark(found)
    yield from _bound(found, unit)
    if found.outturn is not None:
        yield from outturn(found.outturn, unit)
    for one in found.partial:
        if one.scope == found.target.scope:
            yield message("why.part", period=Period(one.period), result=one)
        else:
            scope = one.scope or one.metric.names
            yield message("why.scope", period=Period(one.period), result=one, scope=scope)
    if found.outturn is None and found.bound is not None:
        yield message("why.none", period=Period(found.target.period))
    gap = check.difference(found, unit)
    if gap is not None:
        yield message("why.gap", gap=gap)
    yield from _verdict(found, unit)


def _benchmark(found: Assessment) -> Iterator[Message]:
    """Give what a relative target is measured by."""
    beside = found.target.claim.relative
    if beside is None:
        return
    if beside.goal is not None:
        key = "why.goal" if found.benchmark else "why.goal_unknown"
        goal = found.benchmark.goal.claim if found.benchmark and found.benchmark.goal else Claim()
        yield message(key, goal=beside.goal, factor=beside.factor, claim=goal)
        return
    period = Period(found.target.period)
    told = {"place": beside.place, "metric": beside.metric, "period": period}
    if found.benchmark is None or beside.metric is None or beside.metric.unit is None:
        yield message("why.benchmark_unknown", **told)
        return
    results = found.benchmark.results
    if results is not None:
        known = Extent(results.hull, beside.metric.unit)
        yield message("why.benchmark", **told, result=results.best[0], known=known)
        if not results.agrees:
            yield message("why.disagree", results=results.best)
    if beside.factor is not None:
        threshold = Extent(found.benchmark.threshold, beside.metric.unit)
        yield message("why.factor", factor=beside.factor, threshold=threshold)


def _bound(found: Assessment, unit: Unit) -> Iterator[Message]:
    """Give which results reach the target."""
    bound = found.bound
    if bound is None:
        return
    if bound.sure == bound.possible:
        yield message("why.reached", bound=Extent(bound.possible, unit))
        if found.target.claim.op in ("=", "~") and found.target.metric.better != "neither":
            yield message("why.direction", better=Word(f"better.{found.target.metric.better}"))
        return
    possible = Extent(bound.possible, unit)
    if bound.sure is None:
        yield message("why.never_sure", possible=possible)
    else:
        yield message("why.sure", sure=Extent(bound.sure, unit), possible=possible)


def outturn(known: Evidence, unit: Unit) -> Iterator[Message]:
    """Give what was published, and between which ends the number lies."""
    best = known.best[0]
    own = seen_in(best)
    extent = Extent(own, unit)
    is_exact = own.is_point and best.metric.measure in COUNTED
    is_open = best.claim.op not in ("=", "~")
    key = "why.counted" if is_exact else "why.hedged" if is_open else "why.outturn"
    yield message(key, result=best, known=extent)
    if known.rest or len(known.best) > 1:
        yield message("why.ranked", count=len(known.best) + len(known.rest))
    if not known.agrees:
        yield message("why.disagree", results=known.best)


def _verdict(found: Assessment, unit: Unit) -> Iterator[Message]:
    """Give the last step: where the one interval lies to the other, and what that means."""
    verdict = Judged(found.verdict, found.reason)
    reason = Word(f"reason.{found.reason}")
    if found.outturn is None or found.bound is None:
        yield message("why.no_verdict", verdict=verdict, reason=reason)
        return
    known = tuple(Extent(one, unit) for one in found.outturn.known)
    limit = Limit(found.bound, unit)
    key = f"why.{found.verdict}"
    yield message(key, known=known, bound=limit, verdict=verdict, reason=reason)


def derivation(one: Derived) -> Iterator[Message]:
    """Give what a derived number is the sum of, each way by itself, and whether the ways agree."""
    unit = one.metric.unit
    if unit is None:
        return
    for way in one.ways:
        yield message(
            "why.way",
            period=Period(one.period),
            base=way.base.claim,
            place=way.base.place,
            gap=way.gap.claim,
            sum=Claim(op="=", value=way.value, unit=unit),
        )
    if one.known is None:
        yield message("why.ways_disagree")
        return
    if one.value is None:
        yield message("why.derived_between", known=Extent(one.known, unit))
        return
    value = Claim(op="=", value=one.value, unit=unit)
    yield message(
        "why.derived",
        place=one.place,
        period=Period(one.period),
        value=value,
        known=Extent(one.known, unit),
    )
