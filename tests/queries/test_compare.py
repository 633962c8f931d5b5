"""Shows counties side by side: in the order that the numbers decide, ranked where they can be, in four arrangements."""

from __future__ import annotations

from typing import Any

import pytest

from nantong_cli.answer import Column, Measured, Note, Table
from nantong_cli.errors import message
from nantong_cli.model import Claim, Metric, Place, WholeLedger
from nantong_cli.queries.compare import COLUMNS, compare
from tests.queries.conftest import (
    PAPER,
    beside,
    claim,
    ledger,
    metric,
    observation,
    place,
    project,
    target,
    text,
    unit,
)

HAIAN, RUGAO, RUDONG, QIDONG, HAIMEN = COUNTIES = tuple(
    map(place, ("haian", "rugao", "rudong", "qidong", "haimen"))
)
JIANGSU = place("jiangsu", parent=None)

GROWTH = metric("growth", basis="year on year")
SALES, PARKS, STAFF = metric("sales"), metric("parks"), metric("staff", better="lower")
FLOORS = metric("floors", better="neither")

RANKS = Note(message("note.rank"))


def ranked(table: Table) -> list[tuple[Any, str]]:
    """Return rank and place of each record, in their order."""
    records = table.records or table
    return [(row[0], row[1].id) for row in records.rows]


# every record


