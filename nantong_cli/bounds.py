"""Intervals: which amounts a claim may stand for, and what can be said of the order of two of them.

The order of pledges needs only the amounts that were named: "200 or more" is [200, ∞), a plain 180 is
180 and nothing else (a pledge is a number somebody chose, not a measurement), "about 6" is [5.5, 6.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import MAX_PREC, Context, Decimal
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
    result = []
    for i, one in enumerate(intervals):
        others = [other for j, other in enumerate(intervals) if j != i]
        if higher_first:
            surely = sum(one.is_below(other) for other in others)
            perhaps = sum(other.may_exceed(one) for other in others)
        else:
            surely = sum(other.is_below(one) for other in others)
            perhaps = sum(one.may_exceed(other) for other in others)
        result.append((1 + surely, 1 + perhaps))
    return result


def arranged(intervals: Sequence[Interval], *, higher_first: bool = True) -> list[int]:
    """Return the indices in the order that the intervals decide, and in the given order where they do not."""
    left = list(range(len(intervals)))
    ahead: Order = "greater" if higher_first else "less"
    result = []
    while left:
        chosen = next(
            i for i in left if not any(order(intervals[j], intervals[i]) == ahead for j in left)
        )
        left.remove(chosen)
        result.append(chosen)
    return result
