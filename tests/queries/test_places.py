"""Shows which counties are listed, and how their pledges are counted."""

from __future__ import annotations

from nantong_cli.answer import Table
from nantong_cli.queries.places import COLUMNS, places
from tests.queries.conftest import (
    PAPER,
    beside,
    ledger,
    metric,
    observation,
    page,
    place,
    project,
    target,
    text,
)

HAIAN, RUGAO = place("haian", code="320685"), place("rugao")
NANTONG, JIANGSU = place("nantong", parent="jiangsu"), place("jiangsu", parent=None)
EVERY = (HAIAN, RUGAO, NANTONG, JIANGSU)

GROWTH, SALES, PARKS = metric("growth"), metric("sales"), metric("parks")


def test_the_counties_are_listed_with_their_targets_by_kind() -> None:
    small = ledger(
        target(HAIAN, GROWTH, ">= 6.5"),
        target(HAIAN, SALES, "= 2350"),
        target(HAIAN, PARKS, ""),
        target(RUGAO, GROWTH, beside(JIANGSU, GROWTH)),
        target(RUGAO, SALES, "first_tier"),
        page(HAIAN, motto="five focuses"),
        page(RUGAO, motto="across the river"),
        project("chips", HAIAN),
        project("yarn", HAIAN),
        places=EVERY,
    )
    tallies = (
        (("absolute", 2), ("unquantified", 1)),
        (("relative", 1), ("qualitative", 1)),
    )
    assert places(small) == Table(
        "places",
        COLUMNS,
        (
            (HAIAN, "320685", "county", 3, 2, 0, 0, 1, tallies[0], 2, text("five focuses")),
            (RUGAO, None, "county", 2, 0, 1, 1, 0, tallies[1], 0, text("across the river")),
        ),
        title=text("A small ledger"),
        hint="hint.list",
        sources=(PAPER,),
    )


def test_a_county_that_pledges_nothing_and_has_no_page_is_listed_all_the_same() -> None:
    assert places(ledger(places=[RUGAO])).rows == (
        (RUGAO, None, "county", 0, 0, 0, 0, 0, (), 0, None),
    )


def test_results_and_figures_of_projects_are_no_pledges_of_the_county() -> None:
    figure = target(HAIAN, SALES, "= 50", about="yarn")
    small = ledger(
        observation(HAIAN, GROWTH, "= 5"), project("yarn", HAIAN, figure), places=[HAIAN]
    )
    assert places(small).rows == ((HAIAN, "320685", "county", 0, 0, 0, 0, 0, (), 1, None),)


def test_only_the_parts_of_the_ledgers_area_are_listed_in_its_order() -> None:
    small = ledger(places=[JIANGSU, RUGAO, NANTONG, HAIAN])
    assert [row[0] for row in places(small).rows] == [RUGAO, HAIAN]
