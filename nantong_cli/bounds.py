"""Intervals: which amounts a claim may stand for, how two of them are ordered, and whether a target was reached.

The order of pledges needs only the amounts that were named: "200 or more" is [200, ∞), a plain 180 is
180 and nothing else (a pledge is a number somebody chose, not a measurement), "about 6" is [5.5, 6.5).
A result is known to its last stated digit (5.8 is [5.75, 5.85)), unless it was counted: 147 projects are 147.

A target is reached by a half-line: a plain number is a floor where higher is better and a ceiling where lower
is, and so is "about 6", from the end of its interval. What a relative target is measured by is itself known to its
last digit only; between what surely reaches it and what may, nothing is decided.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import MAX_PREC, Context, Decimal
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from nantong_cli.model import Claim, Op

Order: TypeAlias = Literal["less", "equal", "greater", "undecided"]
Verdict: TypeAlias = Literal["met", "not_met", "undecided"]


class Interval(NamedTuple):
    """An interval over decimals; an end that is None is open to infinity."""

    lower: Decimal | None = None
    upper: Decimal | None = None
    lower_closed: bool = False
    upper_closed: bool = False

    @property
    def is_point(self) -> bool:
        """Say whether it holds one number only."""
        return self.lower is not None and self.lower == self.upper

    @property
    def half_width(self) -> Decimal | None:
        """Return half of the distance of its ends, None where it has but one."""
        if self.lower is None or self.upper is None:
            return None
        return _shortened(_EXACT.multiply(_EXACT.subtract(self.upper, self.lower), Decimal("0.5")))

    def is_below(self, other: Interval) -> bool:
        """Say whether every number of this is less than every number of `other`."""
        if self.upper is None or other.lower is None:
            return False
        touching = self.upper_closed and other.lower_closed
        return self.upper < other.lower or (self.upper == other.lower and not touching)

    def is_apart_from(self, other: Interval) -> bool:
        """Say whether no number is in both."""
        return self.is_below(other) or other.is_below(self)

    def is_within(self, other: Interval) -> bool:
        """Say whether every number of this is in `other`."""
        return _begins_within(self, other) and _begins_within(self.mirrored(), other.mirrored())

    def mirrored(self) -> Interval:
        """Return the interval of the same numbers with the other sign."""
        lower = None if self.upper is None else _EXACT.minus(self.upper)
        upper = None if self.lower is None else _EXACT.minus(self.lower)
        return Interval(lower, upper, self.upper_closed, self.lower_closed)

    def plus(self, other: Interval) -> Interval:
        """Return the interval of the sums."""
        lower = _sum(self.lower, other.lower)
        upper = _sum(self.upper, other.upper)
        return Interval(
            *(lower, upper),
            lower_closed=lower is not None and self.lower_closed and other.lower_closed,
            upper_closed=upper is not None and self.upper_closed and other.upper_closed,
        )

    def times(self, factor: Decimal) -> Interval:
        """Return the interval with every number multiplied by a factor above 0."""
        low, high = self.lower, self.upper
        lower = None if low is None else _EXACT.multiply(low, factor)
        upper = None if high is None else _EXACT.multiply(high, factor)
        return Interval(lower, upper, self.lower_closed, self.upper_closed)

    def over(self, scale: Decimal) -> Interval:
        """Return the interval in a unit that is `scale` times the one that it is in."""
        low, high = self.lower, self.upper
        lower = None if low is None else _shortened(_LONG.divide(low, scale))
        upper = None if high is None else _shortened(_LONG.divide(high, scale))
        return Interval(lower, upper, self.lower_closed, self.upper_closed)

    def common(self, other: Interval) -> Interval | None:
        """Return the numbers that are in both, None where there are none."""
        if self.is_apart_from(other):
            return None
        low = other if _begins_within(other, self) else self
        high = other if _begins_within(other.mirrored(), self.mirrored()) else self
        return Interval(low.lower, high.upper, low.lower_closed, high.upper_closed)

    def hull(self, other: Interval) -> Interval:
        """Return the smallest interval that holds both."""
        low = self if _begins_within(other, self) else other
        high = self if _begins_within(other.mirrored(), self.mirrored()) else other
        return Interval(low.lower, high.upper, low.lower_closed, high.upper_closed)

    def may_exceed(self, other: Interval) -> bool:
        """Say whether some number of this is greater than some number of `other`."""
        return self.upper is None or other.lower is None or self.upper > other.lower


EVERYTHING = Interval()

#: keeps every digit, where the default context would round to 28
_EXACT = Context(prec=MAX_PREC)
#: for quotients, which may have no end
_LONG = Context(prec=200)


def _begins_within(one: Interval, other: Interval) -> bool:
    """Say whether `one` begins no earlier than `other`."""
    if other.lower is None:
        return True
    if one.lower is None or one.lower < other.lower:
        return False
    return one.lower > other.lower or other.lower_closed or not one.lower_closed


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """Return a sum of ends, infinite where one of them is."""
    return None if one is None or other is None else _EXACT.add(one, other)


def _shortened(value: Decimal) -> Decimal:
    """Return a number without the zeros at its end, and never with an exponent."""
    plain = value.normalize(_LONG)
    return (
        plain.quantize(Decimal(1), context=_LONG) if plain == plain.to_integral_value() else plain
    )


class Bound(NamedTuple):
    """Which results reach a target: surely those in `sure`, and none outside `possible`.

    The two differ where what a target is measured by is known to its last digit only; `sure` is None where no
    result could be sure.
    """

    possible: Interval
    sure: Interval | None


def point(value: Decimal) -> Interval:
    """Return the interval of one number."""
    return Interval(value, value, lower_closed=True, upper_closed=True)


def reach(claim: Claim, *, better: str) -> Bound:
    """Return which results reach an absolute target, in the base of its unit; `better` is the metric's direction."""
    if claim.value is None or claim.unit is None or claim.op is None:
        raise ValueError("a bound needs a number")
    near = rounding(claim.value)
    match claim.op, better:
        case "~", "higher":
            bound = _floor(point(near.lower or Decimal()))
        case "~", "lower":
            bound = _ceiling(point(near.upper or Decimal()), is_strict=True)
        case "~" | "=", "neither":
            bound = Bound(near, near)
        case _:
            bound = beyond(claim.op, point(claim.value), better=better)
    sure = bound.sure.times(claim.unit.scale) if bound.sure else None
    return Bound(bound.possible.times(claim.unit.scale), sure)


