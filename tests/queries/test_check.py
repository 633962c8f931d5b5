"""Shows targets beside what became of them: every finding under its key, the count of each verdict, what fails."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from nantong_cli.answer import Measured, Table
from nantong_cli.bounds import Bound, Interval, point
from nantong_cli.errors import Message
from nantong_cli.holdings import WholeLedger
from nantong_cli.i18n import say
from nantong_cli.model import Observation, Target, Unit
from nantong_cli.queries.assess import VERDICTS
from nantong_cli.queries.check import check
from nantong_cli.render import fields
from nantong_cli.values import Difference, Extent, Judged, Limit, Part
from tests.queries.conftest import (
    PERCENT,
    beside,
    goal,
    ledger,
    metric,
    observation,
    place,
    source,
    target,
    times,
    unit,
)

HAIAN, RUGAO = COUNTIES = place("haian"), place("rugao")
JIANGSU = place("jiangsu", parent=None)
PLACES = (*COUNTIES, JIANGSU)

YI, WAN = unit("cny_100m", 100_000_000, "cny"), unit("cny_10k", 10_000, "cny")
GROWTH = metric("growth", measure="growth_rate")
REVENUE = metric("revenue", unit=YI)
PROJECTS = metric("projects", unit=unit("project"), measure="count")
SPRING = goal("spring")
SECOND = source("second")


def small(*records: Target | Observation, period: str | None = None) -> WholeLedger:
    """Return a ledger of the records."""
    return ledger(
        *records,
        places=PLACES,
        metrics=(GROWTH, REVENUE, PROJECTS),
        sources=(SECOND,),
        period=period,
    )


def rows(table: Table) -> list[dict[str, Any]]:
    """Return each row by its keys: what people see where a key is told to them otherwise."""
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


def only(*records: Target | Observation) -> dict[str, Any]:
    """Return the findings on the first of the records, the only target of Hai'an."""
    [row] = rows(check(small(*records), [HAIAN]))
    return row


def items(*records: Target | Observation) -> list[dict[str, Any]]:
    """Return what JSON holds of Hai'an's targets."""
    return list(fields.items(check(small(*records), [HAIAN]), "en"))


# one target


def test_an_item_is_a_target_with_what_became_of_it() -> None:
    pledge = target(HAIAN, GROWTH, ">= 6.5", strength="ensure")
    result = observation(HAIAN, GROWTH, "~ 6.3", period="2023", status="estimate", source=SECOND)
    assert items(pledge, result) == [
        {
            "id": "haian.growth.2023",
            "place": "haian",
            "place_name": "Haian",
            "metric": "growth",
            "metric_name": "name of growth",
            "period": "2023",
            "kind": "absolute",
            "op": ">=",
            "value": Decimal("6.5"),
            "unit": "percent",
            "relative_to": None,
            "qualitative": None,
            "strength": "ensure",
            "figure": "figure of haian.growth.2023",
            "statement": "statement of haian.growth.2023",
            "source": "paper",
            "paragraph": 7,
            "bound": {
                "lower": Decimal("6.5"),
                "lower_closed": True,
                "upper": None,
                "upper_closed": False,
            },
            "sure_bound": {
                "lower": Decimal("6.5"),
                "lower_closed": True,
                "upper": None,
                "upper_closed": False,
            },
            "outturn_bound": {
                "lower": Decimal("6.25"),
                "lower_closed": True,
                "upper": Decimal("6.35"),
                "upper_closed": False,
            },
            "outturn": {
                "id": "haian.growth.2023.seen",
                "op": "~",
                "value": Decimal("6.3"),
                "unit": "percent",
                "period": "2023",
                "status": "estimate",
                "grade": "B",
                "source": "second",
            },
            "benchmark": None,
            "gap": {
                "value": Decimal("-0.2"),
                "lower": Decimal("-0.25"),
                "lower_closed": True,
                "upper": Decimal("-0.15"),
                "upper_closed": False,
                "unit": "percentage_point",
            },
            "verdict": "not_met",
            "reason": "outside",
        }
    ]


