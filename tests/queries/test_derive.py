"""Shows what follows from published gaps: a number of both ways, none where they contradict, and nothing published."""

from __future__ import annotations

from decimal import Decimal

import pytest

from nantong_cli.bounds import Interval
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import Metric, Observation
from nantong_cli.queries.derive import Derived, Way, derived
from tests.queries.conftest import ledger, metric, observation, place, unit

HAIAN = place("haian")
NANTONG = place("nantong", parent="jiangsu")
JIANGSU = place("jiangsu", parent="china")
CHINA = place("china", parent=None)
PLACES = (HAIAN, NANTONG, JIANGSU, CHINA)

POINT = unit("percentage_point", base="percent")
GROWTH = metric("growth", measure="growth_rate")
SALES = metric("sales", measure="growth_rate")
OVER_CHINA = metric("over_china", unit=POINT, measure="gap", gap_over=(CHINA, GROWTH))
OVER_JIANGSU = metric("over_jiangsu", unit=POINT, measure="gap", gap_over=(JIANGSU, GROWTH))


def over(metric: Metric, said: str, standing: str = "preliminary B", **told: str) -> Observation:
    """Return a published gap of Nantong in the first half of 2023, unless another period or scope is told."""
    status, grade = standing.split()
    period, scope = told.get("period", "2023-H1"), told.get("scope", "")
    return observation(
        NANTONG, metric, said, period=period, scope=scope, status=status, grade=grade
    )


def rate(of: str, said: str, standing: str = "preliminary A", **told: str) -> Observation:
    """Return a published growth rate of the same half-year."""
    whose = {one.id: one for one in PLACES}[of]
    status, grade = standing.split()
    period, scope = told.get("period", "2023-H1"), told.get("scope", "")
    return observation(whose, GROWTH, said, period=period, scope=scope, status=status, grade=grade)


def small(*records: Observation) -> WholeLedger:
    """Return a ledger of the records."""
    metrics = (GROWTH, SALES, OVER_CHINA, OVER_JIANGSU)
    return ledger(*records, places=PLACES, metrics=metrics)


def follows(*records: Observation) -> list[Derived]:
    """Return what follows for Nantong."""
    return derived(small(*records), ["nantong"])


def between(low: str, high: str) -> Interval:
    """Return the numbers from one to under another."""
    return Interval(Decimal(low), Decimal(high), lower_closed=True)


BOTH = (
    over(OVER_CHINA, "= 1.5"),
    over(OVER_JIANGSU, "= 0.4"),
    rate("china", "= 5.5"),
    rate("jiangsu", "= 6.6"),
)


def test_where_both_ways_give_the_same_it_is_told_with_both() -> None:
    over_china, over_jiangsu, china, jiangsu = BOTH
    [found] = follows(*BOTH)
    assert found == Derived(
        NANTONG,
        GROWTH,
        "2023-H1",
        (
            Way(over_china, china, Decimal("7.0"), between("6.9", "7.1")),
            Way(over_jiangsu, jiangsu, Decimal("7.0"), between("6.9", "7.1")),
        ),
        between("6.9", "7.1"),
    )
    assert str(found.value) == "7.0"


def test_what_is_derived_is_no_result() -> None:
    rates = small(*BOTH).observations_of(["nantong"], metrics=["growth"])
    assert rates == ()


def test_one_way_is_enough() -> None:
    [found] = follows(BOTH[0], BOTH[2])
    assert (found.value, found.known) == (Decimal("7.0"), between("6.9", "7.1"))


def test_a_gap_may_be_below() -> None:
    [found] = follows(over(OVER_CHINA, "= -0.40"), rate("china", "= 5.5"))
    assert (str(found.value), found.known) == ("5.10", between("5.045", "5.155"))


def test_two_ways_that_differ_by_rounding_leave_what_both_allow_and_no_one_number() -> None:
    [found] = follows(*BOTH[:3], rate("jiangsu", "= 6.7"))
    assert (found.value, found.known) == (None, between("7.0", "7.1"))


def test_two_ways_that_contradict_each_other_give_nothing() -> None:
    [found] = follows(*BOTH[:3], rate("jiangsu", "= 6.9"))
    assert (found.value, found.known) == (None, None)
    assert [way.value for way in found.ways] == [Decimal("7.0"), Decimal("7.3")]


@pytest.mark.parametrize(
    "published",
    [
        rate("nantong", "= 7.0"),
        rate("nantong", "> 6", "estimate C"),
        rate("nantong", "= 7.0", period="2023-Q1/Q2"),
    ],
    ids=["the number", "anything of it", "the same months written otherwise"],
)
def test_what_was_published_itself_is_not_derived(published: Observation) -> None:
    assert follows(*BOTH, published) == []


