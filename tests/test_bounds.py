"""Shows which amounts a claim stands for, and what their order is: as examples, and as laws over any claims."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nantong_cli.bounds import EVERYTHING, Interval, Order, arranged, named, order, ranks, rounding
from nantong_cli.errors import Where
from nantong_cli.model import OPS, Claim, Op, Relative, Term, Text, Unit

HERE = Where("metrics.yaml", 1)
WORD = Text("word", "词", "詞")

YUAN = Unit("cny", WORD, Decimal(1), "cny", HERE)
WAN = Unit("cny_10k", WORD, Decimal(10_000), "cny", HERE)
YI = Unit("cny_100m", WORD, Decimal(100_000_000), "cny", HERE)

RELATIVE = Claim(op=">", relative=Relative())
QUALITATIVE = Claim(qualitative=Term("first_tier", WORD, HERE))
UNQUANTIFIED = Claim()

FORTY = "1234567890123456789012345678901234567890"


def said(op: Op, value: str, unit: Unit = YUAN) -> Claim:
    """Return the claim of a number."""
    return Claim(op=op, value=Decimal(value), unit=unit)


def span(written: str) -> Interval:
    """Return an interval as mathematics writes it: [5.5, 6.5) or (200, ∞)."""
    lower, upper = written[1:-1].split(", ")
    return Interval(
        None if lower == "-∞" else Decimal(lower),
        None if upper == "∞" else Decimal(upper),
        lower_closed=written[0] == "[",
        upper_closed=written[-1] == "]",
    )


def spans(*written: str) -> list[Interval]:
    return [span(one) for one in written]


# which amounts a claim stands for


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("6", "[5.5, 6.5)"),
        ("6.0", "[5.95, 6.05)"),
        ("6.50", "[6.495, 6.505)"),
        ("200", "[199.5, 200.5)"),
        ("2E+2", "[150, 250)"),
        ("0", "[-0.5, 0.5)"),
        ("-0.4", "[-0.45, -0.35)"),
    ],
)
def test_a_number_is_known_to_its_last_stated_digit(value: str, expected: str) -> None:
    assert rounding(Decimal(value)) == span(expected)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (said(">=", "200"), "[200, ∞)"),
        (said(">", "200"), "(200, ∞)"),
        (said("<=", "200"), "(-∞, 200]"),
        (said("<", "200"), "(-∞, 200)"),
        (said("=", "180"), "[180, 180]"),
        (said("~", "6"), "[5.5, 6.5)"),
        (said("~", "6.0"), "[5.95, 6.05)"),
    ],
)
def test_every_comparator_has_its_interval(claim: Claim, expected: str) -> None:
    assert named(claim) == span(expected)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (said(">=", "7.4", WAN), "[74000, ∞)"),
        (said("=", "74", YI), "[7400000000, 7400000000]"),
        (said("~", "74", YI), "[7350000000, 7450000000)"),
        (said("~", "0.5", WAN), "[4500, 5500)"),
    ],
)
def test_an_amount_is_in_the_base_of_its_unit(claim: Claim, expected: str) -> None:
    assert named(claim) == span(expected)


@pytest.mark.parametrize("claim", [RELATIVE, QUALITATIVE, UNQUANTIFIED])
def test_a_claim_without_a_number_may_be_any_amount(claim: Claim) -> None:
    assert named(claim) == EVERYTHING


def test_forty_digits_are_kept() -> None:
    assert named(said("=", FORTY)) == span(f"[{FORTY}, {FORTY}]")
    assert named(said(">=", FORTY, YI)).lower == Decimal(FORTY + "00000000")
    assert named(said("~", FORTY)) == span(f"[{FORTY[:-2]}89.5, {FORTY}.5)")
    assert named(said("~", f"0.{FORTY}")) == span(f"[0.{FORTY[:-2]}895, 0.{FORTY}5)")
    assert named(said("~", f"0.{FORTY}", WAN)) == span(
        f"[1234.{FORTY[4:-2]}895, 1234.{FORTY[4:]}5)"
    )


def test_the_fortieth_digit_decides_an_order() -> None:
    one, other = FORTY[:-1] + "1", FORTY[:-1] + "2"
    assert order(named(said("=", one, YI)), named(said("=", other, YI))) == "less"
    assert order(named(said("~", one)), named(said("~", other))) == "less"


# the order of two


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("[1, 2]", "[3, 4]", "less"),
        ("[3, 4]", "[1, 2]", "greater"),
        ("[1, 3]", "[2, 4]", "undecided"),
        ("[1, 4]", "[2, 3]", "undecided"),
        ("[5, 5]", "[5, 5]", "equal"),
        ("[5, 5]", "[5.00, 5.00]", "equal"),
        ("[5, 6]", "[5, 6]", "undecided"),
        ("(-∞, ∞)", "[5, 5]", "undecided"),
        ("(-∞, ∞)", "(-∞, ∞)", "undecided"),
        ("[200, ∞)", "[180, 180]", "greater"),
        ("[150, ∞)", "[180, 180]", "undecided"),
        ("[150, ∞)", "[200, ∞)", "undecided"),
        ("(-∞, 5]", "[6, ∞)", "less"),
    ],
)
def test_an_order_is_decided_where_no_number_could_turn_it(
    one: str, other: str, expected: Order
) -> None:
    assert order(span(one), span(other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("[1, 5]", "[5, 9]", "undecided"),
        ("[1, 5)", "[5, 9]", "less"),
        ("[1, 5]", "(5, 9]", "less"),
        ("[1, 5)", "(5, 9]", "less"),
        ("[5, 5]", "(5, ∞)", "less"),
        ("[5, 5]", "[5, ∞)", "undecided"),
        ("[5.5, 6.5)", "[6.5, 7.5)", "less"),
        ("(-∞, 5)", "[5, ∞)", "less"),
        ("(-∞, 5]", "[5, ∞)", "undecided"),
    ],
)
def test_ends_that_touch_decide_unless_both_are_closed(
    one: str, other: str, expected: Order
) -> None:
    assert order(span(one), span(other)) == expected


def test_units_of_one_base_compare_by_what_they_amount_to() -> None:
    assert order(named(said("=", "1", YI)), named(said("=", "10000", WAN))) == "equal"
    assert order(named(said("=", "9999", WAN)), named(said("=", "1", YI))) == "less"
    assert order(named(said("~", "1", YI)), named(said("=", "4999", WAN))) == "greater"


# ranks among several


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        ([], []),
        (spans("[5, 5]"), [(1, 1)]),
        (spans("[200, ∞)", "[180, 180]", "[150, ∞)", "(-∞, ∞)"), [(1, 3), (2, 4), (1, 4), (1, 4)]),
        (spans("[3, 3]", "[1, 1]", "[2, 2]"), [(1, 1), (3, 3), (2, 2)]),
        (spans("[9, 9]", "[7, 7]", "[7, 7]", "[5, 5]"), [(1, 1), (2, 2), (2, 2), (4, 4)]),
        (spans("(-∞, ∞)", "(-∞, ∞)"), [(1, 2), (1, 2)]),
        (spans("(6, ∞)", "[5, 6]"), [(1, 1), (2, 2)]),
    ],
    ids=["none", "one", "the article's", "points", "as in a race", "anything", "touching"],
)
def test_a_rank_is_a_range_where_the_intervals_decide_no_more(
    intervals: list[Interval], expected: list[tuple[int, int]]
) -> None:
    assert ranks(intervals) == expected


def test_who_may_at_most_be_equalled_is_first() -> None:
    assert ranks(spans("[180, ∞)", "[180, 180]")) == [(1, 1), (1, 2)]


def test_the_lower_may_come_first() -> None:
    intervals = spans("[3, 3]", "[1, 1]", "(-∞, 2)")
    assert ranks(intervals, higher_first=False) == [(3, 3), (1, 2), (1, 2)]


# arranged by what is decided


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        ([], []),
        (spans("[1, 1]", "[3, 3]", "[2, 2]"), [1, 2, 0]),
        (spans("[2, 2]", "[3, 3]", "[2, 2]"), [1, 0, 2]),
        (spans("(-∞, ∞)", "[3, ∞)", "[1, 4]"), [0, 1, 2]),
        (spans("[150, ∞)", "[180, 180]", "[200, ∞)"), [0, 2, 1]),
    ],
    ids=["none", "decided", "equal", "undecided", "the article's"],
)
def test_the_decidedly_greater_comes_first_and_the_rest_stays(
    intervals: list[Interval], expected: list[int]
) -> None:
    assert arranged(intervals) == expected


def test_the_decidedly_less_comes_first_where_lower_is_better() -> None:
    assert arranged(spans("[2, 2]", "(-∞, ∞)", "[1, 1]"), higher_first=False) == [1, 2, 0]


# laws

#: numbers close together, so that ends often touch; and long ones, whose last digit must not be lost
_CLOSE = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-20, 20), st.integers(0, 1)
)
_LONG = st.integers(0, 9).map(lambda digit: Decimal(f"{FORTY}.{digit}"))
_NUMBERS = _CLOSE | _LONG

claims = st.one_of(
    st.builds(
        Claim,
        op=st.sampled_from(OPS),
        value=_NUMBERS,
        unit=st.sampled_from([YUAN, YUAN._replace(scale=Decimal(10))]),
    ),
    st.sampled_from([RELATIVE, QUALITATIVE, UNQUANTIFIED]),
)
intervals = claims.map(named)


def points(*several: Interval) -> list[list[Fraction]]:
    """Return numbers of each interval, enough to tell any two apart: all ends, two between any two, two beyond."""
    ends = sorted({Fraction(end) for one in several for end in one[:2] if end is not None})
    ends = ends or [Fraction(0)]
    thirds = [
        (step * one + (3 - step) * other) / 3 for one, other in pairwise(ends) for step in (2, 1)
    ]
    line = [ends[0] - 2, ends[0] - 1, *ends, *thirds, ends[-1] + 1, ends[-1] + 2]
    return [[number for number in line if holds(one, number)] for one in several]


def holds(interval: Interval, number: Fraction) -> bool:
    """Say whether the number lies in the interval, by the definition of one."""
    lower = None if interval.lower is None else Fraction(interval.lower)
    upper = None if interval.upper is None else Fraction(interval.upper)
    above = lower is None or number > lower or (interval.lower_closed and number == lower)
    below = upper is None or number < upper or (interval.upper_closed and number == upper)
    return above and below


def ranks_of(chosen: Sequence[Fraction], *, higher_first: bool) -> list[int]:
    """Return the ranks that numbers have: one more than there are numbers ahead."""
    return [
        1 + sum(other > mine if higher_first else other < mine for other in chosen)
        for mine in chosen
    ]


@given(_NUMBERS)
def test_law_a_number_lies_in_the_middle_of_what_rounds_to_it(value: Decimal) -> None:
    lower, upper, _, _ = rounding(value)
    assert lower is not None
    assert upper is not None
    assert Fraction(lower) + Fraction(upper) == 2 * Fraction(value)
    digits = -int(value.as_tuple().exponent)
    assert Fraction(upper) - Fraction(lower) == Fraction(1, 10**digits)


@given(claims)
def test_law_a_claim_holds_its_own_number_unless_its_comparator_shuts_it_out(claim: Claim) -> None:
    if claim.value is not None and claim.unit is not None:
        amount = Fraction(claim.value) * Fraction(claim.unit.scale)
        assert holds(named(claim), amount) == (claim.op not in ("<", ">"))


@given(intervals, intervals)
def test_law_an_order_turned_round_is_the_opposite_order(one: Interval, other: Interval) -> None:
    opposite = {"less": "greater", "greater": "less", "equal": "equal", "undecided": "undecided"}
    assert order(other, one) == opposite[order(one, other)]


@given(intervals, intervals)
def test_law_an_order_is_what_all_numbers_of_both_agree_on(one: Interval, other: Interval) -> None:
    mine, theirs = points(one, other)
    found = {(a > b) - (a < b) for a in mine for b in theirs}
    decided = {-1: "less", 0: "equal", 1: "greater"}
    assert order(one, other) == (decided[found.pop()] if len(found) == 1 else "undecided")


@given(intervals, intervals)
def test_law_one_may_exceed_the_other_where_some_number_of_it_does(
    one: Interval, other: Interval
) -> None:
    mine, theirs = points(one, other)
    assert one.may_exceed(other) == any(a > b for a in mine for b in theirs)


@given(st.lists(intervals, min_size=3, max_size=3))
def test_law_a_decided_less_is_handed_on(three: list[Interval]) -> None:
    for one, two, last in permutations(three):
        if order(one, two) == order(two, last) == "less":
            assert order(one, last) == "less"


@given(st.lists(intervals, max_size=6), st.booleans())
def test_law_ranks_lie_within_their_number_and_the_best_is_no_worse_than_the_worst(
    several: list[Interval], higher_first: bool
) -> None:
    found = ranks(several, higher_first=higher_first)
    assert len(found) == len(several)
    assert all(1 <= best <= worst <= len(several) for best, worst in found)


@given(st.data(), st.lists(intervals, max_size=6), st.booleans())
def test_law_a_range_of_ranks_holds_the_rank_of_any_numbers_there_may_be(
    data: st.DataObject, several: list[Interval], higher_first: bool
) -> None:
    chosen = [data.draw(st.sampled_from(mine)) for mine in points(*several)]
    found = ranks(several, higher_first=higher_first)
    actual = ranks_of(chosen, higher_first=higher_first)
    assert all(best <= rank <= worst for (best, worst), rank in zip(found, actual, strict=True))


@settings(max_examples=40, deadline=None)  # thousands of choices an example
@given(st.lists(intervals, min_size=1, max_size=3), st.booleans())
def test_law_a_range_of_ranks_is_no_wider_than_it_must_be(
    several: list[Interval], higher_first: bool
) -> None:
    choices = product(*points(*several))
    every = zip(*(ranks_of(chosen, higher_first=higher_first) for chosen in choices), strict=True)
    possible = [(min(found), max(found)) for found in every]
    assert ranks(several, higher_first=higher_first) == possible


@given(st.lists(intervals, max_size=5), st.booleans())
def test_law_arranged_is_the_first_arrangement_with_nothing_decidedly_out_of_order(
    several: list[Interval], higher_first: bool
) -> None:
    wrong = "less" if higher_first else "greater"
    first = next(
        list(indices)
        for indices in permutations(range(len(several)))
        if all(order(several[a], several[b]) != wrong for a, b in combinations(indices, 2))
    )
    assert arranged(several, higher_first=higher_first) == first


@given(st.lists(intervals, max_size=30), st.booleans())
def test_law_arranged_ends_with_every_index_once(
    several: list[Interval], higher_first: bool
) -> None:
    assert sorted(arranged(several, higher_first=higher_first)) == list(range(len(several)))