def test_an_item_beside_a_benchmark_has_two_bounds_and_the_benchmark() -> None:
    [item] = items(
        target(HAIAN, GROWTH, beside(JIANGSU, GROWTH)),
        observation(HAIAN, GROWTH, "~ 6", period="2023"),
        observation(JIANGSU, GROWTH, "= 5.8", period="2023"),
    )
    low, high = ({"lower": Decimal(low), "upper": None} for low in ("5.75", "5.85"))
    assert item["bound"] == low | {"lower_closed": False, "upper_closed": False}
    assert item["sure_bound"] == high | {"lower_closed": True, "upper_closed": False}
    assert item["benchmark"]["id"] == "jiangsu.growth.2023.seen"
    assert item["benchmark"]["value"] == Decimal("5.8")
    assert item["relative_to"] == {"place": "jiangsu", "metric": "growth"}
    assert item["gap"]["value"] == Decimal("0.2")
    assert (item["verdict"], item["reason"]) == ("undecided", "overlap")


@pytest.mark.parametrize(("said", "reason"), [("first_tier", "qualitative"), ("", "unquantified")])
def test_an_item_that_cannot_be_assessed_has_its_outturn_all_the_same(
    said: str, reason: str
) -> None:
    [item] = items(target(HAIAN, GROWTH, said), observation(HAIAN, GROWTH, "= 6", period="2023"))
    assert (item["verdict"], item["reason"]) == ("not_assessable", reason)
    assert (item["bound"], item["sure_bound"], item["gap"]) == (None, None, None)
    assert item["outturn"]["value"] == Decimal(6)


def test_an_item_is_told_in_the_targets_unit() -> None:
    [item] = items(
        target(HAIAN, REVENUE, "= 74"),
        observation(HAIAN, REVENUE, "= 710100", period="2023", unit=WAN),
    )
    assert item["bound"]["lower"] == Decimal(74)
    assert item["outturn_bound"] == {
        "lower": Decimal("71.00995"),
        "lower_closed": True,
        "upper": Decimal("71.01005"),
        "upper_closed": False,
    }
    assert (item["outturn"]["value"], item["outturn"]["unit"]) == (Decimal(710100), "cny_10k")
    assert (item["gap"]["value"], item["gap"]["unit"]) == (Decimal("-2.99"), "cny_100m")


def test_a_part_of_the_period_is_shown_and_is_no_outturn() -> None:
    quarter = observation(HAIAN, PROJECTS, "= 20", period="2023-Q1")
    eleven = observation(HAIAN, PROJECTS, "= 47", period="2023-M01/M11")
    records = target(HAIAN, PROJECTS, "= 51"), quarter, eleven
    assert only(*records)["outturn"] == Part((eleven,))
    [item] = items(*records)
    assert (item["outturn"], item["outturn_bound"], item["gap"]) == (None, None, None)
    assert (item["verdict"], item["reason"]) == ("no_outturn", "part_of_period")


def test_the_part_that_is_shown_is_of_the_same_scope() -> None:
    half = observation(HAIAN, PROJECTS, "= 31", period="2023-H1")
    other = observation(HAIAN, PROJECTS, "= 60", period="2023", scope="industry")
    row = only(target(HAIAN, PROJECTS, "= 51"), other, half)
    assert (row["verdict"], row["outturn"]) == (
        Judged("no_outturn", "part_of_period"),
        Part((half,)),
    )


def test_without_an_outturn_nothing_is_shown_for_it() -> None:
    row = only(target(HAIAN, GROWTH, ">= 6.5"))
    assert (row["outturn"], row["gap"]) == ((), None)
    assert row["verdict"] == Judged("no_outturn", "unpublished")


def test_results_that_disagree_are_both_shown_and_those_that_agree_by_the_narrower() -> None:
    one = observation(HAIAN, GROWTH, "= 5.8", period="2023")
    other = observation(HAIAN, GROWTH, "= 6.2", period="2023", source=SECOND)
    row = only(target(HAIAN, GROWTH, ">= 6"), other, one)
    assert row["outturn"] == (one, other)
    assert row["verdict"] == Judged("undecided", "disagreement")
    about = observation(HAIAN, GROWTH, "~ 6", period="2023", source=SECOND)
    assert only(target(HAIAN, GROWTH, ">= 6"), about, one)["outturn"] == (one,)


