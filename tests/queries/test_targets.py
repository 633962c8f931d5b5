"""Shows which targets are listed, in which order, and what each filter lets through."""

from __future__ import annotations

from nantong_cli.answer import Measured, Table
from nantong_cli.model import Target
from nantong_cli.queries.figures import TARGET_COLUMNS
from nantong_cli.queries.targets import targets
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
)

HAIAN, RUGAO, JIANGSU = place("haian"), place("rugao"), place("jiangsu", parent=None)
GROWTH, SALES = metric("growth"), metric("sales")

#: in the order of the article
FIRST = target(RUGAO, GROWTH, beside(JIANGSU, GROWTH), strength="strive")
SECOND = target(HAIAN, GROWTH, ">= 6.5", strength="ensure", scope="industry")
THIRD = target(HAIAN, SALES, "= 50", period="2023-H2")
FOURTH = target(HAIAN, SALES, "", period="2028")
SMALL = ledger(
    FIRST,
    SECOND,
    THIRD,
    FOURTH,
    observation(HAIAN, GROWTH, "= 5"),
    project("yarn", HAIAN, target(HAIAN, SALES, "= 9", about="yarn")),
    places=[HAIAN, RUGAO, JIANGSU],
)


def ids(table: Table) -> list[str]:
    """Return the ids of the targets listed."""
    return [row[0] for row in table.rows]


def wanted(*several: Target) -> list[str]:
    """Return the ids of targets."""
    return [one.id for one in several]


def test_every_target_of_a_place_is_a_row_with_its_hedge_and_its_source() -> None:
    assert targets(SMALL, [HAIAN]) == Table(
        "targets",
        TARGET_COLUMNS,
        (
            (
                "haian.growth.2023",
                HAIAN,
                Measured(GROWTH, text("industry")),
                "2023",
                claim(">= 6.5"),
                "ensure",
                "figure of haian.growth.2023",
                text("statement of haian.growth.2023"),
                "paper",
                7,
            ),
            (
                "haian.sales.2023-H2",
                HAIAN,
                Measured(SALES, None),
                "2023-H2",
                claim("= 50"),
                "plan",
                "figure of haian.sales.2023-H2",
                text("statement of haian.sales.2023-H2"),
                "paper",
                7,
            ),
            (
                "haian.sales.2028",
                HAIAN,
                Measured(SALES, None),
                "2028",
                claim(""),
                "plan",
                "figure of haian.sales.2028",
                text("statement of haian.sales.2028"),
                "paper",
                7,
            ),
        ),
        grouped=True,
        hint="hint.targets",
        sources=(PAPER,),
    )


def test_without_places_all_targets_come_in_the_order_of_the_article() -> None:
    assert ids(targets(SMALL, ())) == wanted(FIRST, SECOND, THIRD, FOURTH)


def test_the_order_is_the_articles_and_not_the_questions() -> None:
    assert ids(targets(SMALL, [HAIAN, RUGAO], metrics=[SALES, GROWTH])) == wanted(
        FIRST, SECOND, THIRD, FOURTH
    )


def test_only_targets_of_the_metrics_asked_for() -> None:
    assert ids(targets(SMALL, (), metrics=[GROWTH])) == wanted(FIRST, SECOND)


def test_only_targets_with_the_comparator_asked_for_relative_ones_too() -> None:
    assert ids(targets(SMALL, (), ops=[">"])) == wanted(FIRST)
    assert ids(targets(SMALL, (), ops=[">=", "="])) == wanted(SECOND, THIRD)


def test_only_targets_of_the_firmness_asked_for() -> None:
    assert ids(targets(SMALL, (), strengths=["ensure", "strive"])) == wanted(FIRST, SECOND)


def test_only_targets_of_the_very_period_asked_for() -> None:
    assert ids(targets(SMALL, (), periods=["2023"])) == wanted(FIRST, SECOND)
    assert ids(targets(SMALL, (), periods=["2023-H2"])) == wanted(THIRD)


def test_filters_narrow_one_another() -> None:
    found = targets(SMALL, [HAIAN], metrics=[SALES], ops=["="], periods=["2023-H2", "2028"])
    assert ids(found) == wanted(THIRD)


def test_no_target_is_an_answer_too() -> None:
    found = targets(SMALL, [RUGAO], metrics=[SALES])
    assert (found.rows, found.columns) == ((), TARGET_COLUMNS)


def test_figures_of_projects_and_results_are_no_targets_of_a_place() -> None:
    assert "yarn.sales.2023" not in ids(targets(SMALL, ()))
