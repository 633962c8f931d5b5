"""What can be drawn of a metric: targets, outturns and benchmarks on one scale, a row a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from nantong_cli import bounds
from nantong_cli.charts import Chart, ChartRow, Line, Picture, Scale
from nantong_cli.periods import year_before
from nantong_cli.queries import evidence
from nantong_cli.queries.assess import Assessment, assess
from nantong_cli.queries.lines import Line as Told
from nantong_cli.values import Judged

if TYPE_CHECKING:
    from nantong_cli.bounds import Interval
    from nantong_cli.holdings import Ledger
    from nantong_cli.model import Unit

#: of the distance between the outermost numbers: how much room is left beside them
MARGIN = Decimal("0.08")
#: what is alike in size for a county and for the levels above it, which are drawn beside it then
#: with more counties than this, a county's own page does not look at all the others
MANY = 40
RATES = ("growth_rate", "share", "gap")


def chart(found: Sequence[Told]) -> Chart | None:
    """Return the picture of one metric, None where fewer than two numbers could be set against each other."""
    if found and found[0].metric.measure not in RATES:
        found = [line for line in found if not line.is_benchmark]
    unit = _unit(found)
    if unit is None:
        return None
    if len(_intervals(found)) < 2:
        return None
    every = [end for line in found for end in _numbers(line)]
    scale = scale_of(every, unit)
    if scale is None:
        return None
    rows = tuple(
        ChartRow(line.place, picture(line, scale), line.target is not None, _judged(line))
        for line in found
    )
    apart = sum(line.is_benchmark for line in found)
    return Chart(found[0].metric, found[0].period, scale, rows, _lines(found), apart)


def beside(ledger: Ledger, found: Assessment) -> Picture | None:
    """Return the small picture of one target, None where there is nothing to compare it with.

    Its scale holds the year before, what it is measured by and, where the counties are few, those of the others.
    """
    target = found.target
    line = told(found)
    others = [line]
    if len(ledger.subjects) <= MANY:
        same = ledger.targets_of(metrics=[target.metric.id])
        others += [told(assess(ledger, one)) for one in same if one.period == target.period]
    numbers = [end for one in others for end in _numbers(one)]
    seen = ledger.observations_of([target.place.id], metrics=[target.metric.id])
    before = evidence.of(seen, target.metric, year_before(target.period), target.scope)
    each = _intervals(others)
    if before is not None:
        numbers += _middle(before.hull)
        each.add(before.hull)
    if len(each) < 2:
        return None
    unit = _unit([line])
    scale = scale_of(numbers, unit) if unit else None
    drawn = picture(line, scale)
    if scale is None or (drawn.target is None and drawn.outturn is None):
        return None
    return drawn._replace(lines=tuple(one.value for one in _lines([line])))


def told(found: Assessment) -> Told:
    """Return a target and what became of it as a line of a chart."""
    target = found.target
    return Told(
        target.metric,
        target.place,
        target.period,
        found,
        None,
        found.outturn,
        found.partial,
        is_benchmark=False,
    )


def charts(found: Iterable[Assessment]) -> tuple[Chart, ...]:
    """Return a chart of each metric and period of which any outturn is known."""
    groups: dict[tuple[str, str], list[Told]] = {}
    for one in found:
        groups.setdefault((one.target.metric.id, one.target.period), []).append(told(one))
    drawn = (chart(own) for own in groups.values() if any(line.outturn for line in own))
    return tuple(one for one in drawn if one is not None)


def _unit(found: Sequence[Told]) -> Unit | None:
    """Return the unit that a metric is drawn in."""
    stated = [line.target.claim.unit for line in found if line.target and line.target.claim.unit]
    return stated[0] if stated else found[0].metric.unit if found else None


def _judged(line: Told) -> Judged | None:
    """Return the verdict on a line, None where it has no target."""
    return Judged(line.found.verdict, line.found.reason) if line.found else None


def _intervals(found: Iterable[Told]) -> set[Interval]:
    """Return the different intervals that are drawn of lines."""
    shown = [picture(line, None) for line in found]
    return {one for drawn in shown for one in (drawn.target, drawn.outturn) if one is not None}


def _numbers(line: Told) -> Iterable[Decimal]:
    """Give the finite ends of everything that is drawn of a line."""
    shown = picture(line, None)
    for interval in (shown.target, shown.outturn):
        if interval is not None:
            yield from (end for end in (interval.lower, interval.upper) if end is not None)
    if line.found is not None and line.found.benchmark is not None:
        yield from _middle(line.found.benchmark.threshold)


def _middle(interval: Interval) -> Iterable[Decimal]:
    """Give the number in the middle of an interval, or its one end."""
    if interval.lower is not None and interval.half_width is not None:
        yield interval.lower + interval.half_width
    else:
        yield from (end for end in (interval.lower, interval.upper) if end is not None)


def scale_of(numbers: Iterable[Decimal], unit: Unit) -> Scale | None:
    """Return a scale with a little room beside the outermost numbers, None where there are not two."""
    each = set(numbers)
    if len(each) < 2:
        return None
    room = (max(each) - min(each)) * MARGIN
    return Scale(min(each) - room, max(each) + room, unit)


def picture(line: Told, scale: Scale | None) -> Picture:
    """Return what is drawn of a line: the results that reach its target, and where its outturn lies."""
    target, is_about = None, False
    if line.found is not None and line.found.bound is not None:
        target = _reached(line.found)
        claim = line.found.target.claim
        if claim.op == "~" and claim.kind == "absolute":
            target, is_about = bounds.named(claim), True
    outturn = line.outturn.hull if line.outturn else None
    return Picture(scale, target, outturn, is_about=is_about)


def _reached(found: Assessment) -> Interval | None:
    """Return which results reach a target: one that is measured by a number begins at the line that is drawn for it."""
    claim, beside = found.target.claim, found.benchmark
    if found.bound is None:
        return None
    if claim.op is None or beside is None:
        return found.bound.possible
    middles = list(_middle(beside.threshold))
    if len(middles) != 1:
        return found.bound.possible
    number = bounds.point(middles[0])
    return bounds.beyond(claim.op, number, better=found.target.metric.better).possible


def _lines(found: Sequence[Told]) -> tuple[Line, ...]:
    """Return the benchmarks that targets are measured by, each number with the names of all that have it."""
    at: dict[Decimal, dict[str, None]] = {}
    names = {}
    for line in found:
        beside = line.found.target.claim.relative if line.found else None
        if line.found is None or line.found.benchmark is None or beside is None:
            continue
        for middle in _middle(line.found.benchmark.threshold):
            place = beside.place or line.place
            names[place.id] = place
            at.setdefault(middle, {})[place.id] = None
    return tuple(Line(value, tuple(names[one] for one in ids)) for value, ids in sorted(at.items()))
