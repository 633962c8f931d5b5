"""Which shade a number has: few steps between round numbers, and no more precise than what is counted."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nantong_cli.bounds import Interval, point
from nantong_cli.queries.shades import MOST, shade_of, shades

NUMBERS = st.lists(st.decimals(-1000, 10_000, places=3), min_size=1, max_size=12)


def steps(*numbers: str, least: int = 0) -> list[str]:
    """Return the shades of numbers as one writes them."""
    found = shades(map(Decimal, numbers), least=Decimal(least))
    ends = [(one.of.lower or Decimal(), one.of.upper or Decimal()) for one in found]
    return [f"{low.normalize():f} {high.normalize():f}" for low, high in ends]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((), []),
        (("6",), ["6 6"]),
        (("6", "6.0"), ["6 6"]),
        (("6", "6.3", "6.5"), ["6 6.2", "6.2 6.4", "6.4 6.6"]),
        (("0", "4"), ["0 2", "2 4", "4 6"]),
        (("0", "3.9"), ["0 1", "1 2", "2 3", "3 4"]),
        (("-0.3", "0.3"), ["-0.4 -0.2", "-0.2 0", "0 0.2", "0.2 0.4"]),
        (
            ("138100000000", "175000000000"),
            ["120000000000 140000000000", "140000000000 160000000000", "160000000000 180000000000"],
        ),
    ],
)
def test_a_step_ends_at_round_numbers(numbers: tuple[str, ...], expected: list[str]) -> None:
    assert steps(*numbers) == expected


def test_what_is_counted_has_no_step_below_one() -> None:
    assert steps("2", "3", least=1) == ["2 3", "3 4"]
    assert steps("2", "6", least=1) == ["2 4", "4 6", "6 8"]
    assert steps("2", "3") == ["2 2.5", "2.5 3", "3 3.5"]


@given(NUMBERS)
def test_every_number_has_one_shade_and_a_larger_one_no_lesser(numbers: list[Decimal]) -> None:
    among = shades(numbers)
    assert [one.number for one in among] == list(range(1, len(among) + 1))
    assert len(among) <= MOST
    found = [shade_of(number, among) for number in sorted(numbers)]
    assert None not in found
    assert found == sorted(found, key=lambda one: one or 0)
    for number in numbers:
        assert sum(point(number).is_within(one.of) for one in among) == 1


@given(NUMBERS)
def test_steps_are_beside_one_another_and_equally_wide(numbers: list[Decimal]) -> None:
    of = [one.of for one in shades(numbers)]
    if len(of) > 1:
        assert all(one.upper == other.lower for one, other in itertools.pairwise(of))
        assert len({(one.upper or 0) - (one.lower or 0) for one in of}) == 1


def test_without_a_number_there_is_no_shade() -> None:
    assert shade_of(None, shades([Decimal(1)])) is None
    assert shades([Decimal(1)])[0].of == Interval(
        *(Decimal(1), Decimal(1)), lower_closed=True, upper_closed=True
    )
