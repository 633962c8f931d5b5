"""What there is to compare: of each place and metric, its target, the year before, the outturn and the verdict."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from nantong_cli import bounds, periods
from nantong_cli.holdings import by_place
from nantong_cli.queries import evidence
from nantong_cli.queries.assess import assess_each
from nantong_cli.queries.figures import within

if TYPE_CHECKING:
    from nantong_cli.bounds import Interval
    from nantong_cli.holdings import Ledger
    from nantong_cli.model import Metric, Observation, Place, Target
    from nantong_cli.queries.assess import Assessment
    from nantong_cli.queries.evidence import Evidence


class Line(NamedTuple):
    """One place by one metric and period: what it set itself, if anything, and what is known."""

    metric: Metric
    place: Place
    period: str
    found: Assessment | None
    baseline: Evidence | None
    outturn: Evidence | None
    #: results of parts of the period
    partial: tuple[Observation, ...]
    is_benchmark: bool

    @property
    def target(self) -> Target | None:
        """Return the target, None where none is set."""
        return self.found.target if self.found else None


def lines(
    ledger: Ledger,
    places: Sequence[Place],
    metric: Metric,
    *,
    asked: Collection[str] = (),
    levels: Collection[str] = (),
) -> list[Line]:
    """Return a line for each target of `places` by a metric, and one for each place that sets none.

    Without periods asked for: those of the ledger's own year, where there are any. `levels` are the places that
    others are compared with.
    """
    ids = [place.id for place in places]
    targets = ledger.targets_of(ids, metrics=[metric.id])
    seen = ledger.observations_of(ids, metrics=[metric.id])
    year = ledger.dataset.period
    if not asked and year is not None:
        of_year = within({one.period for one in targets}, year)
        targets = [one for one in targets if one.period in of_year] or targets
    elif asked:
        targets = [one for one in targets if one.period in asked]
    stated = {(one.metric.id, one.period) for one in targets}
    period = _period(seen, asked, year, sorted(period for _, period in stated))
    seen_by = by_place(seen)
    assessed: dict[str, list[Assessment]] = {}
    for one in assess_each(ledger, targets):
        assessed.setdefault(one.target.place.id, []).append(one)
    found: list[Line] = []
    for place in places:
        results, own = seen_by.get(place.id, []), assessed.get(place.id)
        is_level = place.id in levels
        if own:
            found += [_with_target(one, results, is_level) for one in own]
        else:
            found.append(_without_target(metric, place, period, results, is_level))
    return found


def _period(
    seen: Sequence[Observation], asked: Collection[str], year: str | None, stated: Sequence[str]
) -> str:
    """Return the period to tell of a place without a target: the one asked for, the ledger's, or the last stated."""
    if asked:
        return next(iter(asked))
    if year is not None and (not seen or any(_of_year(one, year) for one in seen)):
        return year
    if stated:
        return stated[-1]
    return max((one.period for one in seen), default=year or "")


def _of_year(seen: Observation, year: str) -> bool:
    """Say whether a result is of a year."""
    return periods.same_period(seen.period, year)


def _with_target(found: Assessment, seen: Sequence[Observation], is_level: bool) -> Line:
    """Return the line of a target."""
    target = found.target
    before = periods.year_before(target.period)
    baseline = evidence.of(seen, target.metric, before, target.scope)
    rest = (found.outturn, found.partial, is_level)
    return Line(target.metric, target.place, target.period, found, baseline, *rest)


def _without_target(
    metric: Metric, place: Place, period: str, seen: Sequence[Observation], is_level: bool
) -> Line:
    """Return the line of a place that sets no target."""
    baseline = evidence.of(seen, metric, periods.year_before(period))
    outturn = evidence.of(seen, metric, period)
    partial = tuple(one for one in seen if periods.is_part_of(one.period, period))
    return Line(metric, place, period, None, baseline, outturn, partial, is_level)


def levels_above(ledger: Ledger, places: Sequence[Place]) -> list[Place]:
    """Return the places that all of `places` are parts of, the nearest first."""
    known = {place.id: place for place in ledger.places}
    chains = [list(_above(place, known)) for place in places]
    if not chains:
        return []
    rest = [set(chain) for chain in chains[1:]]
    asked = {place.id for place in places}
    return [
        known[one] for one in chains[0] if all(one in chain for chain in rest) and one not in asked
    ]


def _above(place: Place, known: dict[str, Place]) -> Iterator[str]:
    """Give the ids of the places that a place is a part of, the nearest first."""
    while place.parent is not None:
        yield place.parent
        place = known[place.parent]


def ranks(found: Sequence[Line], *, by: str) -> list[tuple[int, int] | None]:
    """Return, for each line, the ranks that it may have among those of its period and scope.

    `by` is "target" or "outturn". Levels that others are compared with have none, and a group of one has
    nothing to rank.
    """
    result: list[tuple[int, int] | None] = [None] * len(found)
    groups: dict[tuple[object, ...], list[int]] = {}
    for at, line in enumerate(found):
        has_any = line.target if by == "target" else line.outturn
        if not line.is_benchmark and has_any is not None and line.metric.better != "neither":
            scope = line.target.scope if line.target else None
            groups.setdefault((line.metric.id, line.period, scope), []).append(at)
    for group in groups.values():
        each = {(found[at].place.id, _amount(found[at], by)): at for at in group}
        if (
            len({place for place, _ in each}) > 1
        ):  # what two sources state of one place is ranked once
            higher = found[group[0]].metric.better != "lower"
            own = [amount for _, amount in each]
            told = dict(zip(each, bounds.ranks(own, higher_first=higher), strict=True))
            for at in group:
                result[at] = told[found[at].place.id, _amount(found[at], by)]
    return result


def _amount(line: Line, by: str) -> Interval:
    """Return what is ranked of a line."""
    if by == "target":
        return bounds.named(line.target.claim) if line.target else bounds.EVERYTHING
    return line.outturn.hull if line.outturn else bounds.EVERYTHING


def arranged(found: Sequence[Line]) -> list[int]:
    """Return the places of the lines in order: targets as their numbers decide, then what is known, then the rest.

    What nothing decides stays in the order of the ledger; the levels above stand under the counties.
    """
    own = [at for at, line in enumerate(found) if not line.is_benchmark]
    with_target = [at for at in own if found[at].target is not None]
    known = [at for at in own if found[at].target is None and found[at].outturn is not None]
    silent = [at for at in own if found[at].target is None and found[at].outturn is None]
    higher = not found or found[0].metric.better != "lower"
    ordered: list[int] = []
    for group, by in ((with_target, "target"), (known, "outturn")):
        amounts = [_amount(found[at], by) for at in group]
        ordered += [group[n] for n in bounds.arranged(amounts, higher_first=higher)]
    levels = [at for at, line in enumerate(found) if line.is_benchmark]
    return [*ordered, *silent, *levels]


def leads(line: Line, levels: Sequence[Line]) -> tuple[tuple[Place, Decimal], ...]:
    """Return above which of the targets of `levels` a target is, and by how much at least, in its unit."""
    target = line.target
    if target is None or target.claim.unit is None or line.is_benchmark:
        return ()
    own = bounds.named(target.claim)
    result = []
    for other in levels:
        level = other.target
        if level is None or level.claim.kind != "absolute":
            continue
        least = own.plus(bounds.named(level.claim).mirrored()).over(target.claim.unit.scale).lower
        is_alike = other.period == line.period and level.scope == target.scope
        if is_alike and least is not None and least > 0:
            result.append((level.place, least))
    return tuple(result)
