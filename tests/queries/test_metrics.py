"""Shows which metrics are listed, who states them, and what is told of one asked for by name."""

from __future__ import annotations

from nantong_cli.answer import Table
from nantong_cli.queries.metrics import COLUMNS, DETAILS, metrics
from tests.queries.conftest import (
    PAPER,
    PERCENT,
    ledger,
    metric,
    observation,
    place,
    project,
    target,
    text,
)

HAIAN, RUGAO, NANTONG = place("haian"), place("rugao"), place("nantong", parent=None)
GROWTH = metric("growth", family="gdp", basis="year on year", aliases=("speed",))
OPENING = metric("opening", unit=None, better="neither")
SALES, IDLE = metric("sales"), metric("idle")

SMALL = ledger(
    target(RUGAO, GROWTH, ">= 6"),
    target(RUGAO, GROWTH, ">= 7", period="2028"),
    target(HAIAN, OPENING, ""),
    observation(NANTONG, GROWTH, "= 5"),
    project("yarn", HAIAN, target(HAIAN, SALES, "= 9", about="yarn")),
    places=[HAIAN, RUGAO, NANTONG],
    metrics=[OPENING, GROWTH, SALES, IDLE],
)

#: what is known of each, under COLUMNS and DETAILS
OF_OPENING = (
    OPENING,
    "opening",
    None,
    1,
    0,
    None,
    (HAIAN,),
    text("name of opening"),
    text("definition of opening"),
    "level",
    "neither",
    None,
    (),
)
OF_GROWTH = (
    GROWTH,
    "growth",
    PERCENT,
    2,
    1,
    "gdp",
    (RUGAO, NANTONG),
    text("name of growth"),
    text("definition of growth"),
    "level",
    "higher",
    text("year on year"),
    ("speed",),
)
OF_SALES = (
    SALES,
    "sales",
    PERCENT,
    0,
    0,
    None,
    (),
    text("name of sales"),
    text("definition of sales"),
    "level",
    "higher",
    None,
    (),
)


def test_every_metric_that_a_place_states_is_listed_with_its_details_left_to_programs() -> None:
    details = tuple(column._replace(audience="machine") for column in DETAILS)
    assert metrics(SMALL) == Table(
        "metrics",
        (*COLUMNS, *details),
        (OF_OPENING, OF_GROWTH),
        hint="hint.metrics",
        sources=(PAPER,),
    )


def test_a_metric_asked_for_by_name_is_told_with_its_details() -> None:
    assert metrics(SMALL, [GROWTH]) == Table(
        "metrics",
        (*COLUMNS, *DETAILS),
        (OF_GROWTH,),
        hint="hint.metrics",
        detailed=True,
        sources=(PAPER,),
    )


def test_a_metric_of_projects_alone_is_told_when_asked_for() -> None:
    assert metrics(SMALL, [SALES]).rows == (OF_SALES,)


def test_metrics_asked_for_come_in_the_order_asked() -> None:
    assert metrics(SMALL, [GROWTH, OPENING]).rows == (OF_GROWTH, OF_OPENING)


def test_who_states_a_metric_is_told_in_the_order_of_the_ledger_and_once() -> None:
    both = ledger(
        observation(RUGAO, SALES, "= 1"),
        target(HAIAN, SALES, "= 2"),
        target(RUGAO, SALES, "= 3"),
        places=[HAIAN, RUGAO],
    )
    (row,) = metrics(both).rows
    assert row[2:7] == (PERCENT, 2, 1, None, (HAIAN, RUGAO))


def test_where_nothing_is_stated_nothing_is_listed() -> None:
    assert metrics(ledger(places=[HAIAN], metrics=[IDLE])).rows == ()
