"""Shows what is compared: each place's target, year before and outturn, the ranks that follow, and what is above."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from nantong_cli.holdings import WholeLedger
from nantong_cli.model import Metric, Observation, Place, Target
from nantong_cli.queries.lines import Line, arranged, leads, levels_above, lines, ranks
from tests.queries.conftest import (
    beside,
    ledger,
    metric,
    observation,
    place,
    source,
    target,
    unit,
)

HAIAN, RUGAO, RUDONG, QIDONG = COUNTIES = tuple(map(place, ("haian", "rugao", "rudong", "qidong")))
NANTONG = place("nantong", parent="jiangsu")
JIANGSU = place("jiangsu", parent="china")
CHINA = place("china", parent=None)
PLACES = (*COUNTIES, NANTONG, JIANGSU, CHINA)
LEVELS = ("nantong", "jiangsu", "china")

YI, WAN = unit("cny_100m", 100_000_000, "cny"), unit("cny_10k", 10_000, "cny")
GROWTH = metric("growth", measure="growth_rate")
PRICES = metric("prices", measure="growth_rate", better="lower")
FLOORS = metric("floors", better="neither")
REVENUE = metric("revenue", unit=YI)
METRICS = (GROWTH, PRICES, FLOORS, REVENUE)
SECOND = source("second")


def small(*records: Target | Observation, period: str | None = "2023") -> WholeLedger:
    """Return a ledger of 2023, or of no year."""
    return ledger(*records, places=PLACES, metrics=METRICS, sources=(SECOND,), period=period)


def side_by_side(
    *records: Target | Observation,
    of: Sequence[Place] = COUNTIES,
    by: Metric = GROWTH,
    asked: Sequence[str] = (),
    period: str | None = "2023",
) -> list[Line]:
    """Return the lines of places, those of the levels above under them where they are among them."""
    return lines(small(*records, period=period), of, by, asked=asked, levels=LEVELS)


def told(found: Sequence[Line]) -> list[tuple[str, str, str | None, str | None, str | None]]:
    """Return place, period, target, year before and outturn of each line, as they are stated."""
    return [
        (
            line.place.id,
            line.period,
            f"{line.target.claim.op} {line.target.claim.value}" if line.target else None,
            f"{line.baseline.best[0].claim.value}" if line.baseline else None,
            f"{line.outturn.best[0].claim.value}" if line.outturn else None,
        )
        for line in found
    ]


# a line


def test_a_line_holds_target_year_before_outturn_and_verdict() -> None:
    found = side_by_side(
        target(HAIAN, GROWTH, ">= 6.5"),
        observation(HAIAN, GROWTH, "= 3.0", period="2022"),
        observation(HAIAN, GROWTH, "~ 6.3", period="2023"),
        observation(RUGAO, GROWTH, "= 2.5", period="2022"),
        observation(RUDONG, GROWTH, "= 6.5", period="2023"),
    )
    assert told(found) == [
        ("haian", "2023", ">= 6.5", "3.0", "6.3"),
        ("rugao", "2023", None, "2.5", None),
        ("rudong", "2023", None, None, "6.5"),
        ("qidong", "2023", None, None, None),
    ]
    assert [line.found.verdict if line.found else None for line in found] == [
        "not_met",
        None,
        None,
        None,
    ]
    assert [line.is_benchmark for line in found] == [False] * 4


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2023", "2022"),
        ("2023-H2", "2022-H2"),
        ("2023-Q1/Q3", "2022-Q1/Q3"),
        ("2023-M07", "2022-M07"),
        ("2023-M01/M11", "2022-M01/M11"),
    ],
)
def test_the_year_before_is_the_same_part_of_it(period: str, before: str) -> None:
    pledge = target(HAIAN, GROWTH, ">= 6.5", period=period)
    others = [
        observation(HAIAN, GROWTH, "= 9", period=one)
        for one in ("2021", "2022", "2022-H1", "2022-H2", "2022-Q1/Q3", "2022-M07", "2022-M01/M11")
        if one != before
    ]
    own = observation(HAIAN, GROWTH, "= 3", period=before)
    assert [line.baseline for line in side_by_side(pledge, *others, of=[HAIAN])] == [None]
    [line] = side_by_side(pledge, *others, own, of=[HAIAN])
    assert line.baseline is not None
    assert line.baseline.best == (own,)


def test_a_run_of_years_has_no_year_before() -> None:
    pledge = target(HAIAN, GROWTH, ">= 6.5", period="2023/2025")
    seen = [observation(HAIAN, GROWTH, "= 3", period=one) for one in ("2022", "2020/2022")]
    [line] = side_by_side(pledge, *seen, of=[HAIAN])
    assert (line.period, line.baseline) == ("2023/2025", None)


def test_a_scope_has_its_own_year_before_and_outturn() -> None:
    [line] = side_by_side(
        target(HAIAN, GROWTH, ">= 6.5", scope="industry"),
        observation(HAIAN, GROWTH, "= 3", period="2022"),
        observation(HAIAN, GROWTH, "= 4", period="2022", scope="industry"),
        observation(HAIAN, GROWTH, "= 5", period="2023"),
        observation(HAIAN, GROWTH, "= 7", period="2023", scope="industry"),
        of=[HAIAN],
    )
    assert told([line]) == [("haian", "2023", ">= 6.5", "4", "7")]


def test_a_part_of_the_period_stands_beside_it() -> None:
    half = observation(HAIAN, GROWTH, "= 7", period="2023-H1")
    quarters = observation(RUGAO, GROWTH, "= 6", period="2023-Q1/Q3")
    found = side_by_side(target(HAIAN, GROWTH, ">= 6.5"), half, quarters, of=[HAIAN, RUGAO])
    assert [(line.outturn, line.partial) for line in found] == [
        (None, (half,)),
        (None, (quarters,)),
    ]


# which targets, and of which period


def test_the_targets_of_the_ledgers_year_and_its_parts_are_compared() -> None:
    records = [
        target(HAIAN, GROWTH, ">= 7", period="2022"),
        target(HAIAN, GROWTH, ">= 6.5"),
        target(HAIAN, GROWTH, ">= 8", period="2023-H2"),
        target(RUGAO, GROWTH, ">= 5", period="2022"),
    ]
    found = side_by_side(*records, of=[HAIAN, RUGAO])
    assert [line[:2] for line in told(found)] == [
        ("haian", "2023"),
        ("haian", "2023-H2"),
        ("rugao", "2023"),
    ]
    assert [line.target for line in found][2] is None


def test_where_the_year_has_no_targets_those_of_other_years_are_compared() -> None:
    found = side_by_side(target(HAIAN, GROWTH, ">= 7", period="2022"), of=[HAIAN])
    assert told(found) == [("haian", "2022", ">= 7", None, None)]


def test_a_period_that_is_asked_for_is_the_one_compared() -> None:
    records: list[Target | Observation] = [
        target(HAIAN, GROWTH, ">= 7", period="2022"),
        target(HAIAN, GROWTH, ">= 6.5"),
        observation(RUGAO, GROWTH, "= 2.4", period="2022"),
        observation(RUGAO, GROWTH, "= 6", period="2023"),
    ]
    found = side_by_side(*records, of=[HAIAN, RUGAO], asked=["2022"])
    assert told(found) == [
        ("haian", "2022", ">= 7", None, None),
        ("rugao", "2022", None, None, "2.4"),
    ]


@pytest.mark.parametrize(
    ("records", "year", "period"),
    [
        ([observation(HAIAN, GROWTH, "= 5", period="2022")], None, "2022"),
        ([observation(HAIAN, GROWTH, "= 5", period="2022")], "2023", "2022"),
        (
            [
                observation(HAIAN, GROWTH, "= 5", period="2022"),
                observation(RUGAO, GROWTH, "= 5", period="2021"),
            ],
            "2023",
            "2022",
        ),
        (
            [
                observation(HAIAN, GROWTH, "= 5", period="2022"),
                observation(RUGAO, GROWTH, "= 5", period="2023"),
            ],
            "2023",
            "2023",
        ),
        (
            [
                target(RUGAO, GROWTH, "= 5", period="2021"),
                observation(RUGAO, GROWTH, "= 5", period="2022"),
            ],
            "2023",
            "2021",
        ),
        ([], "2023", "2023"),
    ],
    ids=[
        "the last there is, without a year",
        "the last there is, with nothing of the year",
        "the last of all places",
        "the ledger's year",
        "that of the targets",
        "nothing at all",
    ],
)
def test_a_place_without_a_target_is_told_of_the_period_that_the_others_are(
    records: list[Target | Observation], year: str | None, period: str
) -> None:
    found = side_by_side(*records, period=year, of=[HAIAN, RUGAO])
    assert found[0].target is None
    assert found[0].period == period


# ranks


def by_outturn(*said: str, by: Metric = GROWTH) -> list[tuple[int, int] | None]:
    """Return the ranks of counties by their outturns; an empty one has none."""
    results = [
        observation(of, by, one, period="2023")
        for of, one in zip(COUNTIES, said, strict=False)
        if one
    ]
    return ranks(side_by_side(*results, of=COUNTIES[: len(said)], by=by), by="outturn")


def test_places_are_ranked_by_what_their_outturns_decide() -> None:
    assert by_outturn("= 5.8", "= 6.5", "= 6.1") == [(3, 3), (1, 1), (2, 2)]
    assert by_outturn("~ 6", "= 6.5", "= 6.1", "= 7.0") == [(2, 4), (2, 3), (3, 4), (1, 1)]
    assert by_outturn("= 5.8", "= 5.8") == [(1, 2), (1, 2)]
    assert by_outturn("> 1300", "= 1381", "= 1200") == [(1, 2), (1, 2), (3, 3)]


def test_where_lower_is_better_the_lower_comes_first() -> None:
    assert by_outturn("= 2.8", "= 1.5", "= 2.1", by=PRICES) == [(3, 3), (1, 1), (2, 2)]


def test_where_neither_is_better_nothing_is_ranked() -> None:
    assert by_outturn("= 2.8", "= 1.5", by=FLOORS) == [None, None]


def test_a_place_without_an_outturn_has_no_rank_and_one_alone_has_none() -> None:
    assert by_outturn("= 5.8", "", "= 6.5") == [(2, 2), None, (1, 1)]
    assert by_outturn("= 5.8", "", "") == [None, None, None]


def test_outturns_of_different_periods_are_not_ranked_together() -> None:
    found = side_by_side(
        target(HAIAN, GROWTH, ">= 6", period="2023-H2"),
        observation(HAIAN, GROWTH, "= 9", period="2023-H2"),
        observation(RUGAO, GROWTH, "= 6.5", period="2023"),
        observation(RUDONG, GROWTH, "= 5.8", period="2023"),
        of=[HAIAN, RUGAO, RUDONG],
    )
    assert ranks(found, by="outturn") == [None, (1, 1), (2, 2)]


def test_a_part_of_the_period_has_no_rank() -> None:
    found = side_by_side(
        observation(HAIAN, GROWTH, "= 9", period="2023-Q1/Q3"),
        observation(RUGAO, GROWTH, "= 6.5", period="2023"),
        observation(RUDONG, GROWTH, "= 5.8", period="2023"),
        of=[HAIAN, RUGAO, RUDONG],
    )
    assert ranks(found, by="outturn") == [None, (1, 1), (2, 2)]


def test_the_levels_above_are_in_nobodys_rank() -> None:
    seen = [observation(of, GROWTH, "= 9", period="2023") for of in (NANTONG, JIANGSU)]
    pledges = [target(of, GROWTH, "= 9") for of in (NANTONG, JIANGSU)]
    found = side_by_side(
        *pledges,
        *seen,
        target(HAIAN, GROWTH, "= 6"),
        target(RUGAO, GROWTH, "= 7"),
        observation(HAIAN, GROWTH, "= 5.8", period="2023"),
        observation(RUGAO, GROWTH, "= 6.5", period="2023"),
        of=[HAIAN, RUGAO, NANTONG, JIANGSU],
    )
    assert ranks(found, by="outturn") == [(2, 2), (1, 1), None, None]
    assert ranks(found, by="target") == [(2, 2), (1, 1), None, None]


def test_a_place_that_two_sources_state_alike_is_counted_once() -> None:
    found = side_by_side(
        target(HAIAN, GROWTH, "= 40"),
        target(HAIAN, GROWTH, "= 40", source=SECOND),
        target(RUGAO, GROWTH, "= 30"),
        target(RUDONG, GROWTH, "= 50"),
        observation(HAIAN, GROWTH, "= 4", period="2023"),
        observation(RUGAO, GROWTH, "= 3", period="2023"),
        observation(RUDONG, GROWTH, "= 5", period="2023"),
        of=[HAIAN, RUGAO, RUDONG],
    )
    assert ranks(found, by="target") == [(2, 2), (2, 2), (3, 3), (1, 1)]
    assert ranks(found, by="outturn") == [(2, 2), (2, 2), (3, 3), (1, 1)]


@pytest.mark.parametrize("other", ["= 40", "= 50"])
def test_one_place_stated_twice_has_nobody_to_be_ranked_with(other: str) -> None:
    pledges = [target(HAIAN, GROWTH, "= 40"), target(HAIAN, GROWTH, other, source=SECOND)]
    assert ranks(side_by_side(*pledges, of=[HAIAN]), by="target") == [None, None]


def test_a_relative_target_may_take_any_rank() -> None:
    found = side_by_side(
        target(HAIAN, GROWTH, beside(NANTONG, GROWTH)),
        target(RUGAO, GROWTH, "= 5"),
        target(RUDONG, GROWTH, "= 6"),
        of=[HAIAN, RUGAO, RUDONG],
    )
    assert ranks(found, by="target") == [(1, 3), (2, 3), (1, 2)]


def test_a_scope_is_ranked_with_the_same_scope_only() -> None:
    found = side_by_side(
        target(HAIAN, GROWTH, "= 9", scope="industry"),
        target(RUGAO, GROWTH, "= 5"),
        target(RUDONG, GROWTH, "= 6"),
        of=[HAIAN, RUGAO, RUDONG],
    )
    assert ranks(found, by="target") == [None, (2, 2), (1, 1)]


# the order


def test_targets_stand_first_then_what_is_known_then_the_silent_and_the_levels_last() -> None:
    found = side_by_side(
        observation(HAIAN, GROWTH, "= 5", period="2023"),
        target(RUDONG, GROWTH, "= 6"),
        target(QIDONG, GROWTH, "= 7"),
        target(NANTONG, GROWTH, "= 9"),
        of=[HAIAN, RUGAO, RUDONG, QIDONG, NANTONG, JIANGSU],
    )
    ordered = [found[at].place.id for at in arranged(found)]
    assert ordered == ["qidong", "rudong", "haian", "rugao", "nantong", "jiangsu"]


def test_where_lower_is_better_the_lower_stands_first() -> None:
    found = side_by_side(
        target(HAIAN, PRICES, "= 3"), target(RUGAO, PRICES, "= 2"), of=[HAIAN, RUGAO], by=PRICES
    )
    assert [found[at].place.id for at in arranged(found)] == ["rugao", "haian"]


def test_nothing_is_arranged_where_there_is_nothing() -> None:
    assert arranged([]) == []
    assert ranks([], by="target") == []


# the levels above


def test_the_levels_are_what_all_of_the_places_are_parts_of() -> None:
    whole = small()
    assert levels_above(whole, [HAIAN]) == [NANTONG, JIANGSU, CHINA]
    assert levels_above(whole, COUNTIES) == [NANTONG, JIANGSU, CHINA]
    assert levels_above(whole, [HAIAN, NANTONG]) == [JIANGSU, CHINA]
    assert levels_above(whole, [NANTONG, JIANGSU]) == [CHINA]
    assert levels_above(whole, [HAIAN, CHINA]) == []
    assert levels_above(whole, []) == []


def test_a_place_of_elsewhere_shares_only_what_is_above_both() -> None:
    suzhou = place("suzhou", parent="jiangsu")
    whole = ledger(places=(*PLACES, suzhou), metrics=METRICS)
    assert levels_above(whole, [HAIAN, suzhou]) == [JIANGSU, CHINA]


# how much above


def levels_of(found: Sequence[Line]) -> list[Line]:
    """Return the lines of the levels above."""
    return [line for line in found if line.is_benchmark]


def above(pledge: Target, *levels: Target, by: Metric = GROWTH) -> list[tuple[str, str]]:
    """Return above which levels' targets a county's target is, and by how much at least."""
    found = side_by_side(pledge, *levels, of=[HAIAN, NANTONG, JIANGSU, CHINA], by=by)
    return [(place.id, str(least)) for place, least in leads(found[0], levels_of(found))]


@pytest.mark.parametrize(
    ("said", "level", "least"),
    [
        (">= 6.5", "~ 5", "1"),
        (">= 6.5", "= 5", "1.5"),
        ("= 6", "= 5.8", "0.2"),
        ("> 6", "= 5", "1"),
        ("~ 6", "= 5", "0.5"),
        (">= 6.5", "<= 6", "0.5"),
        ("~ 6", "~ 5", None),
        ("= 5", "= 5", None),
        ("= 5.5", "~ 5", None),
        (">= 6.5", ">= 5", None),
        ("<= 6.5", "= 5", None),
        ("= 4", "= 5", None),
    ],
)
def test_a_target_is_above_a_levels_where_the_intervals_say_so(
    said: str, level: str, least: str | None
) -> None:
    found = above(target(HAIAN, GROWTH, said), target(NANTONG, GROWTH, level))
    assert found == ([("nantong", least)] if least else [])


def test_a_target_is_held_against_each_level() -> None:
    levels = (
        target(NANTONG, GROWTH, "= 7"),
        target(JIANGSU, GROWTH, "~ 5"),
        target(CHINA, GROWTH, "= 4.5"),
    )
    assert above(target(HAIAN, GROWTH, ">= 6.5"), *levels) == [("jiangsu", "1"), ("china", "2")]


def test_how_much_above_is_told_in_the_targets_own_unit() -> None:
    pledge = target(HAIAN, REVENUE, ">= 74")
    assert above(pledge, target(NANTONG, REVENUE, "= 735000", unit=WAN), by=REVENUE) == [
        ("nantong", "0.5")
    ]


@pytest.mark.parametrize(
    "level",
    [
        target(NANTONG, GROWTH, "= 5", period="2023-H2"),
        target(NANTONG, GROWTH, "first_tier"),
        target(NANTONG, GROWTH, ""),
        target(NANTONG, GROWTH, beside(JIANGSU, GROWTH)),
        target(RUGAO, GROWTH, "= 5"),
        target(NANTONG, GROWTH, "= 5", scope="industry"),
    ],
    ids=["another period", "words", "no number", "relative", "no level above", "another scope"],
)
def test_above_anything_else_a_target_is_not_said_to_be(level: Target) -> None:
    assert above(target(HAIAN, GROWTH, ">= 6.5"), level) == []


@pytest.mark.parametrize(
    "pledge",
    [
        target(HAIAN, GROWTH, beside(NANTONG, GROWTH)),
        target(HAIAN, GROWTH, "first_tier"),
        target(HAIAN, GROWTH, ""),
        target(HAIAN, GROWTH, ">= 6.5", scope="industry"),
    ],
    ids=["relative", "words", "no number", "a scope"],
)
def test_what_names_no_number_of_the_whole_is_above_nothing(pledge: Target) -> None:
    assert above(pledge, target(NANTONG, GROWTH, "= 5")) == []


def test_a_level_is_not_said_to_be_above_another() -> None:
    pledges = [target(NANTONG, GROWTH, "= 9"), target(CHINA, GROWTH, "= 5")]
    found = side_by_side(*pledges, of=[NANTONG, CHINA])
    assert [leads(line, levels_of(found)) for line in found] == [(), ()]


def test_a_place_without_a_target_is_above_nothing() -> None:
    found = side_by_side(
        observation(HAIAN, GROWTH, "= 9", period="2023"),
        target(NANTONG, GROWTH, "= 5"),
        of=[HAIAN, NANTONG],
    )
    assert leads(found[0], levels_of(found)) == ()


def test_the_least_lead_is_exact() -> None:
    pledge = target(HAIAN, GROWTH, "= 1234567890123456789012345678901234567890.2")
    level = target(NANTONG, GROWTH, "= 1234567890123456789012345678901234567890.1")
    found = side_by_side(pledge, level, of=[HAIAN, NANTONG])
    assert leads(found[0], levels_of(found)) == ((NANTONG, Decimal("0.1")),)
