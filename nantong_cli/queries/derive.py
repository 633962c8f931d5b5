"""What is published nowhere and yet follows: a rate from a published gap and the rate that the gap is from."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from nantong_cli.bounds import Interval, point
from nantong_cli.periods import parse
from nantong_cli.queries import evidence

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger
    from nantong_cli.model import Metric, Observation, Place


class Way(NamedTuple):
    """One way to a number: a published gap, and the result that it is from."""

    gap: Observation
    base: Observation
    value: Decimal
    known: Interval


class Derived(NamedTuple):
    """A number that is arithmetic on published ones, and never an observation; `known` is None where ways disagree."""

    place: Place
    metric: Metric
    period: str
    ways: tuple[Way, ...]
    known: Interval | None

    @property
    def value(self) -> Decimal | None:
        """Return the sum of the stated numbers where every way gives the same."""
        first = self.ways[0].value
        return first if all(way.value == first for way in self.ways) else None


def derived(
    ledger: Ledger, places: Collection[str], *, metrics: Collection[str] = ()
) -> list[Derived]:
    """Return what follows for `places` from gaps and benchmarks, where it was not published itself."""
    ways: dict[tuple[str, str, str], list[Way]] = {}
    named: dict[tuple[str, str, str], tuple[Place, Metric, str]] = {}
    for seen in _gaps(ledger, places):
        beside = seen.metric.gap_over
        if beside is None or beside.metric is None or beside.place is None:
            continue
        if metrics and beside.metric.id not in metrics:
            continue
        found = evidence.of(
            ledger.observations_of([beside.place.id], metrics=[beside.metric.id]),
            beside.metric,
            seen.period,
        )
        way = _way(seen, found.best[0]) if found is not None and found.agrees else None
        if way is not None:
            key = (seen.place.id, beside.metric.id, _months(seen.period))
            named.setdefault(key, (seen.place, beside.metric, seen.period))
            ways.setdefault(key, []).append(way)
    return [
        Derived(*named[key], tuple(own), _common(own))
        for key, own in ways.items()
        if not _is_published(ledger, *named[key])
    ]


def _way(gap: Observation, base: Observation) -> Way | None:
    """Return the sum of a gap and what it is from, None where one of them is hedged."""
    if gap.claim.op != "=" or base.claim.op != "=":
        return None
    if gap.claim.value is None or base.claim.value is None:
        return None
    known = evidence.known(gap).plus(evidence.known(base))
    unit, other = base.claim.unit, gap.claim.unit
    if unit is None or other is None:
        return None
    total = (
        point(base.claim.value).times(unit.scale).plus(point(gap.claim.value).times(other.scale))
    )
    value = total.over((base.metric.unit or unit).scale).lower
    return Way(gap, base, _digits(value or Decimal(), base.claim.value, gap.claim.value), known)


def _digits(value: Decimal, *stated: Decimal) -> Decimal:
    """Return a sum with as many decimals as the numbers that it is the sum of have: 5.5 and 1.5 make 7.0."""
    places = max((-int(one.as_tuple().exponent) for one in stated), default=0)
    short = -int(value.as_tuple().exponent)
    return value if short >= places else Decimal(f"{value:.{places}f}")


def _common(ways: list[Way]) -> Interval | None:
    """Return what every way leaves possible."""
    found: Interval | None = ways[0].known
    for way in ways[1:]:
        found = found.common(way.known) if found is not None else None
    return found


def _is_published(ledger: Ledger, place: Place, metric: Metric, period: str) -> bool:
    """Say whether there is a result of the whole place, by the metric and for the period, after all."""
    seen = ledger.observations_of([place.id], metrics=[metric.id])
    return evidence.of(seen, metric, period) is not None


def _gaps(ledger: Ledger, places: Collection[str]) -> list[Observation]:
    """Return the gaps of whole places, of each metric and period the best that is published."""
    groups: dict[tuple[str, str, str], list[Observation]] = {}
    for seen in ledger.observations_of(places):
        if seen.metric.gap_over is not None and seen.scope is None:
            key = (seen.place.id, seen.metric.id, _months(seen.period))
            groups.setdefault(key, []).append(seen)
    found = (evidence.evidence(own) for own in groups.values())
    return [known.best[0] for known in found if known is not None and known.agrees]


def _months(period: str) -> str:
    """Return a period by the months that it covers, however it is written."""
    found = parse(period)
    return str(found.months) if found else period
