"""Shows which amounts a claim stands for, their order, and whether they reach a target: as examples, and as laws."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nantong_cli import wording
from nantong_cli.bounds import (
    EVERYTHING,
    Bound,
    Interval,
    Order,
    Verdict,
    arranged,
    beyond,
    known,
    named,
    order,
    point,
    ranks,
    reach,
    rounding,
    verdict,
)
from nantong_cli.errors import Where
from nantong_cli.model import OPS, Claim, Op, Relative, Term, Text, Unit

pytestmark = pytest.mark.once

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


def bound(possible: str, sure: str | None = "") -> Bound:
    """Return a bound; what is surely enough is what may be, unless it is given."""
    return Bound(span(possible), span(sure or possible) if sure is not None else None)


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


# what can be done with intervals


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        ("[5, 5]", "0"),
        ("[5.75, 5.85)", "0.05"),
        ("[-2, 1)", "1.5"),
        ("[100, 300)", "100"),
        (f"[0, {FORTY})", "617283945061728394506172839450617283945"),
        ("[5, ∞)", None),
        ("(-∞, 5)", None),
    ],
)
def test_half_a_width_is_told_without_zeros_or_exponent(
    interval: str, expected: str | None
) -> None:
    found = span(interval).half_width
    assert (str(found) if found is not None else None) == expected


@pytest.mark.parametrize(
    ("one", "other", "within", "apart"),
    [
        ("[2, 3]", "[1, 4]", True, False),
        ("[1, 4]", "[2, 3]", False, False),
        ("[1, 2)", "[1, 2)", True, False),
        ("[1, 2]", "[1, 2)", False, False),
        ("[1, 2)", "(1, 2]", False, False),
        ("(1, 2)", "[1, 2]", True, False),
        ("[1, 2)", "[2, 3]", False, True),
        ("[1, 2]", "[2, 3]", False, False),
        ("[1, 2]", "(2, 3]", False, True),
        ("[5, 5]", "[5, ∞)", True, False),
        ("[5, 5]", "(5, ∞)", False, True),
        ("[5, ∞)", "(-∞, ∞)", True, False),
        ("(-∞, ∞)", "[5, ∞)", False, False),
    ],
)
def test_one_interval_may_lie_in_another_or_apart_from_it(
    one: str, other: str, within: bool, apart: bool
) -> None:
    assert span(one).is_within(span(other)) is within
    assert span(one).is_apart_from(span(other)) is span(other).is_apart_from(span(one)) is apart


@pytest.mark.parametrize(
    ("one", "other", "common", "hull"),
    [
        ("[1, 3)", "[2, 4)", "[2, 3)", "[1, 4)"),
        ("[1, 4)", "(2, 3]", "(2, 3]", "[1, 4)"),
        ("(1, 3)", "[1, 3]", "(1, 3)", "[1, 3]"),
        ("[1, 2]", "[2, 3]", "[2, 2]", "[1, 3]"),
        ("[1, 2)", "[2, 3]", None, "[1, 3]"),
        ("[1, 2)", "[5, 6)", None, "[1, 6)"),
        ("(-∞, 3]", "[2, ∞)", "[2, 3]", "(-∞, ∞)"),
        ("(-∞, ∞)", "[2, 3)", "[2, 3)", "(-∞, ∞)"),
    ],
)
def test_two_intervals_have_something_in_common_or_nothing_and_span_both(
    one: str, other: str, common: str | None, hull: str
) -> None:
    expected = span(common) if common else None
    assert span(one).common(span(other)) == span(other).common(span(one)) == expected
    assert span(one).hull(span(other)) == span(other).hull(span(one)) == span(hull)


def test_arithmetic_with_an_interval_is_arithmetic_with_its_ends() -> None:
    assert span("[1, 2)").plus(span("(10, 20]")) == span("(11, 22)")
    assert span("[1, 2]").plus(span("[10, 20]")) == span("[11, 22]")
    assert span("[1, ∞)").plus(span("[10, 20]")) == span("[11, ∞)")
    assert span("(1, 2]").mirrored() == span("[-2, -1)")
    assert span("(-∞, 2)").mirrored() == span("(-2, ∞)")
    assert span("[49.5, 50.5)").times(Decimal(2)) == span("[99, 101)")
    assert span("[7400000000, ∞)").over(YI.scale) == span("[74, ∞)")


def test_in_another_unit_there_are_no_zeros_at_the_end_and_no_exponent() -> None:
    shown = span("[500, 123450000)").over(WAN.scale)
    assert (str(shown.lower), str(shown.upper)) == ("0.05", "12345")
    assert str(span("[30000000000, ∞)").over(YI.scale).lower) == "300"


# which results reach a target


@pytest.mark.parametrize(
    ("claim", "better", "expected"),
    [
        (said(">=", "6.5"), "higher", "[6.5, ∞)"),
        (said(">", "600"), "higher", "(600, ∞)"),
        (said("<=", "3"), "lower", "(-∞, 3]"),
        (said("<", "3"), "lower", "(-∞, 3)"),
        (said("=", "74"), "higher", "[74, ∞)"),
        (said("=", "74"), "lower", "(-∞, 74]"),
        (said("=", "74"), "neither", "[73.5, 74.5)"),
        (said("=", "7.40"), "neither", "[7.395, 7.405)"),
        (said("~", "5"), "higher", "[4.5, ∞)"),
        (said("~", "5"), "lower", "(-∞, 5.5)"),
        (said("~", "5"), "neither", "[4.5, 5.5)"),
        (said("~", "5.0"), "higher", "[4.95, ∞)"),
        (said("<=", "3"), "higher", "(-∞, 3]"),
        (said(">", "3"), "lower", "(3, ∞)"),
        (said(">=", "3"), "neither", "[3, ∞)"),
        (said("=", "74", YI), "higher", "[7400000000, ∞)"),
        (said("~", "74", YI), "higher", "[7350000000, ∞)"),
        (said("~", "74", YI), "neither", "[7350000000, 7450000000)"),
        (said(">", FORTY, WAN), "higher", f"({FORTY}0000, ∞)"),
    ],
)
def test_a_number_is_a_floor_a_ceiling_or_neither(claim: Claim, better: str, expected: str) -> None:
    assert reach(claim, better=better) == bound(expected)


@pytest.mark.parametrize("claim", [RELATIVE, QUALITATIVE, UNQUANTIFIED])
def test_without_a_number_of_its_own_a_claim_has_no_bound(claim: Claim) -> None:
    with pytest.raises(ValueError, match="number"):
        reach(claim, better="higher")


@pytest.mark.parametrize(
    ("op", "better", "possible", "sure"),
    [
        (">", "higher", "(5.75, ∞)", "[5.85, ∞)"),
        (">=", "higher", "[5.75, ∞)", "[5.85, ∞)"),
        ("=", "higher", "[5.75, ∞)", "[5.85, ∞)"),
        ("~", "higher", "[5.75, ∞)", "[5.85, ∞)"),
        ("<", "lower", "(-∞, 5.85)", "(-∞, 5.75)"),
        ("<=", "lower", "(-∞, 5.85)", "(-∞, 5.75]"),
        ("=", "lower", "(-∞, 5.85)", "(-∞, 5.75]"),
        ("=", "neither", "[5.75, 5.85)", None),
        (">", "lower", "(5.75, ∞)", "[5.85, ∞)"),
        ("<", "higher", "(-∞, 5.85)", "(-∞, 5.75)"),
    ],
)
def test_a_benchmark_known_to_its_last_digit_leaves_some_results_undecided(
    op: Op, better: str, possible: str, sure: str | None
) -> None:
    assert beyond(op, span("[5.75, 5.85)"), better=better) == bound(possible, sure)


@pytest.mark.parametrize(
    ("op", "threshold", "possible", "sure"),
    [
        (">", "[100, 100]", "(100, ∞)", "(100, ∞)"),
        (">=", "[100, 100]", "[100, ∞)", "[100, ∞)"),
        (">", "(5, 6]", "(5, ∞)", "(6, ∞)"),
        (">=", "(5, 6]", "(5, ∞)", "[6, ∞)"),
        ("<", "(5, 6]", "(-∞, 6)", "(-∞, 5]"),
        ("<=", "(5, 6]", "(-∞, 6]", "(-∞, 5]"),
        (">", "(1300, ∞)", "(1300, ∞)", None),
        ("<", "(1300, ∞)", "(-∞, ∞)", "(-∞, 1300]"),
        ("<=", "[1300, ∞)", "(-∞, ∞)", "(-∞, 1300]"),
        (">", "(-∞, ∞)", "(-∞, ∞)", None),
    ],
)
def test_a_benchmarks_own_ends_decide_what_is_sure_and_what_is_possible(
    op: Op, threshold: str, possible: str, sure: str | None
) -> None:
    assert beyond(op, span(threshold), better="neither") == bound(possible, sure)


def test_twice_a_goal_is_measured_by_twice_the_goals_interval() -> None:
    plain, about = named(said("=", "50")), named(said("~", "50"))
    assert beyond("=", plain.times(Decimal(2)), better="higher") == bound("[100, ∞)")
    assert beyond("=", about.times(Decimal(2)), better="higher") == bound("[99, ∞)", "[101, ∞)")
    assert beyond(">", plain.times(Decimal("1.5")), better="higher") == bound("(75, ∞)")


# what a result may be


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (said("=", "5.8"), "[5.75, 5.85)"),
        (said("=", "5.80"), "[5.795, 5.805)"),
        (said("=", "68000"), "[67999.5, 68000.5)"),
        (said("=", "71.01", YI), "[7100500000, 7101500000)"),
        (said("=", "-0.4"), "[-0.45, -0.35)"),
        (said("~", "6"), "[5.5, 6.5)"),
        (said(">", "1300", YI), "(130000000000, ∞)"),
        (said(">=", "200"), "[200, ∞)"),
        (said("<", "30"), "(-∞, 30)"),
        (said("<=", "30"), "(-∞, 30]"),
        (UNQUANTIFIED, "(-∞, ∞)"),
    ],
)
def test_a_result_is_known_to_its_last_stated_digit(claim: Claim, expected: str) -> None:
    assert known(claim) == span(expected)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (said("=", "147"), "[147, 147]"),
        (said("=", "0"), "[0, 0]"),
        (said("~", "147"), "[146.5, 147.5)"),
        (said(">", "147"), "(147, ∞)"),
        (said("=", "147.5"), "[147.45, 147.55)"),
        (said("=", "1.2", WAN), "[11500, 12500)"),
        (said("=", "12", WAN), "[115000, 125000)"),
    ],
    ids=["counted", "none at all", "about", "more than", "a half", "ten thousands", "a whole one"],
)
def test_what_was_counted_one_by_one_is_that_number(claim: Claim, expected: str) -> None:
    assert known(claim, is_counted=True) == span(expected)


# was it reached?


@pytest.mark.parametrize(
    ("results", "limit", "expected"),
    [
        (["[11.85, 11.95)"], bound("[8, ∞)"), "met"),
        (["[6.25, 6.35)"], bound("[6.5, ∞)"), "not_met"),
        (["[147, 147]"], bound("[150, ∞)"), "not_met"),
        (["[150, 150]"], bound("[150, ∞)"), "met"),
        (["[150, 150]"], bound("(150, ∞)"), "not_met"),
        (["[6.45, 6.55)"], bound("[6.5, ∞)"), "undecided"),
        (["[6.45, 6.5)"], bound("[6.5, ∞)"), "not_met"),
        (["[5.5, 6.5)"], bound("(5.75, ∞)", "[5.85, ∞)"), "undecided"),
        (["[5.75, 5.85)"], bound("(5.75, ∞)", "[5.85, ∞)"), "undecided"),
        (["[5.85, 5.95)"], bound("(5.75, ∞)", "[5.85, ∞)"), "met"),
        (["[5.65, 5.75)"], bound("(5.75, ∞)", "[5.85, ∞)"), "not_met"),
        (["(1300, ∞)"], bound("[1200, ∞)"), "met"),
        (["(1300, ∞)"], bound("[1400, ∞)"), "undecided"),
        (["(1300, ∞)"], bound("(1300, ∞)", None), "undecided"),
        (["[6, 7)", "[8, 9)"], bound("[5, ∞)"), "met"),
        (["[6, 7)", "[8, 9)"], bound("[7, ∞)"), "undecided"),
        (["[6, 7)", "[8, 9)"], bound("[9, ∞)"), "not_met"),
        (["[1, 2)", "[8, 9)"], bound("[4, 5)"), "not_met"),
    ],
    ids=[
        "Hai'an's investment",
        "Hai'an's growth",
        "Rudong's projects",
        "just enough",
        "just not enough",
        "rounding could turn it",
        "as near as can be",
        "about 6 against 5.8",
        "5.8 against 5.8",
        "5.9 against 5.8",
        "5.7 against 5.8",
        "more than enough",
        "more than too little",
        "a benchmark without an end",
        "two that disagree, both enough",
        "two that disagree",
        "two that disagree, neither enough",
        "one below and one above what was to be hit",
    ],
)
def test_a_target_is_reached_where_every_number_reaches_it(
    results: list[str], limit: Bound, expected: Verdict
) -> None:
    assert verdict(spans(*results), limit) == expected


def test_a_digit_more_is_another_claim() -> None:
    limit = reach(said(">=", "6.47"), better="higher")
    assert verdict([known(said("=", "6.5"))], limit) == "undecided"
    assert verdict([known(said("=", "6.50"))], limit) == "met"
    assert reach(said("~", "6.5"), better="higher") != reach(said("~", "6.50"), better="higher")


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


@settings(max_examples=40)  # thousands of choices an example
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


# laws of results and targets

_POSITIVE = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(1, 30), st.integers(0, 1)
)
_BETTER = st.sampled_from(["higher", "lower", "neither"])
_OPS = st.sampled_from(OPS)


@given(intervals, intervals)
def test_law_what_two_have_in_common_is_what_lies_in_both(one: Interval, other: Interval) -> None:
    line, mine, theirs = points(EVERYTHING, one, other)
    common, shared = one.common(other), set(mine) & set(theirs)
    assert {n for n in line if common is not None and holds(common, n)} == shared


@given(intervals, intervals)
def test_law_the_hull_holds_both_and_begins_and_ends_with_them(
    one: Interval, other: Interval
) -> None:
    hull = one.hull(other)
    assert one.is_within(hull)
    assert other.is_within(hull)
    assert (hull.lower, hull.lower_closed) in [(i.lower, i.lower_closed) for i in (one, other)]
    assert (hull.upper, hull.upper_closed) in [(i.upper, i.upper_closed) for i in (one, other)]


@given(intervals, intervals)
def test_law_within_and_apart_are_what_all_numbers_say(one: Interval, other: Interval) -> None:
    mine = points(one, other)[0]
    assert one.is_within(other) == all(holds(other, number) for number in mine)
    assert one.is_apart_from(other) == (not any(holds(other, number) for number in mine))


@given(intervals, intervals)
def test_law_a_sum_holds_the_sums_and_its_ends_are_sums_of_ends(
    one: Interval, other: Interval
) -> None:
    total = one.plus(other)
    mine, theirs = points(one, other)
    assert all(holds(total, a + b) for a in mine for b in theirs)
    for end in ("lower", "upper"):
        parts = getattr(one, end), getattr(other, end)
        found = getattr(total, end)
        if None in parts:
            assert found is None
        else:
            assert Fraction(found) == sum(map(Fraction, parts))


@given(intervals, _POSITIVE)
def test_law_times_a_factor_and_over_it_again_is_the_same(one: Interval, factor: Decimal) -> None:
    assert one.times(factor).over(factor) == one
    assert one.mirrored().mirrored() == one


def rounds_to(number: Fraction, value: Decimal) -> bool:
    """Say whether a number, rounded half up at the last stated digit of `value`, is `value`."""
    tens = Fraction(10) ** -int(value.as_tuple().exponent)
    return (number * tens + Fraction(1, 2)) // 1 == Fraction(value) * tens


@given(_CLOSE | _LONG, st.sampled_from([1, 10]), st.booleans())
def test_law_a_result_is_what_would_be_rounded_to_what_is_stated(
    value: Decimal, scale: int, is_counted: bool
) -> None:
    claim = Claim(op="=", value=value, unit=YUAN._replace(scale=Decimal(scale)))
    found = known(claim, is_counted=is_counted)
    numbers = points(EVERYTHING, found)[0]
    if is_counted and scale == 1 and Fraction(value).denominator == 1:
        assert [number for number in numbers if holds(found, number)] == [Fraction(value)]
    else:
        assert all(rounds_to(n / scale, value) == holds(found, n) for n in numbers)


def reaches(result: Fraction, op: Op, number: Fraction, better: str) -> bool:
    """Say whether a result stands to one number as a target asks, by the convention of the comparators."""
    if op in ("=", "~"):
        op = {"higher": ">=", "lower": "<=", "neither": "="}[better]  # type: ignore[assignment]
    return {
        ">": result > number,
        ">=": result >= number,
        "<": result < number,
        "<=": result <= number,
        "=": result == number,
    }[op]


def decided(found: set[bool]) -> Verdict:
    """Return the verdict on a target that results reach or not: all of them, none, or some."""
    return "undecided" if len(found) == 2 else "met" if True in found else "not_met"


@settings(max_examples=300)
@given(_OPS, _BETTER, intervals, st.lists(intervals, min_size=1, max_size=2))
def test_law_a_verdict_by_a_benchmark_is_what_all_numbers_of_both_agree_on(
    op: Op, better: str, threshold: Interval, results: list[Interval]
) -> None:
    numbers, *pieces = points(threshold, *results)
    found = {
        reaches(result, op, number, better)
        for piece in pieces
        for result in piece
        for number in numbers
    }
    assert verdict(results, beyond(op, threshold, better=better)) == decided(found)


@settings(max_examples=300)
@given(
    _OPS,
    _BETTER,
    _CLOSE,
    st.sampled_from([YUAN, YUAN._replace(scale=Decimal(10))]),
    st.lists(intervals, min_size=1, max_size=2),
)
def test_law_a_verdict_by_a_number_is_what_all_results_agree_on(
    op: Op, better: str, value: Decimal, unit: Unit, results: list[Interval]
) -> None:
    limit = reach(Claim(op=op, value=value, unit=unit), better=better)
    half = Fraction(1, 2) * Fraction(10) ** int(value.as_tuple().exponent)

    def enough(result: Fraction) -> bool:
        result /= Fraction(unit.scale)
        if better == "neither" and op in ("=", "~"):
            return rounds_to(result, value)
        if op == "~":  # from its interval's end, which belongs to it below and not above
            low, high = Fraction(value) - half, Fraction(value) + half
            return result >= low if better == "higher" else result < high
        return reaches(result, op, Fraction(value), better)

    ends = rounding(value).times(unit.scale)
    pieces = points(*results, ends, point(value).times(unit.scale))[: len(results)]
    assert verdict(results, limit) == decided({enough(r) for piece in pieces for r in piece})
    assert limit.sure == limit.possible


@settings(max_examples=300)
@given(_OPS, _BETTER, intervals, intervals, intervals, st.lists(intervals, min_size=1, max_size=2))
def test_law_to_know_more_never_turns_a_verdict_into_another(
    op: Op,
    better: str,
    threshold: Interval,
    nearer: Interval,
    narrow: Interval,
    results: list[Interval],
) -> None:
    before = verdict(results, beyond(op, threshold, better=better))
    known_better = [one for one in (piece.common(narrow) for piece in results) if one is not None]
    for less in (known_better, results[:1]):
        after = verdict(less or results, beyond(op, threshold, better=better))
        assert before in ("undecided", after)
    measured_better = threshold.common(nearer) or threshold
    after = verdict(results, beyond(op, measured_better, better=better))
    assert before in ("undecided", after)


@given(_OPS, intervals, _POSITIVE, st.lists(intervals, min_size=1, max_size=2))
def test_law_more_is_never_worse_where_higher_is_better(
    op: Op, threshold: Interval, more: Decimal, results: list[Interval]
) -> None:
    if op in ("<", "<="):
        return
    standing: list[Verdict] = ["not_met", "undecided", "met"]
    limit = beyond(op, threshold, better="higher")
    raised = [one.plus(point(more)) for one in results]
    before, after = verdict(results, limit), verdict(raised, limit)
    assert standing.index(after) >= standing.index(before)


def wide(text: str) -> str:
    """Return a number in the full-width forms of a Chinese text, where a wide comma would part a sentence."""
    return text.translate({ord(one): ord(one) + 0xFEE0 for one in "0123456789."})


@pytest.mark.parametrize(
    "spelled", ["1,522.10億元", "1522.10亿元", "１５２２．１０億元", "１,５２２．１０亿元"]
)
def test_a_number_spelled_otherwise_is_the_same_number(spelled: str) -> None:
    assert str(wording.read(spelled).value) == "1522.10"


@given(
    st.builds(
        lambda digits, places: Decimal(digits).scaleb(-places),
        st.integers(0, 99_999_999),
        st.integers(0, 3),
    ),
    claims.filter(lambda claim: claim.value is not None),
    _BETTER,
)
def test_law_no_verdict_changes_when_a_value_is_only_spelled_differently(
    value: Decimal, target: Claim, better: str
) -> None:
    limit = reach(target, better=better)
    expected = verdict([known(Claim(op="=", value=value, unit=YUAN))], limit)
    for figure in (f"{value:f}", f"{value:,f}", wide(f"{value:f}"), wide(f"{value:,f}")):
        read = wording.read(f"{figure}元")
        result = Claim(op=read.op, value=read.value, unit=YUAN)
        assert str(read.value) == f"{value:f}"
        assert verdict([known(result)], limit) == expected


@given(_CLOSE)
def test_law_a_digit_more_is_another_claim_about_the_same_number(value: Decimal) -> None:
    longer = Decimal(f"{value:f}" + ("0" if "." in f"{value:f}" else ".0"))
    assert longer == value
    narrow, broad = (known(Claim(op="=", value=one, unit=YUAN)) for one in (longer, value))
    assert narrow != broad
    assert narrow.is_within(broad)


@given(intervals)
def test_law_a_result_is_never_surely_enough_outside_what_may_be_enough(one: Interval) -> None:
    for op in OPS:
        limit = beyond(op, one, better="higher")
        assert limit.sure is None or limit.sure.is_within(limit.possible)