def beyond(op: Op, threshold: Interval, *, better: str) -> Bound:
    """Return which results stand as `op` says to a number that is known to be in `threshold`."""
    if op in (">", ">=") or (op in ("=", "~") and better == "higher"):
        return _floor(threshold, is_strict=op == ">")
    if op in ("<", "<=") or better == "lower":
        return _ceiling(threshold, is_strict=op == "<")
    return Bound(threshold, threshold if threshold.is_point else None)


def _floor(threshold: Interval, *, is_strict: bool = False) -> Bound:
    """Return what is at least, or above, the number in `threshold`."""
    closed = threshold.lower_closed and not is_strict
    possible = Interval(threshold.lower, None, lower_closed=closed)
    if threshold.upper is None:
        return Bound(possible, None)
    closed = not (is_strict and threshold.upper_closed)
    return Bound(possible, Interval(threshold.upper, None, lower_closed=closed))


def _ceiling(threshold: Interval, *, is_strict: bool = False) -> Bound:
    """Return what is at most, or below, the number in `threshold`."""
    found = _floor(threshold.mirrored(), is_strict=is_strict)
    return Bound(found.possible.mirrored(), found.sure.mirrored() if found.sure else None)


def known(claim: Claim, *, is_counted: bool = False) -> Interval:
    """Return what a stated result may be, in the base of its unit: it is known to its last stated digit.

    What was counted one by one and is told as a whole number of ones is that number.
    """
    if claim.value is None or claim.unit is None:
        return EVERYTHING
    whole = claim.unit.scale == 1 and claim.value == claim.value.to_integral_value()
    if claim.op != "=" or (is_counted and whole):
        return named(claim)
    return rounding(claim.value).times(claim.unit.scale)


def verdict(results: Sequence[Interval], bound: Bound) -> Verdict:
    """Say whether a target was reached, where the result is in one of `results`."""
    if bound.sure is not None and all(one.is_within(bound.sure) for one in results):
        return "met"
    if all(one.is_apart_from(bound.possible) for one in results):
        return "not_met"
    return "undecided"


