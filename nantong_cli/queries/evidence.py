"""Which published results speak of a metric and a period, which of them counts, and what is known by it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from nantong_cli import bounds, periods
from nantong_cli.model import GRADES, STATUSES, Metric, Observation, Text

if TYPE_CHECKING:
    from nantong_cli.bounds import Interval

#: of what is counted one by one, a whole number is itself
COUNTED = ("count", "net_change", "rank")


class Evidence(NamedTuple):
    """What is known of one metric in one period.

    `best` are the results of the best standing, the most telling first; `rest` the others, best first. `known` are
    the intervals in one of which the number is: one where the best agree, each of theirs where they do not.
    """

    best: tuple[Observation, ...]
    rest: tuple[Observation, ...]
    known: tuple[Interval, ...]

    @property
    def hull(self) -> Interval:
        """Return the smallest interval that the number is surely in, in the base of its unit."""
        found = self.known[0]
        for other in self.known[1:]:
            found = found.hull(other)
        return found

    @property
    def agrees(self) -> bool:
        """Say whether the best results can all be true."""
        return len(self.known) == 1


def known(seen: Observation) -> Interval:
    """Return what a result may be, in the base of its unit."""
    return bounds.known(seen.claim, is_counted=seen.metric.measure in COUNTED)


def standing(seen: Observation) -> tuple[int, int]:
    """Return how good a result is: final before preliminary before estimate, then A before B before C."""
    return -STATUSES.index(seen.status), GRADES.index(seen.grade)


def evidence(observations: Iterable[Observation]) -> Evidence | None:
    """Return what results of one place, metric, period and scope tell together, None where there are none."""
    ranked = sorted(observations, key=lambda seen: (standing(seen), *_telling(seen)))
    if not ranked:
        return None
    best = tuple(seen for seen in ranked if standing(seen) == standing(ranked[0]))
    return Evidence(best, tuple(ranked[len(best) :]), _known_by(best))


def _known_by(best: Sequence[Observation]) -> tuple[Interval, ...]:
    """Return what all of the best leave possible; each one's interval where nothing is left."""
    each = [known(seen) for seen in best]
    common: Interval | None = each[0]
    for other in each[1:]:
        common = common.common(other) if common is not None else None
    return (common,) if common is not None else tuple(dict.fromkeys(each))


def _telling(seen: Observation) -> tuple[bool, Decimal, str]:
    """Return by what results of one standing are ordered: the narrower first, then by where they come from."""
    own = known(seen)
    if own.lower is None or own.upper is None:
        return True, Decimal(), seen.source.id
    return False, own.upper - own.lower, seen.source.id


def fullest(parts: Sequence[Observation]) -> tuple[Observation, ...]:
    """Return, of results of parts of a period, the best one that covers the most of it."""

    def covered(seen: Observation) -> int:
        period = periods.parse(seen.period)
        return period.months[1] - period.months[0] if period else 0

    ranked = sorted(parts, key=lambda seen: (-covered(seen), standing(seen)))
    return tuple(ranked[:1])


def of(
    observations: Iterable[Observation], metric: Metric, period: str, scope: Text | None = None
) -> Evidence | None:
    """Return what is known of a metric in exactly a period: a part of it never stands for the whole."""
    return evidence(
        seen
        for seen in observations
        if seen.metric.id == metric.id
        and seen.scope == scope
        and periods.same_period(seen.period, period)
        and seen.claim.value is not None
    )
