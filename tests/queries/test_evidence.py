"""Shows which published results count: of what period and scope, in which order, and what they leave possible."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nantong_cli.bounds import Interval
from nantong_cli.model import GRADES, STATUSES, Observation
from nantong_cli.periods import is_part_of, same_period
from nantong_cli.queries.evidence import (
    COUNTED,
    Evidence,
    evidence,
    fullest,
    known,
    of,
    standing,
)
from tests.queries.conftest import metric, observation, place, source, text, unit

HAIAN = place("haian")
GROWTH = metric("growth")
PROJECTS = metric("projects", unit=unit("project"), measure="count")
WAN = unit("project_10k", 10_000, "project")


def seen(
    said: str,
    standing: str = "preliminary B",
    *,
    by: str = "paper",
    period: str = "2023",
    scope: str = "",
) -> Observation:
    """Return a result of Hai'an's growth, of a status and grade."""
    status, grade = standing.split()
    told = (HAIAN, GROWTH, said)
    return observation(
        *told, period=period, scope=scope, status=status, grade=grade, source=source(by)
    )


def written(interval: Interval) -> str:
    """Return an interval as mathematics writes it."""
    low = "(-∞" if interval.lower is None else f"{'[' if interval.lower_closed else '('}"
    low += "" if interval.lower is None else str(interval.lower)
    high = "∞)" if interval.upper is None else f"{interval.upper}"
    high += "" if interval.upper is None else "]" if interval.upper_closed else ")"
    return f"{low}, {high}"


def told(*results: Observation) -> Evidence:
    """Return what results tell together, in whatever order they stand."""
    found = {evidence(order) for order in permutations(results)}
    assert len(found) == 1
    only = found.pop()
    assert only is not None
    return only


def possible(*results: Observation) -> list[str]:
    """Return the intervals in one of which the number is."""
    return [written(one) for one in told(*results).known]


# which one counts


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("final C", "preliminary A"),
        ("final B", "estimate A"),
        ("preliminary C", "estimate A"),
        ("final A", "final B"),
        ("preliminary A", "preliminary B"),
        ("preliminary B", "preliminary C"),
        ("estimate B", "estimate C"),
    ],
)
def test_final_comes_before_preliminary_before_estimate_and_then_the_grade(
    better: str, worse: str
) -> None:
    one, other = seen("= 5", better), seen("= 9", worse)
    assert told(one, other) == Evidence((one,), (other,), (known(one),))


def test_a_standing_is_a_status_before_a_grade() -> None:
    every = [(status, grade) for status in reversed(STATUSES) for grade in GRADES]
    results = [seen("= 5", f"{status} {grade}") for status, grade in every]
    assert [standing(one) for one in results] == sorted({standing(one) for one in results})


def test_a_result_of_less_standing_narrows_nothing() -> None:
    broad, narrow = seen("~ 6", "preliminary B"), seen("= 6.25", "estimate A")
    assert possible(broad, narrow) == ["[5.5, 6.5)"]


def test_the_rest_stands_behind_the_best_first() -> None:
    final, exact, open_, early = (
        seen("= 5.8", "final B"),
        seen("= 5.80", "preliminary A"),
        seen("> 5", "preliminary A"),
        seen("~ 6", "estimate A"),
    )
    found = told(early, open_, final, exact)
    assert (found.best, found.rest) == ((final,), (exact, open_, early))


def test_of_one_standing_the_narrower_tells_more_and_then_the_source_decides() -> None:
    exact, about, more = seen("= 5.8", by="b"), seen("~ 6", by="a"), seen("> 5.5", by="a")
    again = seen("= 5.8", by="c")
    assert told(more, about, again, exact).best == (exact, again, about, more)


def test_nothing_published_is_no_evidence() -> None:
    assert evidence([]) is None


# what it leaves possible


def test_results_of_one_standing_that_agree_are_taken_together() -> None:
    assert possible(seen("~ 6", by="a"), seen("> 5.75", by="b")) == ["(5.75, 6.5)"]
    assert possible(seen("= 5.8", by="a"), seen("= 5.80", by="b")) == ["[5.795, 5.805)"]
    assert possible(seen(">= 6", by="a"), seen("<= 6", by="b")) == ["[6, 6]"]


def test_results_of_one_standing_that_disagree_all_count() -> None:
    found = told(seen("= 5.8", by="a"), seen("= 6.2", by="b"))
    assert [written(one) for one in found.known] == ["[5.75, 5.85)", "[6.15, 6.25)"]
    assert not found.agrees
    assert written(found.hull) == "[5.75, 6.25)"


def test_one_that_disagrees_with_two_that_agree_leaves_all_three() -> None:
    results = seen("= 5.8", by="a"), seen("~ 6", by="b"), seen("= 7", by="c")
    assert sorted(possible(*results)) == ["[5.5, 6.5)", "[5.75, 5.85)", "[6.5, 7.5)"]


def test_what_two_sources_say_alike_is_one_interval() -> None:
    results = seen("= 5.8", by="a"), seen("= 5.8", by="b"), seen("= 7", by="c")
    assert sorted(possible(*results)) == ["[5.75, 5.85)", "[6.5, 7.5)"]


def test_ends_that_only_touch_agree_where_both_hold_the_number() -> None:
    assert possible(seen("<= 6", by="a"), seen(">= 6", by="b")) == ["[6, 6]"]
    assert not told(seen("< 6", by="a"), seen(">= 6", by="b")).agrees


@given(
    st.lists(
        st.builds(
            seen,
            st.sampled_from(["= 5.8", "= 6", "~ 6", "= 6.0", "> 5.8", "< 6", ">= 6", "= 7"]),
            st.sampled_from(["final B", "preliminary A", "preliminary B", "estimate A"]),
            by=st.sampled_from("abc"),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_law_every_result_has_its_place_and_the_best_alone_decide(
    results: list[Observation],
) -> None:
    found = evidence(results)
    assert found is not None
    assert sorted((*found.best, *found.rest)) == sorted(results)
    assert {standing(one) for one in found.best} == {min(map(standing, results))}
    assert all(standing(one) > standing(found.best[0]) for one in found.rest)
    assert all(any(one.is_within(known(by)) for by in found.best) for one in found.known)
    assert all(one.is_within(found.hull) for one in found.known)
    assert found.agrees == (not any(a.is_apart_from(b) for a in found.known for b in found.known))


# counted things


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("= 147", "[147, 147]"),
        ("~ 147", "[146.5, 147.5)"),
        ("> 147", "(147, ∞)"),
        ("= 147.5", "[147.45, 147.55)"),
    ],
)
def test_what_is_counted_is_exact_unless_it_is_hedged(said: str, expected: str) -> None:
    assert written(known(observation(HAIAN, PROJECTS, said))) == expected


def test_what_is_counted_in_ten_thousands_was_not_counted_one_by_one() -> None:
    result = observation(HAIAN, PROJECTS, "= 12", unit=WAN)
    assert known(result) == Interval(Decimal(115_000), Decimal(125_000), lower_closed=True)


@pytest.mark.parametrize(
    ("measure", "is_counted"),
    [
        ("count", True),
        ("net_change", True),
        ("rank", True),
        ("level", False),
        ("growth_rate", False),
        ("share", False),
        ("gap", False),
    ],
)
def test_counts_ranks_and_net_changes_are_counted_and_measurements_are_not(
    measure: str, is_counted: bool
) -> None:
    what = metric("what", unit=unit("project"), measure=measure)
    assert known(observation(HAIAN, what, "= 7")).is_point is is_counted
    assert (measure in COUNTED) is is_counted


# of which period, of which scope


@pytest.mark.parametrize(
    ("one", "other", "same", "part"),
    [
        ("2023", "2023", True, False),
        ("2023-Q1/Q4", "2023", True, False),
        ("2023-M01/M12", "2023", True, False),
        ("2023-H1/H2", "2023", True, False),
        ("2023-M01/M06", "2023-H1", True, False),
        ("2023-Q1", "2023", False, True),
        ("2023-Q1/Q3", "2023", False, True),
        ("2023-H1", "2023", False, True),
        ("2023-M01/M11", "2023", False, True),
        ("2023-H1", "2023-Q1/Q3", False, True),
        ("2022", "2020/2022", False, True),
        ("2023", "2023-H1", False, False),
        ("2022", "2023", False, False),
        ("2023-H1", "2023-H2", False, False),
        ("2023-H1", "2022", False, False),
        ("2020/2022", "2023", False, False),
        ("2023-Q2/Q3", "2023-H1", False, False),
    ],
)
def test_periods_are_the_same_by_their_months_and_a_part_is_less(
    one: str, other: str, same: bool, part: bool
) -> None:
    assert same_period(one, other) is same_period(other, one) is same
    assert is_part_of(one, other) is part


@pytest.mark.parametrize("period", ["2023-Q1", "2023-Q1/Q3", "2023-H1", "2023-M01/M11"])
def test_a_part_of_a_year_never_stands_for_it(period: str) -> None:
    assert of([seen("= 7", period=period)], GROWTH, "2023") is None


@pytest.mark.parametrize("period", ["2023", "2023-Q1/Q4", "2023-M01/M12", "2023-H1/H2"])
def test_the_same_months_are_the_same_period_however_it_is_written(period: str) -> None:
    result = seen("= 7", period=period)
    found = of([result, seen("= 8", "final A", period="2022")], GROWTH, "2023")
    assert found == Evidence((result,), (), (known(result),))


def test_results_of_one_period_written_otherwise_are_ranked_together() -> None:
    year, quarters = seen("= 7", "estimate B"), seen("= 6", "final B", period="2023-Q1/Q4")
    found = of([year, quarters], GROWTH, "2023")
    assert found is not None
    assert (found.best, found.rest) == ((quarters,), (year,))


def test_a_scope_stands_for_itself_only() -> None:
    whole, part = seen("= 7"), seen("= 9", "final A", scope="industry")
    assert of([part], GROWTH, "2023") is None
    assert of([whole], GROWTH, "2023", text("industry")) is None
    told_whole, told_part = (
        of([whole, part], GROWTH, "2023"),
        of([whole, part], GROWTH, "2023", text("industry")),
    )
    assert told_whole is not None
    assert told_part is not None
    assert (told_whole.best, told_part.best) == ((whole,), (part,))


def test_another_metric_tells_nothing() -> None:
    assert of([observation(HAIAN, PROJECTS, "= 7", period="2023")], GROWTH, "2023") is None


# parts of a period


def test_the_fullest_part_is_told_and_of_equal_ones_the_best() -> None:
    quarter, three = seen("= 5.8", "final A", period="2023-Q1"), seen("= 6.5", period="2023-Q1/Q3")
    again = seen("= 6.6", "final B", period="2023-M01/M09")
    assert fullest([quarter, three]) == (three,)
    assert fullest([quarter, three, again]) == (again,)
    assert fullest([]) == ()
