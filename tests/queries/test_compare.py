"""Shows counties side by side: in the order that the numbers decide, ranked where they can be, in four arrangements."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from nantong_cli.answer import Column, Measured, Note, Table
from nantong_cli.bounds import Bound, Interval
from nantong_cli.errors import message
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import Claim, Metric, Place
from nantong_cli.queries.compare import COLUMNS, SCREEN, compare
from nantong_cli.values import Difference, Extent, Judged, Limit, Part, Period
from tests.queries.conftest import (
    PAPER,
    PERCENT,
    beside,
    claim,
    ledger,
    metric,
    observation,
    place,
    project,
    source,
    target,
    text,
    unit,
)

#: without a level above them: what levels add has tests of its own
HAIAN, RUGAO, RUDONG, QIDONG, HAIMEN = COUNTIES = tuple(
    place(name, parent=None) for name in ("haian", "rugao", "rudong", "qidong", "haimen")
)
JIANGSU = place("jiangsu", parent=None)

GROWTH = metric("growth", basis="year on year")
SALES, PARKS, STAFF = metric("sales"), metric("parks"), metric("staff", better="lower")
FLOORS = metric("floors", better="neither")

RANKS = Note(message("note.rank"), column="rank")


def records(table: Table) -> list[dict[str, Any]]:
    """Return the records for programs, each under its keys."""
    assert table.records is not None
    keys = [column.key for column in table.records.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.records.rows]


def ranked(table: Table) -> list[tuple[Any, str]]:
    """Return rank and place of each record, in their order."""
    return [(row["rank"], row["place"].id) for row in records(table)]


def screen(table: Table) -> Table:
    """Return what people see of an answer, without what is drawn of it."""
    return table._replace(records=None, charts=())


def row(**said: Any) -> tuple[Any, ...]:
    """Return a record under COLUMNS that has what is given and nothing else."""
    empty = {"evidence": (), "leads": ()}
    assert set(said) <= {column.key for column in COLUMNS}
    return tuple(said.get(column.key, empty.get(column.kind)) for column in COLUMNS)


def between(lower: str, upper: str) -> Interval:
    """Return the interval from a number, included, to another, excluded."""
    return Interval(Decimal(lower), Decimal(upper), lower_closed=True)


UNPUBLISHED = Judged("no_outturn", "unpublished")
AT_LEAST = Interval(Decimal("6.5"), None, lower_closed=True)

# every record


def test_every_record_is_a_row_whatever_the_arrangement() -> None:
    before = observation(HAIAN, GROWTH, "= 2", period="2022", scope="industry")
    result = observation(HAIAN, GROWTH, "= 6.3", period="2023", scope="industry", note="estimated")
    seen = observation(RUDONG, GROWTH, "~ 6", period="2023")
    small = ledger(
        target(HAIAN, GROWTH, ">= 6.5", strength="ensure", scope="industry", note="so it says"),
        target(RUGAO, GROWTH, ""),
        *(before, result, seen),
        places=COUNTIES,
        period="2023",
    )
    assert compare(small, COUNTIES[:4], [GROWTH]).records == Table(
        "comparison",
        COLUMNS,
        (
            row(
                place=HAIAN,
                metric=Measured(GROWTH, text("industry")),
                role="target",
                period="2023",
                stated=claim(">= 6.5"),
                strength="ensure",
                id="haian.growth.2023",
                figure="figure of haian.growth.2023",
                statement=text("statement of haian.growth.2023"),
                scope=text("industry"),
                note=text("so it says"),
                source="paper",
                paragraph=7,
                level=False,
                baseline=(before,),
                bound=Limit(Bound(AT_LEAST, AT_LEAST), PERCENT),
                outturn_bound=Extent(between("6.25", "6.35"), PERCENT),
                outturn=(result,),
                difference=Difference(
                    Decimal("-0.2"), Extent(between("-0.25", "-0.15"), PERCENT), is_points=True
                ),
                verdict=Judged("not_met", "outside"),
            ),
            row(
                place=RUGAO,
                metric=Measured(GROWTH, None),
                role="target",
                period="2023",
                stated=Claim(),
                strength="plan",
                id="rugao.growth.2023",
                gap="without_number",
                figure="figure of rugao.growth.2023",
                statement=text("statement of rugao.growth.2023"),
                source="paper",
                paragraph=7,
                level=False,
                verdict=Judged("not_assessable", "unquantified"),
            ),
            row(
                place=RUDONG,
                metric=Measured(GROWTH, None),
                gap="not_stated",
                level=False,
                outturn_bound=Extent(between("5.5", "6.5"), PERCENT),
                outturn=(seen,),
            ),
            row(place=QIDONG, metric=Measured(GROWTH, None), gap="not_stated", level=False),
            *(
                row(
                    place=one.place,
                    metric=Measured(GROWTH, one.scope),
                    role="observation",
                    period=one.period,
                    stated=one.claim,
                    id=one.id,
                    status="preliminary",
                    grade="B",
                    figure=f"figure of {one.id}",
                    scope=one.scope,
                    note=one.note,
                    source="paper",
                    paragraph=3,
                    level=False,
                )
                for one in (before, result, seen)
            ),
        ),
        sources=(PAPER,),
    )


# order and ranks


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (("= 5", "= 7", "= 6"), [((1, 1), "rugao"), ((2, 2), "rudong"), ((3, 3), "haian")]),
        (("= 6", "= 7", "= 6.0"), [((1, 1), "rugao"), ((2, 2), "haian"), ((2, 2), "rudong")]),
        ((">= 150", "= 180", ">= 200"), [((1, 3), "haian"), ((1, 2), "rudong"), ((2, 3), "rugao")]),
        (("~ 6", "= 6.5", "< 5.5"), [((1, 1), "rugao"), ((2, 2), "haian"), ((3, 3), "rudong")]),
        (("", "first_tier", "= 5"), [((1, 3), "haian"), ((1, 3), "rugao"), ((1, 3), "rudong")]),
    ],
    ids=["points", "equals", "ranges", "about", "without numbers"],
)
def test_the_numbers_decide_the_order_and_ranks_are_ranges_where_they_do_not(
    stated: tuple[str, ...], expected: list[tuple[Any, str]]
) -> None:
    pledges = [target(one, SALES, said) for one, said in zip(COUNTIES, stated, strict=False)]
    small = ledger(*pledges, places=COUNTIES)
    assert ranked(compare(small, COUNTIES[:3], [SALES])) == expected


def test_a_pledge_beside_a_benchmark_may_take_any_rank() -> None:
    small = ledger(
        target(HAIAN, GROWTH, beside(JIANGSU, GROWTH)),
        target(RUGAO, GROWTH, "= 5"),
        target(RUDONG, GROWTH, "= 6"),
        places=COUNTIES,
    )
    assert ranked(compare(small, COUNTIES[:3], [GROWTH])) == [
        ((1, 3), "haian"),
        ((1, 2), "rudong"),
        ((2, 3), "rugao"),
    ]


def test_units_of_one_base_are_compared_by_what_they_amount_to() -> None:
    yuan, wan = unit("cny"), unit("cny_10k", 10_000, "cny")
    income = metric("income", unit=yuan)
    small = ledger(
        target(HAIAN, income, claim("= 20000", yuan)),
        target(RUGAO, income, claim("= 3", wan)),
        places=COUNTIES,
    )
    assert ranked(compare(small, COUNTIES[:2], [income])) == [((1, 1), "rugao"), ((2, 2), "haian")]


def test_the_lower_comes_first_where_lower_is_better() -> None:
    small = ledger(
        target(HAIAN, STAFF, "= 9"),
        target(RUGAO, STAFF, "<= 4"),
        target(RUDONG, STAFF, "= 5"),
        places=COUNTIES,
    )
    assert ranked(compare(small, COUNTIES[:3], [STAFF])) == [
        ((1, 1), "rugao"),
        ((2, 2), "rudong"),
        ((3, 3), "haian"),
    ]


def test_where_neither_way_is_better_nothing_is_ranked() -> None:
    small = ledger(target(HAIAN, FLOORS, "= 3"), target(RUGAO, FLOORS, "= 9"), places=COUNTIES)
    table = compare(small, COUNTIES[:2], [FLOORS])
    assert ranked(table) == [(None, "rugao"), (None, "haian")]
    assert table.notes == ()


def test_only_figures_of_one_role_period_and_scope_are_ranked_together() -> None:
    small = ledger(
        target(HAIAN, SALES, "= 5"),
        target(RUGAO, SALES, "= 6"),
        target(HAIAN, SALES, "= 1", period="2023-H2"),
        target(RUDONG, SALES, "= 2", period="2028"),
        target(QIDONG, SALES, "= 3", scope="the port"),
        observation(HAIAN, SALES, "= 8", period="2023"),
        observation(RUGAO, SALES, "= 9", period="2023"),
        places=COUNTIES,
    )
    found = [
        (one["rank"], one["place"].id, one["role"], one["period"], one["outturn_rank"])
        for one in records(compare(small, COUNTIES[:4], [SALES]))
    ]
    assert found == [
        ((1, 1), "rugao", "target", "2023", (1, 1)),
        ((2, 2), "haian", "target", "2023", (2, 2)),
        (None, "qidong", "target", "2023", None),
        (None, "rudong", "target", "2028", None),
        (None, "haian", "target", "2023-H2", None),
        ((2, 2), "haian", "observation", "2023", None),
        ((1, 1), "rugao", "observation", "2023", None),
    ]


def test_one_alone_has_no_rank() -> None:
    small = ledger(target(HAIAN, SALES, "= 5"), places=COUNTIES)
    assert ranked(compare(small, [HAIAN], [SALES])) == [(None, "haian")]


def test_who_states_nothing_stands_last_in_the_order_asked() -> None:
    small = ledger(target(RUGAO, SALES, "= 1"), places=COUNTIES)
    assert ranked(compare(small, [HAIMEN, HAIAN, RUGAO], [SALES])) == [
        (None, "rugao"),
        (None, "haimen"),
        (None, "haian"),
    ]


def test_what_is_undecided_keeps_the_order_asked() -> None:
    small = ledger(target(HAIAN, SALES, ">= 1"), target(RUGAO, SALES, ">= 2"), places=COUNTIES)
    assert [name for _, name in ranked(compare(small, [RUGAO, HAIAN], [SALES]))] == [
        "rugao",
        "haian",
    ]


def test_places_that_are_not_asked_for_take_no_rank() -> None:
    small = ledger(*(target(one, SALES, "= 5") for one in COUNTIES), places=COUNTIES)
    assert ranked(compare(small, [QIDONG, HAIAN], [SALES])) == [
        ((1, 1), "qidong"),
        ((1, 1), "haian"),
    ]


def test_figures_of_projects_are_not_compared() -> None:
    figure = target(HAIAN, SALES, "= 50", about="yarn")
    small = ledger(project("yarn", HAIAN, figure), places=COUNTIES, metrics=[SALES])
    assert ranked(compare(small, [HAIAN], [SALES])) == [(None, "haian")]
    assert compare(small, [HAIAN]).rows == ()


# one metric: a row a county


def test_one_metric_is_a_row_a_county() -> None:
    small = ledger(
        target(HAIAN, GROWTH, "= 6", strength="ensure"),
        target(RUGAO, GROWTH, "= 7"),
        places=COUNTIES,
    )
    assert screen(compare(small, COUNTIES[:3], [GROWTH])) == Table(
        "comparison",
        (
            Column("rank", "rank", spare=2),
            Column("place", "place"),
            Column("target", "claim"),
            Column("strength", "code", spare=4),
            Column("bound", "bound", spare=3),
            Column("outturn", "evidence"),
            Column("verdict", "verdict"),
        ),
        (
            ((1, 1), RUGAO, claim("= 7"), "plan", from_on("7"), (), UNPUBLISHED),
            ((2, 2), HAIAN, claim("= 6"), "ensure", from_on("6"), (), UNPUBLISHED),
            (None, RUDONG, None, None, None, (), None),
        ),
        title=message("compare.title", metric=text("name of growth"), period=Period("2023")),
        subtitle=text("year on year"),
        notes=(RANKS,),
        hint="hint.compare",
        sources=(PAPER,),
    )


def from_on(number: str) -> Limit:
    """Return the bound of what is so much or more."""
    reached = Interval(Decimal(number), None, lower_closed=True)
    return Limit(Bound(reached, reached), PERCENT)


def test_one_metric_sets_the_year_before_the_outturn_and_the_verdict_beside_the_target() -> None:
    before = observation(RUGAO, GROWTH, "= 2", period="2022")
    seen = observation(RUGAO, GROWTH, "= 7.5", period="2023")
    better = observation(HAIAN, GROWTH, "= 6.2", period="2023", status="final")
    part = observation(QIDONG, GROWTH, "= 8", period="2023-H1")
    small = ledger(
        target(HAIAN, GROWTH, "= 6"),
        target(RUGAO, GROWTH, "= 8"),
        target(RUDONG, GROWTH, "= 7", scope="industry"),
        *(before, seen, better, part),
        observation(HAIAN, GROWTH, "= 5", period="2023"),
        places=COUNTIES,
        period="2023",
    )
    table = compare(small, COUNTIES[:4], [GROWTH])
    assert keys(table) == [column.key for column in SCREEN]
    at = [number for number, column in enumerate(SCREEN) if column.key not in ("bound", "strength")]
    assert [tuple(row[number] for number in at) for row in table.rows] == [
        (
            (1, 1),
            RUGAO,
            (before,),
            claim("= 8"),
            None,
            (seen,),
            Difference(Decimal("-0.5"), Extent(between("-0.55", "-0.45"), PERCENT), is_points=True),
            (1, 1),
            Judged("not_met", "outside"),
        ),
        (
            *(None, RUDONG, (), claim("= 7"), text("industry")),
            *((), None, None, UNPUBLISHED),
        ),
        (
            (2, 2),
            HAIAN,
            (),
            claim("= 6"),
            None,
            (better,),
            Difference(Decimal("0.2"), Extent(between("0.15", "0.25"), PERCENT), is_points=True),
            (2, 2),
            Judged("met", "inside"),
        ),
        (None, QIDONG, (), None, None, Part((part,)), None, None, None),
    ]


def test_one_metric_without_a_basis_has_its_definition_under_it() -> None:
    small = ledger(target(HAIAN, SALES, "= 6"), places=COUNTIES)
    assert compare(small, [HAIAN], [SALES]).subtitle == text("definition of sales")


def keys(table: Table) -> list[str]:
    """Return the keys of the columns that people see."""
    return [column.key for column in table.columns if column.audience != "machine"]


def test_one_metric_has_columns_only_for_what_occurs() -> None:
    alone = ledger(target(HAIAN, SALES, "= 6"), places=COUNTIES)
    assert keys(compare(alone, [HAIAN], [SALES])) == [
        "place",
        "target",
        "strength",
        "bound",
        "outturn",
        "verdict",
    ]
    scoped = ledger(target(HAIAN, SALES, "", scope="the port"), places=COUNTIES)
    assert keys(compare(scoped, [HAIAN], [SALES])) == [
        "place",
        "target",
        "scope",
        "strength",
        "outturn",
        "verdict",
    ]
    seen = ledger(observation(HAIAN, SALES, "= 6"), places=COUNTIES)
    assert keys(compare(seen, [HAIAN], [SALES])) == ["place", "outturn"]
    silent = ledger(places=COUNTIES)
    assert keys(compare(silent, [HAIAN], [SALES])) == ["place", "outturn"]


# several metrics


def test_up_to_four_counties_are_a_row_a_metric() -> None:
    growth, sales = target(HAIAN, GROWTH, ">= 6"), target(RUGAO, SALES, "= 9")
    seen = observation(HAIAN, GROWTH, "= 5", period="2023")
    small = ledger(growth, sales, seen, places=COUNTIES)
    table = compare(small, [RUGAO, HAIAN])
    assert screen(table) == Table(
        "comparison",
        (
            Column("metric", "metric"),
            Column("rugao", "stated", heading=text("Rugao")),
            Column("haian", "stated", heading=text("Haian")),
        ),
        (
            (GROWTH, (), (growth, seen, Judged("not_met", "outside"))),
            (SALES, (sales,), ()),
        ),
        hint="hint.compare",
        sources=(PAPER,),
    )
    assert [(one["place"].id, one["metric"].metric.id, one["role"]) for one in records(table)] == [
        ("haian", "growth", "target"),
        ("rugao", "growth", None),
        ("haian", "growth", "observation"),
        ("rugao", "sales", "target"),
        ("haian", "sales", None),
    ]


def test_a_cell_without_a_target_holds_what_is_known() -> None:
    outturn = observation(HAIAN, GROWTH, "= 5", period="2023")
    weaker = observation(HAIAN, GROWTH, "= 6", period="2023", grade="C")
    half = observation(RUGAO, GROWTH, "= 4", period="2023-H1")
    quarter = observation(RUGAO, GROWTH, "= 3", period="2023-Q1")
    before = observation(RUDONG, GROWTH, "= 2", period="2022")
    one, other = (
        observation(QIDONG, GROWTH, said, period="2023")._replace(id=said)
        for said in ("= 7", "= 9")
    )
    other_sales = observation(QIDONG, SALES, "= 1", period="2023")
    small = ledger(
        *(weaker, outturn, quarter, half, before, one, other, other_sales),
        places=COUNTIES,
        period="2023",
    )
    growth, _ = compare(small, COUNTIES[:4], [GROWTH, SALES]).rows
    assert growth == (GROWTH, (outturn,), (half,), (before,), (one, other))


def test_few_metrics_and_many_counties_are_a_row_a_county() -> None:
    growth, sales = target(HAIAN, GROWTH, ">= 6"), target(RUGAO, SALES, "= 9")
    small = ledger(growth, sales, places=COUNTIES)
    assert screen(compare(small, COUNTIES, [SALES, GROWTH])) == Table(
        "comparison",
        (
            Column("place", "place"),
            Column("sales", "stated", heading=text("name of sales")),
            Column("growth", "stated", heading=text("name of growth")),
        ),
        (
            (HAIAN, (), (growth,)),
            (RUGAO, (sales,), ()),
            (RUDONG, (), ()),
            (QIDONG, (), ()),
            (HAIMEN, (), ()),
        ),
        hint="hint.compare",
        sources=(PAPER,),
    )


def test_many_metrics_and_many_counties_are_told_metric_by_metric() -> None:
    six = target(HAIAN, GROWTH, "= 6")
    seven = target(RUGAO, GROWTH, ">= 7", strength="ensure")
    nine = target(RUDONG, SALES, "= 9", period="2028", scope="the port")
    seen = observation(RUGAO, GROWTH, "= 8", period="2023")
    small = ledger(
        *(six, seven, nine, seen),
        places=COUNTIES,
        metrics=[GROWTH, SALES, PARKS, STAFF],
    )
    table = compare(small, COUNTIES, [GROWTH, SALES, PARKS, STAFF])
    assert screen(table) == Table(
        "comparison",
        (
            Column("metric", "metric"),
            Column("rank", "rank", spare=2),
            Column("place", "places"),
            Column("stated", "stated"),
            Column("strength", "code", spare=3),
            Column("verdict", "verdict", spare=1),
        ),
        (
            (GROWTH, (1, 1), (RUGAO,), (seven, seen), "ensure", Judged("met", "inside")),
            (GROWTH, (2, 2), (HAIAN,), (six,), "plan", UNPUBLISHED),
            (GROWTH, None, (RUDONG, QIDONG, HAIMEN), (), None, None),
            (SALES, None, (RUDONG,), (nine,), "plan", UNPUBLISHED),
            (SALES, None, (HAIAN, RUGAO, QIDONG, HAIMEN), (), None, None),
            (PARKS, None, COUNTIES, (), None, None),
            (STAFF, None, COUNTIES, (), None, None),
        ),
        notes=(RANKS,),
        hint="hint.compare",
        sources=(PAPER,),
        grouped=True,
    )


@pytest.mark.parametrize(
    ("places", "metrics", "expected"),
    [
        (COUNTIES, [SALES], "target"),
        (COUNTIES[:4], [SALES, GROWTH, PARKS, STAFF], "qidong"),
        (COUNTIES, [SALES, GROWTH, PARKS], "parks"),
        (COUNTIES, [SALES, GROWTH, PARKS, STAFF], "strength"),
    ],
    ids=["one metric", "four counties", "three metrics", "many of both"],
)
def test_the_numbers_of_counties_and_metrics_choose_the_arrangement(
    places: list[Place], metrics: list[Metric], expected: str
) -> None:
    table = compare(everything(), places, metrics)
    assert expected in keys(table)
    assert len((table.records or table).rows) == len(places) * len(metrics)


def everything() -> WholeLedger:
    """Return a ledger in which every county states every metric."""
    every = (GROWTH, SALES, PARKS, STAFF)
    return ledger(*(target(c, m, "= 1") for c in COUNTIES for m in every), places=COUNTIES)


# which metrics


def test_without_metrics_all_that_any_of_the_places_states_is_compared_in_the_ledgers_order() -> (
    None
):
    small = ledger(
        target(RUGAO, SALES, "= 1"),
        observation(HAIAN, GROWTH, "= 2"),
        target(QIDONG, PARKS, "= 3"),
        places=COUNTIES,
        metrics=[STAFF, PARKS, GROWTH, SALES],
    )
    assert [row[0] for row in compare(small, [HAIAN, RUGAO]).rows] == [GROWTH, SALES]


def test_metrics_asked_for_come_in_the_order_asked() -> None:
    assert [row[0] for row in compare(everything(), [HAIAN], [STAFF, GROWTH]).rows] == [
        STAFF,
        GROWTH,
    ]


# which periods


YEARS = ledger(
    target(HAIAN, SALES, "= 1"),
    target(HAIAN, SALES, "= 2", period="2022"),
    target(RUGAO, SALES, "= 3", period="2023-H2"),
    target(RUDONG, SALES, "= 4", period="2024"),
    target(HAIAN, PARKS, "= 5", period="2022"),
    observation(RUDONG, SALES, "= 6", period="2024"),
    places=COUNTIES,
    period="2023",
)


def stated(table: Table) -> list[tuple[str, str | None, str | None]]:
    """Return place, role and period of each record."""
    return [(one["place"].id, one["role"], one["period"]) for one in records(table)]


def test_targets_of_the_ledgers_own_year_are_compared_and_every_result() -> None:
    assert stated(compare(YEARS, COUNTIES[:3], [SALES])) == [
        ("rugao", "target", "2023-H2"),
        ("haian", "target", "2023"),
        ("rudong", None, None),
        ("rudong", "observation", "2024"),
    ]


def test_where_no_target_is_of_that_year_those_that_are_there_are_compared() -> None:
    assert stated(compare(YEARS, [HAIAN], [PARKS])) == [("haian", "target", "2022")]


def test_a_period_asked_for_is_the_only_one() -> None:
    assert stated(compare(YEARS, COUNTIES[:3], [SALES], periods=["2022"])) == [
        ("haian", "target", "2022"),
        ("rugao", None, None),
        ("rudong", None, None),
    ]
    assert [one[0] for one in compare(YEARS, COUNTIES[:3], periods=["2022"]).rows] == [SALES, PARKS]


@pytest.mark.parametrize(
    ("periods", "told"), [((), "2023"), (("2022",), "2022"), (("2024",), "2024")]
)
def test_the_title_tells_the_period_that_is_compared(periods: tuple[str, ...], told: str) -> None:
    title = compare(YEARS, COUNTIES[:3], [SALES], periods=periods).title
    assert title == message("compare.title", metric=SALES.names, period=Period(told))


# the levels above


NANTONG = place("nantong", parent="jiangsu")
ABOVE = (NANTONG, JIANGSU)
BELOW = tuple(map(place, ("haian", "rugao", "rudong", "qidong", "haimen")))


def test_the_levels_above_stand_under_the_counties_and_apart_and_in_no_rank() -> None:
    small = ledger(
        target(NANTONG, GROWTH, "= 5"),
        target(BELOW[0], GROWTH, "= 6"),
        target(BELOW[1], GROWTH, "= 7"),
        observation(JIANGSU, GROWTH, "= 4", period="2023"),
        places=(*ABOVE, *BELOW),
    )
    table = compare(small, BELOW[:3], [GROWTH])
    assert [row[table_at(table, "place")].id for row in table.rows] == [
        *("rugao", "haian", "rudong"),
        *("nantong", "jiangsu"),
    ]
    assert table.apart == 2
    assert [
        (one["place"].id, one["role"], one["level"], one["rank"]) for one in records(table)
    ] == [
        ("rugao", "target", False, (1, 1)),
        ("haian", "target", False, (2, 2)),
        ("rudong", None, False, None),
        ("nantong", "target", True, None),
        ("jiangsu", None, True, None),
        ("jiangsu", "observation", True, None),
    ]
    assert [one["above"] for one in records(table)][:3] == [
        ((NANTONG, Decimal(2)),),
        ((NANTONG, Decimal(1)),),
        (),
    ]


def table_at(table: Table, key: str) -> int:
    """Return where a key stands among the columns that people see."""
    return keys(table).index(key)


def test_a_level_that_says_nothing_is_not_told() -> None:
    small = ledger(
        target(NANTONG, GROWTH, "= 5"),
        target(BELOW[0], SALES, "= 6"),
        target(BELOW[0], GROWTH, "= 6"),
        places=(*ABOVE, *BELOW),
    )
    assert {one["place"].id for one in records(compare(small, BELOW[:1], [SALES]))} == {"haian"}
    assert compare(small, BELOW[:1], [SALES]).apart == 0
    of_few = compare(small, BELOW[:1], [SALES, GROWTH])
    assert [column.key for column in of_few.columns] == ["metric", "haian", "nantong"]
    of_many = compare(small, BELOW, [SALES, GROWTH])
    assert [row[0].id for row in of_many.rows] == [*(one.id for one in BELOW), "nantong"]


def test_above_which_levels_a_target_is_is_noted() -> None:
    small = ledger(
        target(NANTONG, GROWTH, "= 5"),
        target(JIANGSU, GROWTH, "= 5"),
        target(BELOW[0], GROWTH, ">= 6.5"),
        places=(*ABOVE, *BELOW),
    )
    by = Interval(Decimal("1.5"), Decimal("1.5"), lower_closed=True, upper_closed=True)
    amount = Difference(Decimal("1.5"), Extent(by, PERCENT), is_points=True, is_signed=False)
    said = message("compare.ambition", amount=amount, places=ABOVE)
    assert compare(small, BELOW[:1], [GROWTH]).notes == (Note(said, (), (BELOW[0],)),)


# which notes


def test_notes_are_told_once_and_only_those_of_what_is_compared() -> None:
    small = ledger(
        target(HAIAN, SALES, "= 1", note="as printed"),
        target(RUGAO, SALES, "= 2", note="as printed"),
        target(RUGAO, PARKS, "= 3", note="parks of the port"),
        target(RUGAO, GROWTH, "= 4", note="not asked for"),
        target(QIDONG, SALES, "= 5", note="nor this"),
        places=COUNTIES,
    )
    assert compare(small, [HAIAN, RUGAO], [SALES, PARKS]).notes == (
        Note(text("as printed"), (SALES,)),
        Note(text("parks of the port"), (PARKS,), (RUGAO,)),
    )
    assert compare(small, [HAIAN, RUGAO], [SALES]).notes == (
        RANKS,
        Note(text("as printed"), (SALES,)),
    )


def test_no_note_and_no_source_is_of_what_people_are_not_shown() -> None:
    elsewhere = source("elsewhere")
    sales = target(BELOW[0], SALES, "= 6", note="shown")
    seen = observation(BELOW[0], SALES, "= 5", period="2023")
    before = observation(
        BELOW[0], SALES, "= 4", period="2022", note="of the year before", source=elsewhere
    )
    level = observation(NANTONG, SALES, "= 1", period="2023", note="of a level", source=elsewhere)
    small = ledger(
        *(sales, seen, before, level),
        *(target(BELOW[0], one, "= 6") for one in (GROWTH, PARKS, STAFF)),
        places=(*ABOVE, *BELOW),
        sources=(PAPER, elsewhere),
    )
    table = compare(small, BELOW[:1], [SALES, GROWTH, PARKS, STAFF])
    assert [column.key for column in table.columns] == ["metric", "haian"]
    assert table.rows[0] == (SALES, (sales, seen, Judged("not_met", "outside")))
    assert table.notes == (Note(text("shown"), (SALES,)),)
    assert table.sources == (PAPER,)


def test_a_result_does_not_take_the_rank_of_the_target_whose_id_it_shares() -> None:
    low, high = target(HAIAN, GROWTH, "= 5"), target(RUGAO, GROWTH, "= 6")
    seen = (
        observation(HAIAN, GROWTH, "= 9", period="2023")._replace(id=low.id),
        observation(RUGAO, GROWTH, "= 8", period="2023")._replace(id=high.id),
    )
    small = ledger(low, high, *seen, places=[HAIAN, RUGAO])
    found = records(compare(small, [HAIAN, RUGAO], [GROWTH]))
    ranks = {(one["role"], one["place"].id): one["rank"] for one in found}
    assert ranks == {
        ("target", "haian"): (2, 2),
        ("target", "rugao"): (1, 1),
        ("observation", "haian"): (1, 1),
        ("observation", "rugao"): (2, 2),
    }


def test_each_of_a_few_metrics_asked_for_is_drawn() -> None:
    made = [
        target(place, one, f">= {number}")
        for one in (GROWTH, SALES, PARKS, STAFF)
        for number, place in enumerate((HAIAN, RUGAO), 6)
    ]
    small = ledger(*made, places=COUNTIES)

    def drawn(*asked: Metric) -> list[str]:
        return [one.metric.id for one in compare(small, COUNTIES, asked).charts]

    assert drawn(GROWTH) == ["growth"]
    assert drawn(SALES, GROWTH) == ["sales", "growth"]
    assert drawn(GROWTH, SALES, PARKS, STAFF) == []
    assert drawn() == []