def test_benchmarks_that_disagree_are_both_shown() -> None:
    one = observation(JIANGSU, GROWTH, "= 5.8", period="2023")
    other = observation(JIANGSU, GROWTH, "= 6.2", period="2023", source=SECOND)
    assert only(target(HAIAN, GROWTH, beside(JIANGSU, GROWTH)), other, one)["benchmark"] == (
        one,
        other,
    )


def test_an_earlier_goal_is_the_benchmark() -> None:
    first = target(HAIAN, PROJECTS, "= 50", goal=SPRING)
    pledge = target(HAIAN, PROJECTS, times("2", SPRING))
    found = rows(check(small(first, pledge), [HAIAN]))
    assert [row["benchmark"] for row in found] == [(), (first,)]
    hundred = Interval(Decimal(100), lower_closed=True)
    assert found[1]["bound"] == Limit(Bound(hundred, hundred), unit("project"))


# the gap


def extent(low: str, high: str | None, unit: Unit, ends: str = "[)") -> Extent:
    """Return an extent by its ends in the base of its unit."""
    upper = Decimal(high) if high is not None else None
    return Extent(Interval(Decimal(low), upper, ends[0] == "[", ends[1] == "]"), unit)


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        (
            [
                target(HAIAN, GROWTH, "~ 5"),
                observation(HAIAN, GROWTH, "= 5.2", period="2023"),
            ],
            Difference(Decimal("0.2"), extent("0.15", "0.25", PERCENT), is_points=True),
        ),
        (
            [
                target(HAIAN, PROJECTS, ">= 150"),
                observation(HAIAN, PROJECTS, "= 147", period="2023"),
            ],
            Difference(Decimal(-3), Extent(point(Decimal(-3)), unit("project")), is_points=False),
        ),
        (
            [
                target(HAIAN, REVENUE, "= 1"),
                observation(HAIAN, REVENUE, "= 9999", period="2023", unit=WAN),
            ],
            Difference(Decimal("-0.0001"), extent("-15000", "-5000", YI), is_points=False),
        ),
        (
            [
                target(HAIAN, REVENUE, "= 9999", unit=WAN),
                observation(HAIAN, REVENUE, "= 1.0", period="2023"),
            ],
            Difference(Decimal(1), extent("-4990000", "5010000", WAN), is_points=False),
        ),
        (
            [
                target(HAIAN, REVENUE, "> 1300"),
                observation(HAIAN, REVENUE, "> 1300", period="2023"),
            ],
            Difference(None, extent("0", None, YI, "()"), is_points=False),
        ),
        (
            [
                target(HAIAN, GROWTH, ">= 6"),
                observation(HAIAN, GROWTH, "= 5.8", period="2023"),
                observation(HAIAN, GROWTH, "= 6.2", period="2023", source=SECOND),
            ],
            Difference(None, extent("-0.25", "0.25", PERCENT), is_points=True),
        ),
        (
            [
                target(HAIAN, GROWTH, beside(JIANGSU, GROWTH)),
                observation(HAIAN, GROWTH, "~ 6", period="2023"),
                observation(JIANGSU, GROWTH, "= 5.8", period="2023"),
            ],
            Difference(Decimal("0.2"), extent("-0.35", "0.75", PERCENT, "()"), is_points=True),
        ),
        (
            [
                target(HAIAN, GROWTH, beside(JIANGSU, GROWTH)),
                observation(HAIAN, GROWTH, "= 6", period="2023"),
                observation(JIANGSU, GROWTH, "> 5", period="2023"),
            ],
            Difference(
                None,
                Extent(Interval(None, Decimal("1.5")), PERCENT),
                is_points=True,
            ),
        ),
        (
            [
                target(HAIAN, GROWTH, beside(JIANGSU, GROWTH)),
                observation(HAIAN, GROWTH, "= 6.0", period="2023"),
                observation(JIANGSU, GROWTH, "= 5.8", period="2023"),
                observation(JIANGSU, GROWTH, "= 6.2", period="2023", source=SECOND),
            ],
            Difference(None, extent("-0.30", "0.30", PERCENT, "()"), is_points=True),
        ),
        (
            [
                target(HAIAN, REVENUE, beside(RUGAO, REVENUE, ">=", factor="1.5")),
                observation(HAIAN, REVENUE, "= 160", period="2023"),
                observation(RUGAO, REVENUE, "= 100", period="2023"),
            ],
            Difference(Decimal(10), extent("875000000", "1125000000", YI, "()"), is_points=False),
        ),
    ],
    ids=[
        "points",
        "counted",
        "ten thousands beside a hundred million",
        "a hundred million beside ten thousands",
        "an open result",
        "results that disagree",
        "beside a benchmark",
        "beside an open benchmark",
        "beside benchmarks that disagree",
        "beside one and a half times a benchmark",
    ],
)
def test_a_gap_has_the_stated_difference_where_there_is_one_and_its_ends(
    records: list[Target | Observation], expected: Difference
) -> None:
    assert only(*records)["gap"] == expected