def rounding(value: Decimal) -> Interval:
    """Return the numbers that round to `value` at its last stated digit: 6 is [5.5, 6.5), 6.0 is [5.95, 6.05)."""
    exponent = value.as_tuple().exponent
    half = Decimal((0, (5,), (exponent if isinstance(exponent, int) else 0) - 1))
    return Interval(_EXACT.subtract(value, half), _EXACT.add(value, half), lower_closed=True)


def named(claim: Claim) -> Interval:
    """Return the amounts that `claim` may stand for; everything, where it gives no number of its own.

    Amounts are in the base of the claim's unit, so that different units of one kind can be compared.
    """
    if claim.value is None or claim.unit is None:
        return EVERYTHING
    scale = claim.unit.scale
    value = _EXACT.multiply(claim.value, scale)
    match claim.op:
        case ">=" | ">":
            return Interval(value, None, lower_closed=claim.op == ">=")
        case "<=" | "<":
            return Interval(None, value, upper_closed=claim.op == "<=")
        case "~":
            near = rounding(claim.value)
            ends = (near.lower or Decimal(), near.upper or Decimal())
            lower, upper = (_EXACT.multiply(end, scale) for end in ends)
            return Interval(lower, upper, lower_closed=True)
        case _:
            return Interval(value, value, lower_closed=True, upper_closed=True)


def order(one: Interval, other: Interval) -> Order:
    """Say how two intervals stand to each other; where they overlap, it is undecided."""
    if one.is_below(other):
        return "less"
    if other.is_below(one):
        return "greater"
    return "equal" if one.is_point and one == other else "undecided"


def ranks(intervals: Sequence[Interval], *, higher_first: bool = True) -> list[tuple[int, int]]:
    """Return, for each interval, the best and the worst rank that it may have among all of them.

    Equal points share a rank, as in a race: 1, 2, 2, 4.
    """
    every = [one if higher_first else one.mirrored() for one in intervals]
    floors = sorted(_low(one) for one in every)
    ceilings = sorted((_high(one) for one in every), reverse=True)
    result = []
    for one in every:
        surely = len(floors) - bisect_right(floors, _high(one))
        # those that may exceed it: their ends are above its beginning; itself, unless it is a point, is one
        perhaps = _count_above(ceilings, _low(one)) - (not one.is_point)
        result.append((1 + surely, 1 + perhaps))
    return result


#: an end of an interval as it is ordered: infinite ends outside, then the number, then an open end past a closed one
End: TypeAlias = tuple[int, Decimal, int]


def _low(one: Interval) -> End:
    """Return the lower end as it is ordered."""
    return (-1, Decimal(), 0) if one.lower is None else (0, one.lower, int(not one.lower_closed))


def _high(one: Interval) -> End:
    """Return the upper end as it is ordered."""
    return (1, Decimal(), 0) if one.upper is None else (0, one.upper, -int(not one.upper_closed))


def _count_above(ceilings: Sequence[End], low: End) -> int:
    """Return how many upper ends, the highest first, lie beyond the number of a lower end."""
    return bisect_left(
        ceilings, (-low[0], low[1].copy_negate()), key=lambda end: (-end[0], end[1].copy_negate())
    )


def arranged(intervals: Sequence[Interval], *, higher_first: bool = True) -> list[int]:
    """Return the indices in the order that the intervals decide, and in the given order where they do not.

    What may come next is what no other one that is left surely exceeds: of those, the first given.
    """
    every = [one if higher_first else one.mirrored() for one in intervals]
    by_floor = sorted(range(len(every)), key=lambda at: _low(every[at]), reverse=True)
    waiting = sorted(range(len(every)), key=lambda at: _high(every[at]), reverse=True)
    waiting.reverse()  # the highest at the end
    ready: list[int] = []
    taken: set[int] = set()
    result: list[int] = []
    top = 0
    while len(result) < len(every):
        while by_floor[top] in taken:
            top += 1
        floor = _low(every[by_floor[top]])
        while waiting and not floor > _high(every[waiting[-1]]):
            heappush(ready, waiting.pop())
        chosen = heappop(ready)
        taken.add(chosen)
        result.append(chosen)
    return result
