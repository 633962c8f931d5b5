"""Shows whether targets were reached: against a number, a benchmark or an earlier goal, and why nothing can be said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nantong_cli.bounds import Bound, Interval
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import OPS, Metric, Observation, Op, Place, Target, Unit
from nantong_cli.queries.assess import VERDICTS, Assessment, assess, assess_each
from tests.queries.conftest import (
    beside,
    goal,
    ledger,
    metric,
    observation,
    place,
    project,
    source,
    target,
    text,
    times,
    unit,
)

HAIAN, RUGAO = COUNTIES = place("haian"), place("rugao")
NANTONG, JIANGSU = place("nantong", parent="jiangsu"), place("jiangsu", parent=None)
PLACES = (*COUNTIES, NANTONG, JIANGSU)

YI, WAN = unit("cny_100m", 100_000_000, "cny"), unit("cny_10k", 10_000, "cny")
GROWTH = metric("growth", measure="growth_rate")
PRICES = metric("prices", measure="growth_rate", better="lower")
BALANCE = metric("balance", measure="growth_rate", better="neither")
REVENUE = metric("revenue", unit=YI)
PROJECTS = metric("projects", unit=unit("project"), measure="count")
SPRING = goal("spring")

FORTY = "1234567890123456789012345678901234567890"


def seen(
    place: Place, metric: Metric, said: str, standing: str = "preliminary B", **told: str
) -> Observation:
    """Return a result of 2023, unless another period is told, of a status and grade."""
    status, grade = standing.split()
    by = source(told.pop("by", "paper"))
    period, scope = told.get("period", "2023"), told.get("scope", "")
    return observation(
        *(place, metric, said), period=period, scope=scope, status=status, grade=grade, source=by
    )


def judged(pledge: Target, *others: Target | Observation) -> Assessment:
    """Return what is found of a target in a ledger of it and the other records."""
    return assess(ledger(pledge, *others, places=PLACES), pledge)


def told(found: Assessment) -> tuple[str, str]:
    """Return the verdict and its reason."""
    return found.verdict, found.reason


def span(low: str | None, high: str | None, ends: str = "[)") -> Interval:
    """Return an interval with its ends as mathematics writes them."""
    lower, upper = (Decimal(end) if end is not None else None for end in (low, high))
    return Interval(lower, upper, lower_closed=ends[0] == "[", upper_closed=ends[1] == "]")


# against a number


@pytest.mark.parametrize(
    ("metric", "said", "result", "expected"),
    [
        (GROWTH, ">= 6.5", "~ 6.3", ("not_met", "outside")),
        (GROWTH, ">= 8", "= 11.9", ("met", "inside")),
        (GROWTH, ">= 6.5", "= 6.5", ("undecided", "overlap")),
        (GROWTH, ">= 6.5", "= 6.6", ("met", "inside")),
        (GROWTH, "~ 5", "= 5.2", ("met", "inside")),
        (GROWTH, "~ 5", "= 4.5", ("undecided", "overlap")),
        (GROWTH, "~ 5", "= 4.4", ("not_met", "outside")),
        (GROWTH, "> 6", "> 6", ("met", "inside")),
        (GROWTH, "> 6", ">= 6", ("undecided", "overlap")),
        (GROWTH, ">= 6", "< 6", ("not_met", "outside")),
        (REVENUE, "= 74", "= 71.01", ("not_met", "outside")),
        (REVENUE, "= 74", "= 80", ("met", "inside")),
        (REVENUE, "> 1300", "> 1300", ("met", "inside")),
        (REVENUE, ">= 1400", "> 1300", ("undecided", "overlap")),
        (PRICES, "= 3", "= 2.9", ("met", "inside")),
        (PRICES, "= 3", "= 3.1", ("not_met", "outside")),
        (PRICES, "<= 3", "= 3.0", ("undecided", "overlap")),
        (PRICES, "~ 3", "= 3.4", ("met", "inside")),
        (PRICES, "~ 3", "= 3.5", ("undecided", "overlap")),
        (BALANCE, "= 3", "= 3.2", ("met", "inside")),
        (BALANCE, "= 3", "= 3.6", ("not_met", "outside")),
        (BALANCE, "~ 3", "= 2.5", ("undecided", "overlap")),
        (PROJECTS, ">= 150", "= 147", ("not_met", "outside")),
        (PROJECTS, ">= 150", "= 150", ("met", "inside")),
        (PROJECTS, "> 150", "= 150", ("not_met", "outside")),
        (PROJECTS, ">= 147", "~ 147", ("undecided", "overlap")),
        (PROJECTS, ">= 147", "> 146", ("undecided", "overlap")),
        (PROJECTS, ">= 147", ">= 147", ("met", "inside")),
    ],
)
def test_a_result_is_held_against_the_number(
    metric: Metric, said: str, result: str, expected: tuple[str, str]
) -> None:
    assert told(judged(target(HAIAN, metric, said), seen(HAIAN, metric, result))) == expected


def test_an_assessment_keeps_all_that_it_rests_on() -> None:
    pledge, result = target(HAIAN, GROWTH, ">= 6.5"), seen(HAIAN, GROWTH, "~ 6.3")
    part = seen(HAIAN, GROWTH, "= 7", period="2023-H1")
    found = judged(pledge, result, part)
    assert (found.target, found.benchmark, found.partial) == (pledge, None, (part,))
    assert found.bound == Bound(span("6.5", None), span("6.5", None))
    assert found.outturn is not None
    assert (found.outturn.best, found.outturn.rest) == ((result,), ())
    assert found.outturn.known == (span("6.25", "6.35"),)
    assert found.gap == span("-0.25", "-0.15")


def test_the_better_standing_decides_and_not_the_nicer_number() -> None:
    pledge = target(HAIAN, GROWTH, ">= 6")
    final, estimate = (
        seen(HAIAN, GROWTH, "= 5.8", "final C"),
        seen(HAIAN, GROWTH, "= 6.5", "estimate A"),
    )
    assert told(judged(pledge, estimate, final)) == ("not_met", "outside")
    assert told(judged(pledge, estimate)) == ("met", "inside")


def test_two_of_one_standing_that_agree_are_judged_by_what_both_leave() -> None:
    pledge = target(HAIAN, GROWTH, "> 5.75")
    about, more = seen(HAIAN, GROWTH, "~ 6", by="a"), seen(HAIAN, GROWTH, "> 5.75", by="b")
    assert told(judged(pledge, about)) == ("undecided", "overlap")
    assert told(judged(pledge, about, more)) == ("met", "inside")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (">= 5", ("met", "inside")),
        (">= 6", ("undecided", "disagreement")),
        (">= 7", ("not_met", "outside")),
        ("> 5.8", ("undecided", "disagreement")),
    ],
)
def test_two_of_one_standing_that_disagree_both_count(said: str, expected: tuple[str, str]) -> None:
    one, other = seen(HAIAN, GROWTH, "= 5.8", by="a"), seen(HAIAN, GROWTH, "= 6.2", by="b")
    found = judged(target(HAIAN, GROWTH, said), one, other)
    assert told(found) == expected
    assert found.outturn is not None
    assert set(found.outturn.best) == {one, other}
    assert found.outturn.known == (span("5.75", "5.85"), span("6.15", "6.25"))


def test_one_below_and_one_above_what_was_to_be_hit_have_both_missed_it() -> None:
    one, other = seen(HAIAN, BALANCE, "= 1", by="a"), seen(HAIAN, BALANCE, "= 5", by="b")
    found = judged(target(HAIAN, BALANCE, "= 3"), one, other)
    assert told(found) == ("not_met", "outside")
    assert found.outturn is not None
    assert not found.outturn.hull.is_apart_from(span("2.5", "3.5"))


# nothing was published


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        ([], "unpublished"),
        ([seen(HAIAN, GROWTH, "= 7", period="2022")], "unpublished"),
        ([seen(HAIAN, GROWTH, "= 7", period="2024")], "unpublished"),
        ([seen(HAIAN, GROWTH, "= 7", period="2020/2022")], "unpublished"),
        ([seen(HAIAN, GROWTH, "= 7", period="2022/2023")], "unpublished"),
        ([seen(RUGAO, GROWTH, "= 7")], "unpublished"),
        ([seen(HAIAN, PRICES, "= 7")], "unpublished"),
        ([seen(HAIAN, GROWTH, "= 7", period="2023-H1")], "part_of_period"),
        ([seen(HAIAN, GROWTH, "= 7", period="2023-Q1/Q3")], "part_of_period"),
        ([seen(HAIAN, GROWTH, "= 7", period="2023-M01/M11")], "part_of_period"),
        ([seen(HAIAN, GROWTH, "= 7", scope="industry")], "other_scope"),
        ([seen(HAIAN, GROWTH, "= 7", period="2023-H1", scope="industry")], "other_scope"),
        (
            [
                seen(HAIAN, GROWTH, "= 7", scope="industry"),
                seen(HAIAN, GROWTH, "= 7", period="2023-Q1"),
            ],
            "part_of_period",
        ),
    ],
    ids=[
        "nothing at all",
        "the year before",
        "the year after",
        "years before",
        "more years than the one",
        "another place",
        "another metric",
        "half of the year",
        "three quarters",
        "eleven months",
        "another scope",
        "half of the year of another scope",
        "another scope, and a quarter",
    ],
)
def test_nothing_else_stands_for_the_whole_of_the_period(
    results: list[Observation], reason: str
) -> None:
    found = judged(target(HAIAN, GROWTH, ">= 6.5"), *results)
    assert told(found) == ("no_outturn", reason)
    assert (found.outturn, found.gap) == (None, None)
    assert set(found.partial) == (set() if reason == "unpublished" else set(results))


def test_four_quarters_are_the_year() -> None:
    result = seen(HAIAN, GROWTH, "= 7", period="2023-Q1/Q4")
    assert told(judged(target(HAIAN, GROWTH, ">= 6.5"), result)) == ("met", "inside")


@pytest.mark.parametrize("period", ["2023", "2023-H1", "2023-Q3/Q4"])
def test_a_half_year_is_told_by_that_half_only(period: str) -> None:
    pledge = target(HAIAN, GROWTH, ">= 6.5", period="2023-H2")
    found = judged(pledge, seen(HAIAN, GROWTH, "= 7", period=period))
    is_it = period == "2023-Q3/Q4"
    assert told(found) == (("met", "inside") if is_it else ("no_outturn", "unpublished"))


def test_a_scope_is_judged_by_the_same_scope() -> None:
    pledge = target(HAIAN, GROWTH, ">= 6.5", scope="industry")
    part, whole = (
        seen(HAIAN, GROWTH, "= 7", scope="industry"),
        seen(HAIAN, GROWTH, "= 5", "final A"),
    )
    assert told(judged(pledge, whole)) == ("no_outturn", "other_scope")
    assert told(judged(pledge, whole, part)) == ("met", "inside")


# nothing to hold a result against


def test_what_has_no_number_cannot_be_judged_whatever_was_published() -> None:
    result = seen(HAIAN, GROWTH, "= 7")
    for said, reason in (("first_tier", "qualitative"), ("", "unquantified")):
        for records in ([], [result]):
            found = judged(target(HAIAN, GROWTH, said), *records)
            assert told(found) == ("not_assessable", reason)
            assert (found.bound, found.gap) == (None, None)
            assert (found.outturn is not None) is bool(records)


@pytest.mark.parametrize(
    "records",
    [
        [],
        [seen(JIANGSU, GROWTH, "= 6.6", period="2023-H1")],
        [seen(JIANGSU, GROWTH, "= 2.8", period="2022")],
        [seen(JIANGSU, GROWTH, "= 9", scope="industry")],
        [target(JIANGSU, GROWTH, "~ 5")],
    ],
    ids=["nothing", "half of the year", "the year before", "another scope", "only promised"],
)
def test_a_benchmark_of_which_nothing_is_published_decides_nothing(
    records: list[Target | Observation],
) -> None:
    pledge, result = target(HAIAN, GROWTH, beside(JIANGSU, GROWTH)), seen(HAIAN, GROWTH, "= 7")
    found = judged(pledge, result, *records)
    assert told(found) == ("not_assessable", "benchmark_unknown")
    assert (found.bound, found.benchmark, found.gap) == (None, None, None)


# against a benchmark


@pytest.mark.parametrize(
    ("op", "benchmark", "result", "expected"),
    [
        (">", "= 5.8", "~ 6", "undecided"),
        (">=", "= 5.8", "~ 6", "undecided"),
        (">", "= 5.8", "= 5.8", "undecided"),
        (">", "= 5.8", "= 5.9", "met"),
        (">=", "= 5.8", "= 5.9", "met"),
        (">", "= 5.8", "= 5.7", "not_met"),
        (">", "= 5.80", "= 5.8", "undecided"),
        (">", "= 5.80", "= 5.81", "met"),
        ("=", "= 5.8", "= 6", "undecided"),
        ("=", "= 5.8", "= 6.0", "met"),
        ("~", "= 5.8", "= 5.7", "not_met"),
        (">", "> 5", "= 9", "undecided"),
        (">", "> 5", "= 4", "not_met"),
        ("<", "= 5.8", "= 5.7", "met"),
        ("<=", "= 5.8", "= 5.9", "not_met"),
    ],
)
def test_a_relative_target_is_held_against_what_the_benchmark_may_be(
    op: Op, benchmark: str, result: str, expected: str
) -> None:
    pledge = target(HAIAN, GROWTH, beside(JIANGSU, GROWTH, op))
    found = judged(pledge, seen(HAIAN, GROWTH, result), seen(JIANGSU, GROWTH, benchmark))
    assert found.verdict == expected


def test_equal_to_a_counted_benchmark_is_a_floor() -> None:
    pledge = target(HAIAN, PROJECTS, beside(RUGAO, PROJECTS, "="))
    for result, verdict in (("= 147", "met"), ("= 148", "met"), ("= 146", "not_met")):
        found = judged(pledge, seen(HAIAN, PROJECTS, result), seen(RUGAO, PROJECTS, "= 147"))
        assert found.verdict == verdict


def test_the_best_of_the_benchmark_is_the_benchmark() -> None:
    pledge, result = target(HAIAN, GROWTH, beside(NANTONG, GROWTH)), seen(HAIAN, GROWTH, "= 5.9")
    early, later = seen(NANTONG, GROWTH, "~ 6", "estimate B"), seen(NANTONG, GROWTH, "= 5.8")
    assert judged(pledge, result, early).verdict == "undecided"
    found = judged(pledge, result, early, later)
    assert found.verdict == "met"
    assert found.bound == Bound(span("5.75", None, "()"), span("5.85", None))
    assert found.benchmark is not None
    assert found.benchmark.results is not None
    assert (found.benchmark.results.best, found.benchmark.results.rest) == ((later,), (early,))


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        ("= 5.5", ("not_met", "outside")),
        ("= 6.0", ("undecided", "disagreement")),
        ("= 6.5", ("met", "inside")),
    ],
)
def test_a_benchmark_of_which_equals_disagree_is_anything_between(
    result: str, expected: tuple[str, str]
) -> None:
    pledge = target(HAIAN, GROWTH, beside(NANTONG, GROWTH))
    one, other = seen(NANTONG, GROWTH, "= 5.8", by="a"), seen(NANTONG, GROWTH, "= 6.2", by="b")
    found = judged(pledge, seen(HAIAN, GROWTH, result), one, other)
    assert told(found) == expected
    assert found.bound == Bound(span("5.75", None, "()"), span("6.25", None))


def test_a_factor_widens_what_a_benchmark_may_be() -> None:
    pledge = target(HAIAN, REVENUE, beside(RUGAO, REVENUE, ">=", factor="1.5"))
    found = judged(pledge, seen(HAIAN, REVENUE, "= 150"), seen(RUGAO, REVENUE, "= 100"))
    assert found.verdict == "undecided"
    assert found.benchmark is not None
    assert found.benchmark.threshold == span("14925000000", "15075000000")
    assert found.bound == Bound(span("14925000000", None), span("15075000000", None))


def test_a_benchmark_may_be_of_another_metric_and_in_another_unit() -> None:
    tax = metric("tax", unit=WAN)
    pledge = target(HAIAN, REVENUE, beside(HAIAN, tax))
    found = judged(pledge, seen(HAIAN, REVENUE, "= 2.0"), seen(HAIAN, tax, "= 15000"))
    assert found.verdict == "met"
    assert found.bound == Bound(span("149995000", None, "()"), span("150005000", None))


def test_a_benchmark_is_told_without_an_outturn_too() -> None:
    found = judged(target(HAIAN, GROWTH, beside(JIANGSU, GROWTH)), seen(JIANGSU, GROWTH, "= 5.8"))
    assert told(found) == ("no_outturn", "unpublished")
    assert found.bound == Bound(span("5.75", None, "()"), span("5.85", None))


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (("= 5.8", "= 6.2"), ("not_met", "met")),
        (("= 6.2", "= 5.8"), ("met", "not_met")),
        (("= 6", "= 6"), ("undecided", "undecided")),
        (("~ 6", "= 5.8"), ("undecided", "undecided")),
    ],
)
def test_of_two_that_each_promise_to_surpass_the_other_what_was_observed_decides(
    results: tuple[str, str], expected: tuple[str, str]
) -> None:
    pledges = (
        target(HAIAN, GROWTH, beside(RUGAO, GROWTH)),
        target(RUGAO, GROWTH, beside(HAIAN, GROWTH)),
    )
    outturns = [seen(of, GROWTH, said) for of, said in zip(COUNTIES, results, strict=True)]
    small = ledger(*pledges, *outturns, places=PLACES)
    assert tuple(assess(small, one).verdict for one in pledges) == expected


def test_two_that_each_promise_to_surpass_the_other_need_what_was_observed() -> None:
    pledges = (
        target(HAIAN, GROWTH, beside(RUGAO, GROWTH)),
        target(RUGAO, GROWTH, beside(HAIAN, GROWTH)),
    )
    small = ledger(*pledges, seen(HAIAN, GROWTH, "= 6"), places=PLACES)
    assert [told(assess(small, one)) for one in pledges] == [
        ("not_assessable", "benchmark_unknown"),
        ("no_outturn", "unpublished"),
    ]


# against an earlier goal


@pytest.mark.parametrize(
    ("said", "factor", "result", "expected"),
    [
        ("= 50", "2", "= 99", "not_met"),
        ("= 50", "2", "= 100", "met"),
        ("= 50", "1.5", "= 75", "met"),
        ("= 50", "1.5", "= 74", "not_met"),
        ("~ 50", "2", "= 98", "not_met"),
        ("~ 50", "2", "= 100", "undecided"),
        ("~ 50", "2", "= 101", "met"),
    ],
)
def test_a_multiple_of_an_earlier_goal_is_held_against_the_goals_own_number(
    said: str, factor: str, result: str, expected: str
) -> None:
    first = target(HAIAN, PROJECTS, said, goal=SPRING)
    found = judged(
        target(HAIAN, PROJECTS, times(factor, SPRING)), first, seen(HAIAN, PROJECTS, result)
    )
    assert found.verdict == expected
    assert found.benchmark is not None
    assert (found.benchmark.goal, found.benchmark.results) == (first, None)


def test_a_goal_in_another_unit_is_the_same_money() -> None:
    first = target(HAIAN, REVENUE, "= 5000", unit=WAN, goal=SPRING)
    found = judged(target(HAIAN, REVENUE, times("2", SPRING)), first, seen(HAIAN, REVENUE, "= 1.2"))
    assert found.verdict == "met"
    assert found.bound == Bound(span("100000000", None), span("100000000", None))
    assert found.gap == span("15000000", "25000000")


@pytest.mark.parametrize(
    "first",
    [
        None,
        target(HAIAN, PROJECTS, "= 50"),
        target(HAIAN, PROJECTS, "= 50", goal=goal("autumn")),
        target(HAIAN, PROJECTS, "= 50", goal=SPRING, period="2022"),
        target(RUGAO, PROJECTS, "= 50", goal=SPRING),
        target(HAIAN, GROWTH, "= 50", goal=SPRING),
        target(HAIAN, PROJECTS, "", goal=SPRING),
        target(HAIAN, PROJECTS, "first_tier", goal=SPRING),
    ],
    ids=[
        "nothing",
        "a number without the name",
        "another goal",
        "another year",
        "another place",
        "another metric",
        "no number",
        "only words",
    ],
)
def test_a_goal_that_is_not_published_decides_nothing(first: Target | None) -> None:
    pledge = target(HAIAN, PROJECTS, times("2", SPRING))
    result, others = seen(HAIAN, PROJECTS, "= 1000"), [first] if first else []
    assert told(judged(pledge, result, *others)) == ("not_assessable", "goal_unknown")


# units and digits


@pytest.mark.parametrize(
    ("said", "result", "expected"),
    [
        (("= 1", YI), ("= 10000", WAN), "undecided"),
        (("= 1", YI), ("= 10001", WAN), "met"),
        (("= 1", YI), ("= 9999", WAN), "not_met"),
        (("= 10000", WAN), ("= 1.0", YI), "undecided"),
        (("~ 1", YI), ("= 5001", WAN), "met"),
        (("~ 1", YI), ("= 4999", WAN), "not_met"),
        (("> 7400", WAN), ("> 0.74", YI), "met"),
    ],
)
def test_target_and_result_in_units_of_one_base_are_compared_exactly(
    said: tuple[str, Unit], result: tuple[str, Unit], expected: str
) -> None:
    pledge = target(HAIAN, REVENUE, said[0], unit=said[1])
    outturn = observation(HAIAN, REVENUE, result[0], period="2023", unit=result[1])
    assert judged(pledge, outturn).verdict == expected


def test_the_fortieth_digit_decides() -> None:
    more, less = FORTY[:-1] + "1", FORTY[:-2] + "89"
    for result, verdict in ((more, "met"), (FORTY, "met"), (less, "not_met")):
        found = judged(target(HAIAN, PROJECTS, f">= {FORTY}"), seen(HAIAN, PROJECTS, f"= {result}"))
        assert found.verdict == verdict
    found = judged(target(HAIAN, REVENUE, f">= {FORTY}"), seen(HAIAN, REVENUE, f"= {FORTY}.1"))
    assert found.verdict == "met"
    assert found.gap == span("5000000", "15000000")


def test_forty_digits_times_forty_digits_lose_none() -> None:
    exact = str(int(FORTY) * int(FORTY))
    first = target(HAIAN, PROJECTS, f"= {FORTY}", goal=SPRING)
    pledge = target(HAIAN, PROJECTS, times(FORTY, SPRING))
    found = judged(pledge, first, seen(HAIAN, PROJECTS, f"= {exact}"))
    assert found.verdict == "met"
    assert found.gap == span("0", "0", "[]")
    assert judged(pledge, first, seen(HAIAN, PROJECTS, f"= {int(exact) - 1}")).verdict == "not_met"


# the gap


@pytest.mark.parametrize(
    ("pledge", "records", "expected"),
    [
        (target(HAIAN, GROWTH, ">= 6.5"), [seen(HAIAN, GROWTH, "~ 6.3")], span("-0.25", "-0.15")),
        (target(HAIAN, GROWTH, "~ 5"), [seen(HAIAN, GROWTH, "= 5.2")], span("0.15", "0.25")),
        (target(HAIAN, GROWTH, "> 6"), [seen(HAIAN, GROWTH, "> 6")], span("0", None, "()")),
        (
            target(HAIAN, PROJECTS, ">= 150"),
            [seen(HAIAN, PROJECTS, "= 147")],
            span("-3", "-3", "[]"),
        ),
        (
            target(HAIAN, GROWTH, beside(JIANGSU, GROWTH)),
            [seen(HAIAN, GROWTH, "~ 6"), seen(JIANGSU, GROWTH, "= 5.8")],
            span("-0.35", "0.75", "()"),
        ),
        (
            target(HAIAN, GROWTH, ">= 6"),
            [seen(HAIAN, GROWTH, "= 5.8", by="a"), seen(HAIAN, GROWTH, "= 6.2", by="b")],
            span("-0.25", "0.25"),
        ),
        (target(HAIAN, GROWTH, ">= 6"), [], None),
        (target(HAIAN, GROWTH, "first_tier"), [seen(HAIAN, GROWTH, "= 6")], None),
    ],
    ids=[
        "below a number",
        "above about a number",
        "open",
        "counted",
        "beside a benchmark",
        "two that disagree",
        "no outturn",
        "no bound",
    ],
)
def test_a_gap_is_the_result_less_what_it_is_measured_by(
    pledge: Target, records: list[Observation], expected: Interval | None
) -> None:
    assert judged(pledge, *records).gap == expected


# about a project


def test_a_projects_target_is_judged_by_the_projects_own_results() -> None:
    plant = place("plant")
    pledge = target(HAIAN, REVENUE, "> 300", about="plant")
    own = observation(HAIAN, REVENUE, "= 310", period="2023", about="plant")
    other = observation(HAIAN, REVENUE, "= 200", period="2023", about="mill")
    of_place = seen(HAIAN, REVENUE, "= 100", "final A")
    places, mill = (*PLACES, plant), project("mill", HAIAN, other)
    alone = ledger(project("plant", HAIAN, pledge), mill, of_place, places=places)
    assert told(assess(alone, pledge)) == ("no_outturn", "unpublished")
    small = ledger(project("plant", HAIAN, pledge, own), mill, of_place, places=places)
    assert told(assess(small, pledge)) == ("met", "inside")


def test_a_target_of_a_place_is_not_judged_by_its_projects() -> None:
    own = observation(HAIAN, REVENUE, "= 310", period="2023", about="plant")
    pledge = target(HAIAN, REVENUE, "> 300")
    small = ledger(project("plant", HAIAN, own), pledge, places=PLACES)
    assert told(assess(small, pledge)) == ("no_outturn", "unpublished")


# laws

_VALUES = st.sampled_from(["5", "5.5", "5.50", "5.75", "5.8", "5.85", "6", "6.0", "6.05", "6.5"])
_BETTER = st.sampled_from([GROWTH, PRICES, BALANCE])
_OPS = st.sampled_from(OPS)
_STANDINGS = st.sampled_from(["final B", "preliminary A", "preliminary B"])


def _ends(value: str) -> tuple[Fraction, Fraction]:
    """Return between which two numbers all lie that round to a stated one."""
    half = Fraction(1, 2 * 10 ** len(value.partition(".")[2]))
    return Fraction(value) - half, Fraction(value) + half


def _allows(said: str) -> Callable[[Fraction], bool]:
    """Return whether a number may be what a result says: a plain or hedged one is any that rounds to it."""
    op, value = said.split()
    low, high = _ends(value)
    number = Fraction(value)
    return {
        ">": lambda one: one > number,
        ">=": lambda one: one >= number,
        "<": lambda one: one < number,
        "<=": lambda one: one <= number,
    }.get(op, lambda one: low <= one < high)


def _line(*said: str) -> list[Fraction]:
    """Return numbers enough to tell any of the claims apart: every end, some between any two, some beyond."""
    values = [one.split()[1] for one in said]
    ends = sorted({e for value in values for e in (*_ends(value), Fraction(value))})
    between = [one + (two - one) * n / 3 for one, two in pairwise(ends) for n in (1, 2)]
    return [ends[0] - 2, ends[0] - 1, *ends, *between, ends[-1] + 1, ends[-1] + 2]


def _possible(results: Sequence[Observation], line: Sequence[Fraction]) -> list[Fraction]:
    """Return what the best of results leave possible, found number by number."""
    rank = {"final B": 0, "preliminary A": 1, "preliminary B": 2}
    best = min(rank[f"{one.status} {one.grade}"] for one in results)
    own = [
        _allows(f"{one.claim.op} {one.claim.value}")
        for one in results
        if rank[f"{one.status} {one.grade}"] == best
    ]
    every = [number for number in line if all(allows(number) for allows in own)]
    return every or [number for number in line if any(allows(number) for allows in own)]


def _reaches(result: Fraction, said: str, better: str) -> bool:
    """Say whether a number reaches a target that names one."""
    op, value = said.split()
    low, high = _ends(value)
    if op in ("=", "~") and better == "neither":
        return low <= result < high
    if op == "~":
        return result >= low if better == "higher" else result < high
    return _stands(result, op, Fraction(value), better)


def _stands(result: Fraction, op: str, number: Fraction, better: str) -> bool:
    """Say whether a result stands to a number as a comparator says."""
    if op in ("=", "~") and better == "neither":
        return result == number
    if op in (">", "<"):
        return result > number if op == ">" else result < number
    is_floor = op == ">=" or (op in ("=", "~") and better == "higher")
    return result >= number if is_floor else result <= number


def _verdict(found: Iterator[bool]) -> str:
    """Return what all say together."""
    said = set(found)
    return "undecided" if len(said) == 2 else "met" if said == {True} else "not_met"


@settings(max_examples=200)
@given(
    _BETTER,
    st.builds("{} {}".format, _OPS, _VALUES),
    st.lists(
        st.tuples(st.builds("{} {}".format, _OPS, _VALUES), _STANDINGS), min_size=1, max_size=3
    ),
)
def test_law_a_verdict_is_what_every_number_that_may_be_the_result_agrees_on(
    metric: Metric, said: str, results: list[tuple[str, str]]
) -> None:
    outturns = [seen(HAIAN, metric, result, standing) for result, standing in results]
    possible = _possible(outturns, _line(said, *(result for result, _ in results)))
    expected = _verdict(_reaches(one, said, metric.better) for one in possible)
    assert judged(target(HAIAN, metric, said), *outturns).verdict == expected


@settings(max_examples=200)
@given(
    _BETTER,
    _OPS,
    st.lists(
        st.tuples(st.builds("{} {}".format, _OPS, _VALUES), _STANDINGS), min_size=1, max_size=3
    ),
    st.builds("{} {}".format, _OPS, _VALUES),
)
def test_law_a_verdict_by_a_benchmark_is_what_every_pair_of_numbers_agrees_on(
    metric: Metric, op: Op, results: list[tuple[str, str]], benchmark: str
) -> None:
    outturns = [seen(HAIAN, metric, result, standing) for result, standing in results]
    line = _line(benchmark, *(result for result, _ in results))
    possible = _possible(outturns, line)
    beyond = [number for number in line if _allows(benchmark)(number)]
    pairs = ((one, number) for one in possible for number in beyond)
    expected = _verdict(_stands(one, op, number, metric.better) for one, number in pairs)
    pledge = target(HAIAN, metric, beside(JIANGSU, metric, op))
    found = judged(pledge, *outturns, seen(JIANGSU, metric, benchmark))
    assert found.verdict == expected


@given(
    st.sampled_from(["", "first_tier", ">= 6", "~ 6", "= 5.8"]),
    st.lists(
        st.builds(
            seen,
            st.sampled_from(COUNTIES),
            st.sampled_from([GROWTH, PRICES]),
            st.builds("{} {}".format, _OPS, _VALUES),
            _STANDINGS,
            period=st.sampled_from(["2022", "2023", "2023-H1", "2023-Q1/Q4"]),
            scope=st.sampled_from(["", "industry"]),
        ),
        max_size=4,
    ),
)
def test_law_every_target_has_a_verdict_and_a_gap_where_there_are_two_ends(
    said: str, records: list[Observation]
) -> None:
    found = judged(target(HAIAN, GROWTH, said), *records)
    assert found.verdict in VERDICTS
    assert found.reason
    assert (found.gap is not None) == (found.bound is not None and found.outturn is not None)
    assert (found.bound is None) == (found.verdict == "not_assessable")
    if found.outturn is not None:
        assert all(one.scope is None and one.place == HAIAN for one in found.outturn.best)
    assert all(one.period == "2023-H1" or one.scope == text("industry") for one in found.partial)


class Counting:
    """A ledger that counts how often its results are asked for."""

    def __init__(self, whole: WholeLedger) -> None:
        self.whole, self.asked = whole, 0

    def __getattr__(self, name: str) -> object:
        return getattr(self.whole, name)

    def observations_of(self, *given: object, **more: object) -> object:
        """Return the results, one more time."""
        self.asked += 1
        return self.whole.observations_of(*given, **more)  # type: ignore[arg-type]  # handed on


def test_many_targets_ask_for_their_results_once() -> None:
    places = [place(f"place{number}") for number in range(50)]
    targets = [target(one, GROWTH, ">= 6.5") for one in places]
    results = [observation(one, GROWTH, "= 7", period="2023") for one in places]
    counting = Counting(ledger(*targets, *results, places=places))
    found = assess_each(counting, targets)  # type: ignore[arg-type]  # as good as one
    assert [one.verdict for one in found] == ["met"] * 50
    assert counting.asked == 1
    assert found == [assess(counting.whole, one) for one in targets]