def test_a_gap_from_an_earlier_goal_is_from_its_multiple() -> None:
    first = target(HAIAN, PROJECTS, "= 50", goal=SPRING)
    pledge = target(HAIAN, PROJECTS, times("2", SPRING))
    result = observation(HAIAN, PROJECTS, "= 116", period="2023")
    found = rows(check(small(first, pledge, result), [HAIAN]))
    assert [row["gap"].value for row in found] == [Decimal(66), Decimal(16)]


# which targets


EVERY = (
    target(HAIAN, GROWTH, ">= 6.5"),
    target(HAIAN, REVENUE, "= 74"),
    target(HAIAN, PROJECTS, "= 51", period="2023-H2"),
    target(RUGAO, GROWTH, ">= 5"),
    target(RUGAO, REVENUE, ""),
    target(RUGAO, PROJECTS, ">= 5"),
    observation(HAIAN, GROWTH, "= 6.3", period="2023"),
    observation(RUGAO, GROWTH, "= 6.3", period="2023"),
    observation(RUGAO, PROJECTS, "~ 5", period="2023"),
)


def shown(**asked: Any) -> list[tuple[str, str]]:
    """Return id and verdict of each target that answers, of every one where nothing is asked."""
    return [(row["id"], row["verdict"].verdict) for row in rows(check(small(*EVERY), **asked))]


def test_without_a_question_every_target_answers_in_the_order_of_the_ledger() -> None:
    assert shown() == [
        ("haian.growth.2023", "not_met"),
        ("haian.revenue.2023", "no_outturn"),
        ("haian.projects.2023-H2", "no_outturn"),
        ("rugao.growth.2023", "met"),
        ("rugao.revenue.2023", "not_assessable"),
        ("rugao.projects.2023", "undecided"),
    ]


def test_places_metrics_periods_and_verdicts_narrow_the_answer() -> None:
    assert [id_ for id_, _ in shown(places=[RUGAO])] == [
        "rugao.growth.2023",
        "rugao.revenue.2023",
        "rugao.projects.2023",
    ]
    assert [id_ for id_, _ in shown(metrics=[GROWTH])] == ["haian.growth.2023", "rugao.growth.2023"]
    assert shown(periods=["2023-H2"]) == [("haian.projects.2023-H2", "no_outturn")]
    assert shown(verdicts=["met", "undecided"]) == [
        ("rugao.growth.2023", "met"),
        ("rugao.projects.2023", "undecided"),
    ]
    assert shown(places=[HAIAN], metrics=[GROWTH], verdicts=["met"]) == []


def test_a_period_is_told_where_it_is_not_the_ledgers_own() -> None:
    measured = [row["metric"] for row in rows(check(small(*EVERY, period="2023"), [HAIAN]))]
    assert measured == [
        Measured(GROWTH, None),
        Measured(REVENUE, None),
        Measured(PROJECTS, None, "2023-H2"),
    ]