def test_every_record_is_a_row_whatever_the_arrangement() -> None:
    small = ledger(
        target(HAIAN, GROWTH, ">= 6.5", strength="ensure", scope="industry", note="so it says"),
        target(RUGAO, GROWTH, ""),
        observation(RUDONG, GROWTH, "~ 6"),
        places=COUNTIES,
    )
    assert compare(small, COUNTIES[:4], [GROWTH]).records == Table(
        "comparison",
        COLUMNS,
        (
            (
                None,
                HAIAN,
                Measured(GROWTH, text("industry")),
                "target",
                "2023",
                claim(">= 6.5"),
                "ensure",
                "haian.growth.2023",
                None,
                None,
                None,
                "figure of haian.growth.2023",
                text("statement of haian.growth.2023"),
                text("industry"),
                text("so it says"),
                "paper",
                7,
            ),
            (
                None,
                RUGAO,
                Measured(GROWTH, None),
                "target",
                "2023",
                Claim(),
                "plan",
                "rugao.growth.2023",
                None,
                None,
                "without_number",
                "figure of rugao.growth.2023",
                text("statement of rugao.growth.2023"),
                None,
                None,
                "paper",
                7,
            ),
            (
                None,
                RUDONG,
                Measured(GROWTH, None),
                "observation",
                "2022",
                claim("~ 6"),
                None,
                "rudong.growth.2022.seen",
                "preliminary",
                "B",
                None,
                "figure of rudong.growth.2022.seen",
                None,
                None,
                None,
                "paper",
                3,
            ),
            (None, QIDONG, Measured(GROWTH, None), *[None] * 7, "not_stated", *[None] * 6),
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
    rows = (compare(small, COUNTIES[:4], [SALES]).records or Table("", (), ())).rows
    found = [(row[0], row[1].id, row[3], row[4]) for row in rows]
    assert found == [
        ((1, 1), "rugao", "observation", "2023"),
        ((2, 2), "haian", "observation", "2023"),
        ((1, 1), "rugao", "target", "2023"),
        ((2, 2), "haian", "target", "2023"),
        (None, "qidong", "target", "2023"),
        (None, "rudong", "target", "2028"),
        (None, "haian", "target", "2023-H2"),
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
    table = compare(small, COUNTIES[:3], [GROWTH])
    assert table._replace(records=None) == Table(
        "comparison",
        (
            Column("rank", "rank"),
            Column("place", "place"),
            Column("stated", "claim"),
            Column("strength", "code"),
            Column("period", "period"),
            Column("paragraph", "paragraph"),
        ),
        (
            ((1, 1), RUGAO, claim("= 7"), "plan", "2023", 7),
            ((2, 2), HAIAN, claim("= 6"), "ensure", "2023", 7),
            (None, RUDONG, None, None, None, None),
        ),
        title=text("name of growth"),
        subtitle=text("year on year"),
        notes=(RANKS,),
        hint="hint.compare",
        sources=(PAPER,),
    )


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
        "stated",
        "strength",
        "period",
        "paragraph",
    ]
    seen = ledger(observation(HAIAN, SALES, "= 6", scope="the port"), places=COUNTIES)
    assert keys(compare(seen, [HAIAN], [SALES])) == [
        "place",
        "stated",
        "scope",
        "role",
        "period",
        "paragraph",
    ]
    silent = ledger(places=COUNTIES)
    assert keys(compare(silent, [HAIAN], [SALES])) == ["place", "stated", "period", "paragraph"]


# several metrics


def test_up_to_four_counties_are_a_row_a_metric() -> None:
    growth, sales = target(HAIAN, GROWTH, ">= 6"), target(RUGAO, SALES, "= 9")
    seen = observation(HAIAN, GROWTH, "= 5")
    small = ledger(growth, sales, seen, places=COUNTIES)
    table = compare(small, [RUGAO, HAIAN])
    assert table._replace(records=None) == Table(
        "comparison",
        (
            Column("metric", "metric"),
            Column("rugao", "stated", heading=text("Rugao")),
            Column("haian", "stated", heading=text("Haian")),
        ),
        (
            (GROWTH, (), (growth, seen)),
            (SALES, (sales,), ()),
        ),
        hint="hint.compare",
        sources=(PAPER,),
    )
    assert [(row[1].id, row[2].metric.id) for row in (table.records or table).rows] == [
        ("haian", "growth"),
        ("haian", "growth"),
        ("rugao", "growth"),
        ("rugao", "sales"),
        ("haian", "sales"),
    ]


def test_few_metrics_and_many_counties_are_a_row_a_county() -> None:
    growth, sales = target(HAIAN, GROWTH, ">= 6"), target(RUGAO, SALES, "= 9")
    small = ledger(growth, sales, places=COUNTIES)
    assert compare(small, COUNTIES, [SALES, GROWTH])._replace(records=None) == Table(
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
    small = ledger(
        *(six, seven, nine),
        places=COUNTIES,
        metrics=[GROWTH, SALES, PARKS, STAFF],
    )
    table = compare(small, COUNTIES, [GROWTH, SALES, PARKS, STAFF])
    assert table._replace(records=None) == Table(
        "comparison",
        (
            Column("metric", "metric"),
            Column("rank", "rank"),
            Column("place", "places"),
            Column("stated", "stated"),
            Column("strength", "code"),
        ),
        (
            (GROWTH, (1, 1), (RUGAO,), (seven,), "ensure"),
            (GROWTH, (2, 2), (HAIAN,), (six,), "plan"),
            (GROWTH, None, (RUDONG, QIDONG, HAIMEN), (), None),
            (SALES, None, (RUDONG,), (nine,), "plan"),
            (SALES, None, (HAIAN, RUGAO, QIDONG, HAIMEN), (), None),
            (PARKS, None, COUNTIES, (), None),
            (STAFF, None, COUNTIES, (), None),
        ),
        notes=(RANKS,),
        hint="hint.compare",
        sources=(PAPER,),
        grouped=True,
    )


@pytest.mark.parametrize(
    ("places", "metrics", "expected"),
    [
        (COUNTIES, [SALES], "stated"),
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


# which metrics, which notes


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


def test_a_result_does_not_take_the_rank_of_the_target_whose_id_it_shares() -> None:
    low, high = target(HAIAN, GROWTH, "= 5"), target(RUGAO, GROWTH, "= 6")
    seen = (
        observation(HAIAN, GROWTH, "= 9", period="2023")._replace(id=low.id),
        observation(RUGAO, GROWTH, "= 8", period="2023")._replace(id=high.id),
    )
    small = ledger(low, high, *seen, places=[HAIAN, RUGAO])
    machine = compare(small, [HAIAN, RUGAO], [GROWTH]).records
    assert machine is not None
    at = {column.key: number for number, column in enumerate(machine.columns)}
    ranks = {(row[at["role"]], row[at["place"]].id): row[at["rank"]] for row in machine.rows}
    assert ranks == {
        ("target", "haian"): (2, 2),
        ("target", "rugao"): (1, 1),
        ("observation", "haian"): (1, 1),
        ("observation", "rugao"): (2, 2),
    }
