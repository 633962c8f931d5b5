"""Which shade a number has: a few steps between round numbers, one beside the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from nantong_cli.bounds import Interval, point

#: more than these nobody tells apart
MOST = 4


class Shade(NamedTuple):
    """A step, from 1 for the least, and the numbers that have it."""

    number: int
    of: Interval


def shades(numbers: Iterable[Decimal], *, least: Decimal = Decimal()) -> list[Shade]:
    """Return at most MOST shades that hold all of the numbers; none is narrower than `least`.

    One number alone is a shade of its own.
    """
    each = set(numbers)
    if len(each) < 2:
        return [Shade(1, point(one)) for one in each]
    low, high = min(each), max(each)
    unit = max(least, Decimal(1).scaleb(((high - low) / MOST).adjusted()))
    step = next(
        unit * factor
        for factor in (1, 2, 5, 10, 20)
        if _steps(high, unit * factor) - _steps(low, unit * factor) < MOST
    )
    first, last = _steps(low, step), _steps(high, step)
    return [
        Shade(at - first + 1, Interval(at * step, (at + 1) * step, lower_closed=True))
        for at in range(first, last + 1)
    ]


def _steps(number: Decimal, step: Decimal) -> int:
    """Return how many whole steps a number is from zero, downwards rounded."""
    return int((number / step).to_integral_value(rounding="ROUND_FLOOR"))


def shade_of(number: Decimal | None, among: Sequence[Shade]) -> int | None:
    """Return the shade that a number has, None where there is no number."""
    if number is None:
        return None
    return next(one.number for one in among if point(number).is_within(one.of))