# how many


def summary(table: Table) -> str:
    """Return the table's title in English."""
    assert isinstance(table.title, Message)
    return say(table.title, "en")


def test_the_summary_counts_each_verdict() -> None:
    assert summary(check(small(*EVERY))) == (
        "6 targets: 1 met, 1 not met, 1 undecided, 2 without an outturn, 1 not assessable"
    )
    assert summary(check(small(*EVERY), verdicts=["met", "undecided"])) == (
        "2 targets: 1 met, 0 not met, 1 undecided, 0 without an outturn, 0 not assessable"
    )


def test_a_promise_that_two_sources_state_is_counted_once() -> None:
    once, again = (target(HAIAN, PROJECTS, "= 40", source=by) for by in (source("a"), SECOND))
    other = target(RUGAO, PROJECTS, "= 40")
    table = check(small(once, again, other))
    assert len(table.rows) == 3
    assert summary(table) == (
        "2 targets: 0 met, 0 not met, 0 undecided, 2 without an outturn, 0 not assessable; "
        "stated twice and counted once: 1"
    )


@pytest.mark.parametrize(
    "other",
    [
        target(HAIAN, PROJECTS, "= 41", source=SECOND),
        target(HAIAN, PROJECTS, ">= 40", source=SECOND),
        target(HAIAN, PROJECTS, "= 40", period="2023-H2", source=SECOND),
        target(HAIAN, PROJECTS, "= 40", scope="industry", source=SECOND),
        target(HAIAN, GROWTH, "= 40", source=SECOND),
    ],
    ids=["number", "comparator", "period", "scope", "metric"],
)
def test_two_promises_that_differ_are_two(other: Target) -> None:
    table = check(small(target(HAIAN, PROJECTS, "= 40"), other))
    assert summary(table).startswith("2 targets: ")


# what fails


@pytest.mark.parametrize("verdict", VERDICTS)
def test_an_answer_does_not_hold_where_one_of_the_verdicts_was_called_a_failure(
    verdict: str,
) -> None:
    assert not check(small(*EVERY), failing=[verdict]).holds
    others = [one for one in VERDICTS if one != verdict]
    assert check(small(*EVERY), verdicts=others, failing=[verdict]).holds


def test_an_answer_holds_where_no_such_verdict_was_asked_about() -> None:
    assert check(small(*EVERY)).holds
    assert check(small(*EVERY), [HAIAN], failing=["met"]).holds
    assert check(small(), failing=VERDICTS).holds


# notes


def test_the_notes_of_all_that_a_verdict_rests_on_are_told() -> None:
    table = check(
        small(
            target(HAIAN, GROWTH, beside(JIANGSU, GROWTH), note="of the target"),
            observation(HAIAN, GROWTH, "= 6", period="2023", note="of the outturn"),
            observation(JIANGSU, GROWTH, "= 5", period="2023", note="of the benchmark"),
            observation(HAIAN, GROWTH, "= 9", period="2022", note="of another year"),
        ),
        [HAIAN],
    )
    noted = [note.text for note in table.notes]
    assert [one.en for one in noted if not isinstance(one, Message)] == [
        "of the target",
        "of the outturn",
        "of the benchmark",
    ]


def test_one_target_is_one() -> None:
    assert summary(check(small(target(HAIAN, GROWTH, ">= 6")))).startswith("1 target: 0 met, ")


def test_a_relative_target_is_drawn_from_the_line_that_it_is_measured_by() -> None:
    promised = target(HAIAN, GROWTH, beside(JIANGSU, GROWTH))
    known = observation(JIANGSU, GROWTH, "= 5.8", period="2023")
    seen = observation(HAIAN, GROWTH, "~ 6", period="2023")
    [chart] = check(small(promised, known, seen)).charts
    assert [line.value for line in chart.lines] == [Decimal("5.8")]
    assert chart.rows[0].picture.target == Interval(Decimal("5.8"), None, lower_closed=False)