@pytest.mark.parametrize("period", ["2022", "2023", "2023-Q1", "2023-H2"])
def test_what_was_published_of_another_period_is_derived_all_the_same(period: str) -> None:
    assert len(follows(*BOTH, rate("nantong", "= 5.8", period=period))) == 1


@pytest.mark.parametrize(
    "records",
    [
        [over(OVER_CHINA, "~ 1.5"), rate("china", "= 5.5")],
        [over(OVER_CHINA, "> 1.5"), rate("china", "= 5.5")],
        [over(OVER_CHINA, "= 1.5"), rate("china", "~ 5.5")],
        [over(OVER_CHINA, "= 1.5"), rate("china", ">= 5.5")],
        [over(OVER_CHINA, "= 1.5")],
        [rate("china", "= 5.5")],
        [over(OVER_CHINA, "= 1.5"), rate("jiangsu", "= 6.6")],
        [over(OVER_CHINA, "= 1.5"), rate("china", "= 5.5", period="2023")],
        [over(OVER_CHINA, "= 1.5", period="2022"), rate("china", "= 5.5")],
        [over(OVER_CHINA, "= 1.5"), rate("china", "= 5.5", scope="industry")],
        [over(OVER_CHINA, "= 1.5"), rate("china", "= 5.5"), rate("china", "= 5.9")],
    ],
    ids=[
        "about so much above",
        "more than so much above",
        "above about so much",
        "above so much or more",
        "no benchmark",
        "no gap",
        "another benchmark",
        "a benchmark of the whole year",
        "a gap of another year",
        "a benchmark of a scope",
        "a benchmark of which equals disagree",
    ],
)
def test_without_a_plain_gap_and_a_plain_benchmark_of_one_period_nothing_follows(
    records: list[Observation],
) -> None:
    assert follows(*records) == []


def test_a_hedged_way_does_not_spoil_a_plain_one() -> None:
    [found] = follows(over(OVER_JIANGSU, "~ 0.4"), BOTH[0], BOTH[2], BOTH[3])
    assert [way.gap.metric for way in found.ways] == [OVER_CHINA]


def test_the_best_of_the_benchmark_is_what_the_gap_is_from() -> None:
    final = rate("china", "= 5.6", "final A")
    [found] = follows(BOTH[0], BOTH[2], final)
    assert ([way.base for way in found.ways], found.value) == ([final], Decimal("7.1"))


def test_of_gaps_too_the_best_standing_counts() -> None:
    early, final = over(OVER_CHINA, "= 1.9", "estimate B"), over(OVER_CHINA, "= 1.5", "final B")
    [found] = follows(early, final, rate("china", "= 5.5"))
    assert [way.gap for way in found.ways] == [final]
    assert found.value == Decimal("7.0")


def test_a_gap_of_a_scope_says_nothing_of_the_whole() -> None:
    assert follows(over(OVER_CHINA, "= 1.5", scope="industry"), rate("china", "= 5.5")) == []


def test_a_result_of_a_scope_does_not_stand_for_the_whole() -> None:
    assert len(follows(*BOTH, rate("nantong", "= 9", scope="industry"))) == 1


def test_the_same_months_written_otherwise_are_one_number() -> None:
    again = over(OVER_JIANGSU, "= 0.4", period="2023-Q1/Q2")
    [found] = follows(BOTH[0], again, BOTH[2], BOTH[3])
    assert len(found.ways) == 2


def test_two_periods_are_two_numbers() -> None:
    records = [over(OVER_CHINA, "= 1", period="2022"), rate("china", "= 3", period="2022")]
    found = follows(*BOTH, *records)
    assert [(one.period, one.value) for one in found] == [
        ("2023-H1", Decimal("7.0")),
        ("2022", Decimal("4")),
    ]


def test_only_what_is_asked_for_is_derived() -> None:
    whole = small(*BOTH)
    assert derived(whole, ["haian"]) == []
    assert derived(whole, ["nantong"], metrics=["sales"]) == []
    assert len(derived(whole, ["nantong"], metrics=["growth"])) == 1


def test_a_gap_in_another_unit_is_added_as_what_it_amounts_to() -> None:
    yi, wan = unit("cny_100m", 100_000_000, "cny"), unit("cny_10k", 10_000, "cny")
    revenue = metric("revenue", unit=yi)
    ahead = metric("ahead", unit=wan, measure="gap", gap_over=(JIANGSU, revenue))
    records = (
        observation(NANTONG, ahead, "= 5000", period="2023"),
        observation(JIANGSU, revenue, "= 2.0", period="2023"),
    )
    [found] = derived(ledger(*records, places=PLACES), ["nantong"])
    assert found.known == between("244995000", "255005000")
    assert found.value == Decimal("2.5")
