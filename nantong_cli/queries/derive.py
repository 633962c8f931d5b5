"""What is published nowhere and yet follows: a rate from a published gap and the rate that the gap is from."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple

from nantong_cli.bounds import Interval, point
from nantong_cli.model import Ledger, Metric, Observation, Place
from nantong_cli.queries import evidence


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
    named: dict[tuple[str, str, str], tuple[Place, Metric]] = {}
    for seen in ledger.observations_of(places):
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
            key = (seen.place.id, beside.metric.id, seen.period)
            named[key] = (seen.place, beside.metric)
            ways.setdefault(key, []).append(way)
    return [
        Derived(*named[key], key[2], tuple(own), _common(own))
        for key, own in ways.items()
        if not _is_published(ledger, key)
    ]


def _way(gap: Observation, base: Observation) -> Way | None:
    """Return the sum of a gap and what it is from, None where one of them is hedged."""
    if gap.claim.op != "=" or base.claim.op != "=":
        return None
    if gap.claim.value is None or base.claim.value is None:
        return None
    known = evidence.known(gap).plus(evidence.known(base))
    value = point(base.claim.value).plus(point(gap.claim.value)).lower
    return Way(gap, base, value or Decimal(), known)


def _common(ways: list[Way]) -> Interval | None:
    """Return what every way leaves possible."""
    found: Interval | None = ways[0].known
    for way in ways[1:]:
        found = found.common(way.known) if found is not None else None
    return found


def _is_published(ledger: Ledger, key: tuple[str, str, str]) -> bool:
    """Say whether there is a result of the place, metric and period after all."""
    place, metric, period = key
    seen = ledger.observations_of([place], metrics=[metric])
    return any(evidence.same_period(one.period, period) for one in seen)
