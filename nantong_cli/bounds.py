"""Intervals: which amounts a claim may stand for, and what can be said of the order of two of them.

The order of pledges needs only the amounts that were named: "200 or more" is [200, ∞), a plain 180 is
180 and nothing else (a pledge is a number somebody chose, not a measurement), "about 6" is [5.5, 6.5).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import MAX_PREC, Context, Decimal
from heapq import heappop, heappush
from typing import Literal, NamedTuple, TypeAlias

from nantong_cli.model import Claim

Order: TypeAlias = Literal["less", "equal", "greater", "undecided"]


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

    def is_below(self, other: Interval) -> bool:
        """Say whether every number of this is less than every number of `other`."""
        if self.upper is None or other.lower is None:
            return False
        touching = self.upper_closed and other.lower_closed
        return self.upper < other.lower or (self.upper == other.lower and not touching)

    @property
    def bottom(self) -> tuple[int, Decimal, int]:
        """Return where it begins, to be compared with other ends: what an open end leaves out is passed."""
        if self.lower is None:
            return -1, Decimal(), 0
        return 0, self.lower, 0 if self.lower_closed else 1

    @property
    def top(self) -> tuple[int, Decimal, int]:
        """Return where it ends, to be compared with other ends."""
        if self.upper is None:
            return 1, Decimal(), 0
        return 0, self.upper, 0 if self.upper_closed else -1

    @property
    def mirrored(self) -> Interval:
        """Return the interval of the same numbers with the other sign."""
        lower = self.upper.copy_negate() if self.upper is not None else None
        upper = self.lower.copy_negate() if self.lower is not None else None
        return Interval(lower, upper, self.upper_closed, self.lower_closed)

    def may_exceed(self, other: Interval) -> bool:
        """Say whether some number of this is greater than some number of `other`."""
        return self.upper is None or other.lower is None or self.upper > other.lower


EVERYTHING = Interval()

#: keeps every digit, where the default context would round to 28
_EXACT = Context(prec=MAX_PREC)


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
    every = intervals if higher_first else [one.mirrored for one in intervals]
    lowest = sorted(one.bottom for one in every)
    highest = sorted(one.top[:2] for one in every)
    result = []
    for one in every:
        surely = len(every) - bisect_right(lowest, one.top)
        perhaps = len(every) - bisect_right(highest, one.bottom[:2])
        result.append((1 + surely, 1 + perhaps - one.may_exceed(one)))
    return result


def arranged(intervals: Sequence[Interval], *, higher_first: bool = True) -> list[int]:
    """Return the indices in the order that the intervals decide, and in the given order where they do not.

    Next is always the first of those that none of the rest is ahead of; once that is so of one, it stays so.
    """
    every = intervals if higher_first else [one.mirrored for one in intervals]
    waiting = sorted(range(len(every)), key=lambda i: every[i].top)
    ahead = sorted(range(len(every)), key=lambda i: every[i].bottom)
    ready: list[int] = []
    done: set[int] = set()
    result = []
    for _ in every:
        while ahead[-1] in done:
            ahead.pop()
        while waiting and every[waiting[-1]].top >= every[ahead[-1]].bottom:
            heappush(ready, waiting.pop())
        result.append(heappop(ready))
        done.add(result[-1])
    return result
